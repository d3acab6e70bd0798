package agentarcade.app;

import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// What tests that photograph share: a studio in the language they choose, closed behind them.
abstract class StudioTest {
    @TempDir Path folder;
    Studio studio;

    @BeforeEach
    final void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /// Instead of the one that was open.
    final void openStudio(Locale language) {
        closeStudio();
        studio = new Studio(language, folder);
    }

    @AfterEach
    final void closeStudio() {
        if (studio != null) {
            studio.close();
            studio = null;
        }
    }
}
