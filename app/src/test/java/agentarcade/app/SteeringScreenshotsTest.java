package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import agentarcade.app.knobs.KnobViewModel;
import agentarcade.app.knobs.SectionViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;

import javafx.scene.control.TextField;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// The form of settings and what steers training, photographed: nothing cut off in either language.
class SteeringScreenshotsTest {
    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void settingsCanBeRead(String language) throws IOException {
        try (Studio studio = new Studio(Locale.forLanguageTag(language), folder)) {
            studio.pulse(20);
            studio.photograph("steering-" + language, false);
            run(() -> {
                knob(studio, "learningRate").type(language.equals("de") ? "0,01" : "0.01");
                knob(studio, "learningRateLast").type("0");
                open(studio, "exploration");
            });
            studio.dark(true);
            studio.pulse(5);
            studio.photograph("steering-turned-" + language, false);
            run(() -> ((TextField) studio.scene().lookup("#knobSearch")).setText(language.equals("de") ? "schritt" : "step"));
            studio.pulse(5);
            studio.photograph("steering-search-" + language, false);
            run(() -> {
                ((TextField) studio.scene().lookup("#knobSearch")).clear();
                studio.model().setup().environmentProperty().set(Environments.find("cave").orElseThrow());
                studio.model().setup().algorithmProperty().set(Algorithms.find("ppo").orElseThrow());
                List.of("learning", "network", "noise", "rollout", "advantages", "loss").forEach(name -> open(studio, name));
            });
            studio.resize(1280, 1900);
            studio.pulse(20);
            studio.dark(false);
            studio.pulse(2);
            studio.photograph("steering-all-" + language, false);
        }
    }

    private static KnobViewModel knob(Studio studio, String name) {
        return studio.model().knobsProperty().get().stream().flatMap(form -> form.all().stream())
                .filter(knob -> knob.knob().name().equals(name)).findFirst().orElseThrow();
    }

    private static void open(Studio studio, String section) {
        studio.model().knobsProperty().get().stream().flatMap(form -> form.sections(studio.model().openSections()).stream())
                .filter(group -> group.id().equals(section)).map(SectionViewModel::openProperty).forEach(open -> open.set(true));
    }
}
