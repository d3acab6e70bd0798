package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.files.Preferences;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A window to be photographed. No stage is needed, which could not be larger than the screen: a scene alone is laid out, painted and
/// photographed at any size. Without a stage there are no frames, so whoever takes pictures moves time on.
final class Studio implements AutoCloseable {
    static final long FRAME_NANOS = 16_666_667;

    private final Theme theme = new Theme();
    private final ShellViewModel model;
    private final Answers answers = new Answers();
    private Scene scene;
    private long clock = 1_000_000_000;

    /// @param folder for preferences
    Studio(Locale language, Path folder) {
        Texts texts = new Texts(language);
        Preferences preferences = new Preferences(folder);
        preferences.library(folder.resolve("library"));
        model = fx(() -> new ShellViewModel(texts, preferences, answers, Runnable::run, Platform::runLater));
        scene = fx(() -> new Scene(Views.load(new ShellView(model, theme, preferences, texts, other -> {
        }), texts), 1280, 720));
        run(() -> theme.dress(scene));
    }

    ShellViewModel model() {
        return model;
    }

    /// What its questions are answered with.
    Answers answers() {
        return answers;
    }

    Scene scene() {
        return scene;
    }

    Theme theme() {
        return theme;
    }

    void dark(boolean on) {
        run(() -> theme.darkProperty().set(on));
    }

    void resize(int width, int height) {
        run(() -> {
            Parent root = scene.getRoot();
            scene.setRoot(new Group());
            scene = new Scene(root, width, height);
            theme.dress(scene);
        });
    }

    @Override
    public void close() {
        run(model::close);
    }

    void pulse(int frames) {
        for (int i = 0; i < frames; i++) {
            frame();
            sleep(FRAME_NANOS / 1_000_000);
        }
    }

    /// Time goes by for the window, faster than for us.
    void letPlay(int seconds) {
        for (int i = 0; i < seconds * 60; i++) {
            frame();
        }
    }

    void frame() {
        clock += FRAME_NANOS;
        run(() -> model.pulse(clock));
    }

    void pulseUntil(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!fx(holds::getAsBoolean)) {
            pulse(1);
            if (System.nanoTime() - start > 60_000_000_000L) {
                fail("Not within a minute: %s", what);
            }
        }
    }

    /// Checks that nothing is blank or cut off.
    /// @param kept whether it goes to `screenshots/` when that was asked for
    void photograph(String name, boolean kept) throws IOException {
        photograph(name, kept, "#board", "#scoreChart", "#lossChart", "#knobs", ".toolbar", ".statusline");
    }

    /// @param parts those that may not be blank
    void photograph(String name, boolean kept, String... parts) throws IOException {
        drawCharts();
        BufferedImage image = fx(() -> {
            // What scrolls is kept as a bitmap, and without a window nobody notices that it is old.
            scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
            scene.snapshot(null);
            return Photographs.of(scene);
        });
        Photographs.keep(image, name, kept);
        assertThat(image.getWidth()).isEqualTo((int) scene.getWidth());
        assertThat(image.getHeight()).isEqualTo((int) scene.getHeight());
        assertThat(fx(() -> Photographs.cutOff(scene.getRoot()))).as("texts cut off in %s", name).isEmpty();
        for (String part : parts) {
            if (fx(() -> scene.lookup(part) != null && Photographs.isShown(scene.lookup(part)))) {
                assertThat(colours(image, part)).as("colours of %s in %s", part, name).hasSizeGreaterThan(8);
            }
        }
    }

    /// Layouts give canvases and charts their sizes, which are then painted.
    private void drawCharts() {
        boolean there = fx(() -> model.charts().shownProperty().get() && !model.charts().tableProperty().get());
        for (int layout = 0; layout < 4; layout++) {
            fx(() -> scene.snapshot(null));
            if (there) {
                pulse(2);
                pulseUntil("charts are drawn", () -> model.charts().isDrawn());
            }
        }
        if (there) {
            // Without a window, a scene that was photographed before forgets to paint pictures that have changed since.
            resize((int) scene.getWidth(), (int) scene.getHeight());
        }
    }

    private Set<Integer> colours(BufferedImage image, String part) {
        var bounds = fx(() -> scene.lookup(part).localToScene(scene.lookup(part).getBoundsInLocal()));
        Set<Integer> colours = new HashSet<>();
        for (int y = (int) Math.max(0, bounds.getMinY()); y < Math.min(image.getHeight(), bounds.getMaxY()); y += 2) {
            for (int x = (int) Math.max(0, bounds.getMinX()); x < Math.min(image.getWidth(), bounds.getMaxX()); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
