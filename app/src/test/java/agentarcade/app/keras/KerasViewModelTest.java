package agentarcade.app.keras;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.Answers;
import agentarcade.app.files.KeptGames;
import agentarcade.app.files.Preferences;
import agentarcade.app.game.Contender;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.game.Watchable;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import javafx.collections.FXCollections;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasViewModelTest {
    private static final Path FILES = Path.of("..", "core", "src", "test", "resources", "keras");
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir Path folder;
    private final Answers answers = new Answers();
    private final List<Throwable> failed = new ArrayList<>();
    private GameViewModel game;
    private KerasViewModel model;
    private RunViewModel run;

    @BeforeEach
    void openCatchBall() {
        game = new GameViewModel(ENGLISH, KeptGames.beside(new Preferences(folder)), FXCollections.observableArrayList());
        model = new KerasViewModel(ENGLISH, answers, Runnable::run, Runnable::run, () -> run.world(), game, failed::add);
        show("catch-ball-8");
    }

    private void show(String world) {
        run = RunViewModel.fresh(Plan.without(World.canonical(Environments.find(world).orElseThrow()), 1));
        game.show(run);
    }

    @AfterEach
    void close() {
        game.close();
    }

    private void open(String... files) {
        answers.read(List.of(files).stream().map(FILES::resolve).toArray(Path[]::new));
        model.open();
    }

    private List<String> watchables() {
        return game.watchablesProperty().get().stream().map(Watchable::key).toList();
    }

    @Test
    void aModelThatFitsIsWatchedInTheWorldItIsForAndNowhereElse() {
        open("keras1-training.yaml", "keras1-training.hdf5");
        KerasFile file = model.shownProperty().get();
        assertThat(file.rows()).hasSize(4).contains(List.of("dense_1", "Dense", "8", "520", "Dense 8"));
        assertThat(file.sentences()).last().isEqualTo(
                "It fits Catch-ball 8×8 as it is set up now: watch it play there, or race against it.");
        model.watch();
        assertThat(model.shownProperty().get()).isNull();
        assertThat(game.watchedProperty().get().key()).isEqualTo("guest.keras1-training.yaml");
        for (long nanos = 0; nanos < 5_000_000_000L; nanos += 20_000_000) {
            game.pulse(nanos);
        }
        assertThat(game.captionProperty().get()).isEqualTo("keras1-training.yaml plays games of its own, without exploring.");
        show("catch");
        assertThat(watchables()).noneMatch(key -> key.startsWith("guest."));
        show("catch-ball-8");
        assertThat(watchables()).last().isEqualTo("guest.keras1-training.yaml");
    }

    @Test
    void itIsRacedAgainst() {
        open("keras1-training.yaml", "keras1-training.hdf5");
        model.race();
        assertThat(game.modeProperty().get()).isEqualTo(GameMode.PLAY);
        assertThat(game.play().rightProperty().get()).isInstanceOf(Contender.Visitor.class);
        for (long nanos = 0; nanos < 3_000_000_000L; nanos += 20_000_000) {
            game.pulse(nanos);
        }
    }

    @Test
    void theSameFileOpenedAgainTakesThePlaceOfTheFirst() {
        for (int time = 0; time < 2; time++) {
            open("keras1-training.yaml", "keras1-training.hdf5");
            model.watch();
        }
        assertThat(watchables().stream().filter(key -> key.startsWith("guest."))).hasSize(1);
    }

    @Test
    void aModelThatDoesNotFitSaysWhy() {
        open("keras2-heads.h5");
        KerasFile file = model.shownProperty().get();
        assertThat(file.player()).isEmpty();
        assertThat(file.sentences()).last().asString().startsWith("The model takes 4, but agents see 8 × 8 in this world.");
    }

    @Test
    void aFileThatIsNoModelIsOneSentenceAndLayersAloneAskForWeights() {
        open("make_golden.py");
        assertThat(failed).hasSize(1).first().isInstanceOf(Refused.class);
        open("keras1-training.yaml");
        assertThat(model.shownProperty().get()).as("no weights were chosen").isNull();
        assertThat(failed).hasSize(1);
    }

    @Test
    void aGuestStaysInAnotherLanguage() {
        open("keras1-training.yaml", "keras1-training.hdf5");
        model.watch();
        try (GameViewModel german =
                new GameViewModel(new Texts(Locale.GERMAN), KeptGames.beside(new Preferences(folder)),
                        FXCollections.observableArrayList())) {
            german.show(run);
            german.goOn(game);
            assertThat(german.watchedProperty().get().key()).isEqualTo("guest.keras1-training.yaml");
        }
    }
}
