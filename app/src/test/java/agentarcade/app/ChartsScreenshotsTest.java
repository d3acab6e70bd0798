package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import agentarcade.app.charts.ChartsViewModel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// All charts at once in the place of the game, and their numbers: nothing cut off, in both languages, light and dark.
class ChartsScreenshotsTest {
    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void allChartsAtOnceLookLikeThis() throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            try (Studio studio = new Studio(language, folder)) {
                run(studio.model()::trainOrPause);
                studio.pulseUntil("trained", () -> studio.model().runProperty().get().steps() >= 800);
                run(studio.model()::trainOrPause);
                studio.pulse(30);
                ChartsViewModel charts = studio.model().charts();
                studio.dark(language == Locale.GERMAN);
                studio.photograph("charts-two-" + language, false);
                run(() -> {
                    studio.model().labLargeProperty().set(true);
                    charts.choices().forEach(name -> charts.open(name, true));
                });
                studio.photograph("charts-all-" + language, false);
                run(() -> charts.tableProperty().set(true));
                studio.pulse(60);
                studio.photograph("charts-table-" + language, false);
            }
        }
    }
}
