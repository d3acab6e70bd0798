package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import agentarcade.app.shell.Page;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// Takes the pictures of the gallery of worlds. See [ScreenshotsTest].
class GalleryScreenshotsTest extends StudioTest {
    private static final int PLAYED_FRAMES = 120;

    @Test
    void theGalleryLooksLikeThis() throws IOException {
        open(Locale.ENGLISH);
        studio.photograph("gallery-light", false);
        studio.dark(true);
        studio.photograph("gallery-dark", false);
        studio.resize(1920, 1080);
        studio.photograph("gallery-large-dark", false);
        studio.dark(false);
        studio.photograph("gallery-large-light", false);
    }

    @Test
    void everyWordOfTheGalleryCanBeReadInGermanToo() throws IOException {
        open(Locale.GERMAN);
        studio.photograph("gallery-german", false);
        studio.resize(ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
        studio.photograph("gallery-german-small", false);
    }

    private void open(Locale language) {
        openStudio(language);
        run(() -> studio.model().layout().pageProperty().set(Page.GALLERY));
        for (int i = 0; i < PLAYED_FRAMES; i++) {
            studio.frame();
        }
    }
}
