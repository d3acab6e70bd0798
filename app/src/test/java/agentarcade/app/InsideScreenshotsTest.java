package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import agentarcade.app.inside.InsideViewModel;
import agentarcade.app.inside.Tile;
import agentarcade.app.run.Plan;
import agentarcade.app.shell.Lab;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.store.Presets;

import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/// Takes pictures of the inside of an agent of each kind; they go to `target/screenshots`. Checks that each picture is drawn and that every
/// word beside it can be read.
class InsideScreenshotsTest {
    /// Of these pictures are taken each time, of all when any were asked for: `-Dscreenshots=look`.
    private static final List<String> QUICK = List.of("pendulum-v1 ddpg");

    @TempDir Path folder;
    private Studio studio;

    @BeforeEach
    void register() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"catch, dqn, en, 3000, false", "cave, dqn, de, 1500, false", "cartpole-v1, ppo, en, 6000, true",
        "pendulum-v1, ddpg, de, 1500, true", "catch, drqn, de, 700, true", "catch, reinforce, de, 500, false",
        "mountain-car-continuous-v0, a2c, en, 2000, false"})
    void everyPictureOfAnAgentIsDrawn(String world, String algorithm, String language, int steps, boolean dark) throws Exception {
        assumeTrue(QUICK.contains(world + " " + algorithm) || System.getProperty("screenshots") != null);
        studio = new Studio(Locale.of(language), folder);
        EnvironmentType<?> environment = Environments.find(world).orElseThrow();
        AlgorithmType<?> learner = Algorithms.find(algorithm).orElseThrow();
        Plan plan = Plan.of(Presets.first(environment, learner), 1);
        InsideViewModel inside = studio.model().inside();
        run(() -> {
            studio.model().start(plan);
            studio.model().labProperty().set(Lab.INSIDE);
            studio.model().trainOrPause();
        });
        studio.dark(dark);
        photograph("inside-%s-%s-waiting".formatted(world, algorithm));
        studio.pulseUntil("trained", () -> studio.model().runProperty().get().steps() >= steps);
        run(studio.model()::trainOrPause);
        for (Tile tile : fx(() -> inside.tilesProperty().get())) {
            run(() -> inside.tileProperty().set(tile));
            if (tile == Tile.LEARNED && fx(() -> studio.model().runProperty().get().snapshotProperty().get().updates()) == 0) {
                continue;
            }
            studio.pulseUntil("picture of " + tile, () -> inside.messageProperty().get().isEmpty());
            studio.pulse(System.getProperty("screenshots") == null ? 5 : 90);
            photograph("inside-%s-%s-%s".formatted(world, algorithm, tile.name().toLowerCase(Locale.ROOT)));
            assertThat(colours()).as("colours of %s of %s in %s", tile, algorithm, world).hasSizeGreaterThan(20);
        }
    }

    private BufferedImage image() {
        return fx(() -> {
            studio.scene().snapshot(null);
            return SwingFXUtils.fromFXImage(studio.scene().snapshot(null), null);
        });
    }

    private void photograph(String name) throws IOException {
        Path target = Path.of("target", "screenshots");
        Files.createDirectories(target);
        BufferedImage image = image();
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(image, 0, 0, null);
        ImageIO.write(opaque, "png", target.resolve(name + ".png").toFile());
        List<String> cutOff = fx(() -> studio.scene().lookup("#inside").lookupAll("*").stream().filter(Labeled.class::isInstance)
                .map(Labeled.class::cast).filter(label -> label.isVisible() && label.lookup(".text") instanceof Text text
                        && label.getText() != null && !text.getText().equals(label.getText()))
                .map(Labeled::getText).toList());
        assertThat(cutOff).as("texts cut off in %s", name).isEmpty();
    }

    private Set<Integer> colours() {
        BufferedImage image = image();
        Bounds bounds =
                fx(() -> studio.scene().lookup("#insidePicture").localToScene(studio.scene().lookup("#insidePicture").getBoundsInLocal()));
        Set<Integer> colours = new HashSet<>();
        for (int y = (int) bounds.getMinY(); y < bounds.getMaxY(); y += 2) {
            for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
