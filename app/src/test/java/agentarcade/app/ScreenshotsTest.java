package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.files.Preferences;
import agentarcade.app.game.GameMode;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.env.Controls.Key;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.ActionEvent;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes the pictures of the window in `screenshots/`. They go to `target/screenshots` and are only checked not to be blank, unless asked:
///
/// `./mvnw -pl core,app test -Dtest=ScreenshotsTest -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots=write`
///
/// No stage is needed, which could not be larger than the screen: a scene alone is laid out, painted and photographed at any size.
/// Without a stage there are no frames, so the test moves time on.
class ScreenshotsTest {
    private static final int TRAINED_STEPS = 8_000;
    private static final long FRAME_NANOS = 16_666_667;

    private final Theme theme = new Theme();
    @TempDir Path folder;
    private ShellViewModel model;
    private Scene scene;
    private long clock = 1_000_000_000;

    @BeforeEach
    void build() throws Exception {
        FxToolkit.registerPrimaryStage();
        build(Locale.ENGLISH);
    }

    private void build(Locale language) {
        Texts texts = new Texts(language);
        Preferences preferences = new Preferences(folder);
        run(() -> {
            model = new ShellViewModel(texts, preferences, new Answers(), Runnable::run, Platform::runLater);
            scene = new Scene(Views.load(new ShellView(model, theme, preferences, texts), texts), 1280, 720);
            theme.dress(scene);
        });
    }

    @AfterEach
    void close() {
        run(model::close);
    }

    @Test
    void theWindowLooksLikeThis() throws IOException {
        run(model::trainOrPause);
        pulseUntil("trained", () -> model.runProperty().get().steps() >= TRAINED_STEPS);
        pulse(60);
        letPlay(28);
        photograph("window-light", true);
        run(() -> theme.darkProperty().set(true));
        pulse(30);
        photograph("window-dark", true);
        run(() -> theme.darkProperty().set(false));

        run(() -> model.game().modeProperty().set(GameMode.TRAINING));
        pulse(80);
        photograph("watch-training", true);

        run(() -> model.game().modeProperty().set(GameMode.PLAY));
        pulse(5);
        photograph("play-prompt", false);
        run(() -> model.game().keyPressed(Key.RIGHT));
        pulse(40);
        photograph("play", true);
        run(() -> model.game().modeProperty().set(GameMode.POLICY));

        type("size", "12");
        run(model::reset);
        type("learningRate", "7");
        pulse(30);
        photograph("notice-light", false);
        run(() -> theme.darkProperty().set(true));
        photograph("notice-dark", false);
        run(model::bringBack);
        type("size", "12");
        pulse(30);
        photograph("restart-dark", false);
    }

    private void type(String knob, String text) {
        run(() -> {
            TextField field = (TextField) scene.lookup("#knob-" + knob).lookup(".knob-field");
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void aLargeWindowLooksLikeThis() throws IOException {
        run(() -> {
            scene = new Scene(detached(), 1920, 1080);
            theme.dress(scene);
        });
        run(model::trainOrPause);
        pulseUntil("trained", () -> model.runProperty().get().steps() >= TRAINED_STEPS / 2);
        pulse(60);
        photograph("large-light", false);
        run(() -> theme.darkProperty().set(true));
        pulse(30);
        photograph("large-dark", false);
    }

    @Test
    void theSmallestWindowLooksLikeThis() throws IOException {
        photographSmallest("small-english", "Ready");
        run(model::close);
        build(Locale.GERMAN);
        photographSmallest("small-german", "Bereit");
    }

    private void photographSmallest(String name, String ready) throws IOException {
        run(() -> {
            // The system's frame around the window takes its part of the height.
            scene = new Scene(detached(), ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
            theme.dress(scene);
        });
        pulseUntil("started", () -> model.statusProperty().get().equals(ready));
        pulse(30);
        photograph(name, false);
    }

    private Parent detached() {
        Parent root = scene.getRoot();
        scene.setRoot(new Group());
        return root;
    }

    private void pulse(int frames) {
        for (int i = 0; i < frames; i++) {
            frame();
            sleep(FRAME_NANOS / 1_000_000);
        }
    }

    /// Time goes by for the window, faster than for us.
    private void letPlay(int seconds) {
        for (int i = 0; i < seconds * 60; i++) {
            frame();
        }
    }

    private void frame() {
        clock += FRAME_NANOS;
        run(() -> model.pulse(clock));
    }

    private void pulseUntil(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!fx(holds::getAsBoolean)) {
            pulse(1);
            if (System.nanoTime() - start > 60_000_000_000L) {
                fail("Not within a minute: %s", what);
            }
        }
    }

    private void photograph(String name, boolean kept) throws IOException {
        BufferedImage image = fx(() -> {
            // The first layout gives canvases their sizes, which are then painted.
            scene.snapshot(null);
            return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        });
        Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
        boolean write = "write".equals(System.getProperty("screenshots")) && kept;
        Path target = write ? root.resolve("screenshots") : Path.of("target", "screenshots");
        Files.createDirectories(target);
        File file = target.resolve(name + ".png").toFile();
        assertThat(ImageIO.write(withoutAlpha(image), "png", file)).isTrue();
        assertThat(image.getWidth()).isEqualTo((int) scene.getWidth());
        assertThat(image.getHeight()).isEqualTo((int) scene.getHeight());
        assertThat(fx(this::cutOff)).as("texts cut off in %s", name).isEmpty();
        for (String part : new String[] {"#board", "#scoreChart", "#lossChart", "#knobs", ".toolbar", ".statusline"}) {
            assertThat(colours(image, part)).as("colours of %s in %s", part, name).hasSizeGreaterThan(8);
        }
    }

    /// What a label would say if it had room, and doesn't.
    private List<String> cutOff() {
        return scene.getRoot().lookupAll("*").stream().filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .filter(label -> label.getText() != null && isShown(label) && label.lookup(".text") instanceof Text text
                        && !text.getText().equals(label.getText()))
                .map(Labeled::getText).toList();
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    private static BufferedImage withoutAlpha(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(image, 0, 0, null);
        return opaque;
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
