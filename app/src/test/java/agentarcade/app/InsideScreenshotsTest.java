package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.inside.InsideViewModel;
import agentarcade.app.inside.Tile;
import agentarcade.app.run.Plan;
import agentarcade.app.shell.Lab;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Takes pictures of the inside of an agent of each kind; they go to `target/screenshots`. Checks that each picture is drawn and that every
/// word beside it can be read.
class InsideScreenshotsTest extends StudioTest {
    record Shot(String world, String algorithm, Locale language, int steps, boolean dark) {
        @Override
        public String toString() {
            return world + "-" + algorithm;
        }
    }

    /// One, or all if pictures were asked for: `-Dscreenshots=look`.
    static List<Shot> shots() {
        Shot each = new Shot("pendulum-v1", "ddpg", Locale.GERMAN, 1_500, true);
        return !Photographs.areWanted() ? List.of(each)
                : List.of(each, new Shot("catch", "dqn", Locale.ENGLISH, 3_000, false),
                        new Shot("cave", "dqn", Locale.GERMAN, 1_500, false), new Shot("cartpole-v1", "ppo", Locale.ENGLISH, 6_000, true),
                        new Shot("catch", "drqn", Locale.GERMAN, 700, true), new Shot("catch", "reinforce", Locale.GERMAN, 500, false),
                        new Shot("mountain-car-continuous-v0", "a2c", Locale.ENGLISH, 2_000, false));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void everyPictureOfAnAgentIsDrawn(Shot shot) throws IOException, Refused {
        openStudio(shot.language());
        EnvironmentType<?> environment = Environments.find(shot.world()).orElseThrow();
        AlgorithmType<?> learner = Algorithms.find(shot.algorithm()).orElseThrow();
        Plan plan = Plan.of(Presets.first(environment, learner), 1);
        InsideViewModel inside = studio.model().inside();
        run(() -> {
            studio.model().start(plan);
            studio.model().layout().labProperty().set(Lab.INSIDE);
            studio.model().trainOrPause();
        });
        studio.dark(shot.dark());
        photograph("inside-%s-waiting".formatted(shot));
        studio.pulseUntil("trained", () -> studio.model().runProperty().get().steps() >= shot.steps());
        run(studio.model()::trainOrPause);
        for (Tile tile : fx(() -> inside.tilesProperty().get())) {
            run(() -> inside.tileProperty().set(tile));
            if (tile == Tile.LEARNED && fx(() -> studio.model().runProperty().get().snapshotProperty().get().updates()) == 0) {
                continue;
            }
            studio.pulseUntil("picture of " + tile, () -> inside.messageProperty().get().isEmpty());
            studio.pulse(!Photographs.areWanted() ? 5 : 90);
            photograph("inside-%s-%s".formatted(shot, tile.name().toLowerCase(Locale.ROOT)));
            assertThat(colours()).as("colours of %s of %s", tile, shot).hasSizeGreaterThan(20);
        }
        if (Photographs.areWanted()) {
            studio.resize(1920, 1080);
            photograph("inside-%s-large".formatted(shot));
            studio.pulse(120);
            photograph("inside-%s-large".formatted(shot));
            run(() -> inside.tileProperty().set(Tile.NETWORK));
            studio.pulse(150);
            photograph("inside-%s-network-large".formatted(shot));
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
