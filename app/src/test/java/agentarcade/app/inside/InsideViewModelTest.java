package agentarcade.app.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.files.KeptGames;
import agentarcade.app.files.Preferences;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.theme.Palette;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Texts;

import javafx.collections.FXCollections;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsideViewModelTest {
    private static final long FRAME_NANOS = 16_000_000;

    @TempDir Path folder;
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final ObjectProperty<RunViewModel> current = new SimpleObjectProperty<>();
    private GameViewModel game;
    private InsideViewModel model;
    private long clock = 1_000_000_000;

    @BeforeEach
    void build() {
        game = new GameViewModel(texts, KeptGames.beside(new Preferences(folder)), FXCollections.observableArrayList());
        model = new InsideViewModel(texts, current, game);
        model.paper(new Paper(700, 160, 1, Palette.LIGHT));
    }

    @AfterEach
    void close() {
        model.close();
        game.close();
        if (current.get() != null) {
            current.get().close();
        }
    }

    private void open(String world, Optional<String> algorithm) {
        Optional<AlgorithmType<?>> type = algorithm.map(id -> Algorithms.find(id).orElseThrow());
        Plan plan = new Plan(World.canonical(Environments.find(world).orElseThrow()),
                type.map(known -> new Plan.Learner(known, known.settings().initial())), 1);
        RunViewModel run = RunViewModel.fresh(plan);
        current.set(run);
        game.show(run);
    }

    private void pulseUntil(String what, BooleanSupplier holds) throws InterruptedException {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > 60_000_000_000L) {
                fail("Not within a minute: %s; %s", what, model.messageProperty().get());
            }
            clock += FRAME_NANOS;
            current.get().pulse();
            game.pulse(clock);
            model.pulse(clock);
            Thread.sleep(4);
        }
    }

    private static long colours(Sketch sketch) {
        return Arrays.stream(sketch.pixels()).distinct().count();
    }

    @ParameterizedTest
    @CsvSource({"catch, dqn", "catch, drqn", "cartpole-v1, ppo", "cartpole-v1, a2c", "pendulum-v1, ddpg", "catch, reinforce"})
    void everyPictureThereCanBeIsDrawn(String world, String algorithm) throws InterruptedException {
        open(world, Optional.of(algorithm));
        current.get().train();
        for (Tile tile : List.of(Tile.NETWORK, Tile.LEARNED, world.equals("catch") ? Tile.TRUTH : Tile.PLANE)) {
            model.tileProperty().set(tile);
            pulseUntil("picture of " + tile, () -> model.sketchProperty().get() != null);
            assertThat(model.tilesProperty().get()).contains(tile);
            assertThat(colours(model.sketchProperty().get())).as("colours of %s", tile).isGreaterThan(3);
            assertThat(model.sketchProperty().get().summary()).isNotBlank();
            assertThat(model.sketchProperty().get().spots()).isNotEmpty();
            assertThat(model.messageProperty().get()).isEmpty();
        }
    }

    @Test
    void whereNobodyLearnsItSaysSo() throws InterruptedException {
        open("catch", Optional.empty());
        pulseUntil("said", () -> model.messageProperty().get().equals(texts.say("app.inside.nobody")));
        assertThat(model.tilesProperty().get()).isEmpty();
    }

    @Test
    void beforeTheFirstUpdateItSaysHowToGetThere() throws InterruptedException {
        open("catch", Optional.of("dqn"));
        model.tileProperty().set(Tile.LEARNED);
        pulseUntil("an agent", () -> current.get().snapshotProperty().get() != null
                && current.get().snapshotProperty().get().insight().isPresent());
        assertThat(model.messageProperty().get()).isEqualTo(texts.say("app.inside.learned.waiting"));
    }

    @Test
    void theTrailFollowsTheGame() throws InterruptedException {
        open("cartpole-v1", Optional.of("ppo"));
        model.tileProperty().set(Tile.PLANE);
        pulseUntil("a trail", () -> model.trailProperty().get().size() > 5);
        float[] seen = game.sighting().orElseThrow().observation();
        InsideViewModel.Place newest = model.trailProperty().get().getFirst();
        double limit = 12 * Math.PI / 180;
        assertThat(newest.across()).isBetween((seen[2] + limit) / (2 * limit) - 0.2, (seen[2] + limit) / (2 * limit) + 0.2);
        assertThat(newest.down()).isBetween(0.0, 1.0);
    }

    @Test
    void anotherRunBringsItsOwnPictures() throws InterruptedException {
        open("catch", Optional.of("dqn"));
        model.tileProperty().set(Tile.TRUTH);
        pulseUntil("the truth", () -> model.sketchProperty().get() != null);
        current.get().close();
        open("pendulum-v1", Optional.of("ddpg"));
        pulseUntil("turned to the network", () -> model.tileProperty().get() == Tile.NETWORK);
        pulseUntil("a network", () -> model.sketchProperty().get() != null);
        assertThat(model.tileProperty().get()).isEqualTo(Tile.NETWORK);
        assertThat(model.tilesProperty().get()).containsExactly(Tile.NETWORK, Tile.LEARNED, Tile.PLANE);
    }
}
