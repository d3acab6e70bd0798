package agentarcade.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.Answers;
import agentarcade.app.SavedRuns;
import agentarcade.app.files.Preferences;
import agentarcade.app.library.LibraryViewModel.State;
import agentarcade.app.library.SavedRun.Content;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryViewModelTest {
    @TempDir static Path trained;
    private static Path catchRun;
    private static Path cartPoleRun;

    @TempDir Path folder;
    private Path library;
    private Preferences preferences;
    private final Answers answers = new Answers();
    private final Deque<Runnable> disk = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private Optional<Runnable> undo = Optional.empty();
    private LibraryViewModel model;

    @BeforeAll
    static void train() throws Exception {
        catchRun = SavedRuns.save(trained, "catch", "catch", "dqn", 300);
        cartPoleRun = SavedRuns.save(trained, "cartpole", "cartpole-v1", "reinforce", 300);
    }

    @BeforeEach
    void open() {
        library = folder.resolve("library");
        preferences = new Preferences(folder.resolve("preferences"));
        preferences.library(library);
        model = new LibraryViewModel(new Texts(Locale.ENGLISH), preferences, answers, disk::add, Runnable::run, new Told());
    }

    /// What is said to the window, as lines.
    private final class Told implements Doors {
        @Override
        public void open(Path run) {
            told.add("open " + run.getFileName());
        }

        @Override
        public void open() {
            told.add("open another");
        }

        @Override
        public void compare(Path run) {
            told.add("compare " + run.getFileName());
        }

        @Override
        public void gallery() {
            told.add("gallery");
        }

        @Override
        public void back() {
            told.add("back");
        }

        @Override
        public void moved(Path from, Path to) {
            told.add(from.getFileName() + " is " + to.getFileName());
        }

        @Override
        public void tell(String sentence) {
            told.add(sentence);
        }

        @Override
        public void tell(String sentence, Runnable undoing) {
            told.add(sentence);
            undo = Optional.of(undoing);
        }

        @Override
        public void tell(Throwable problem) {
            told.add(problem.getMessage());
        }
    }

    private Path copy(Path run, String name) throws IOException {
        return Files.copy(run, Files.createDirectories(library).resolve(name + ".arcade"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// All that waits for the disk is done.
    private void settle() {
        while (!disk.isEmpty()) {
            disk.removeFirst().run();
        }
        model.pulse(Long.MAX_VALUE / 2);
    }

    private void look() {
        model.refresh();
        settle();
    }

    private List<String> shown() {
        return model.shown().stream().map(run -> run.file().name()).toList();
    }

    private void choose(String name) {
        model.chosenProperty().set(model.shown().stream().filter(run -> run.file().name().equals(name)).findFirst().orElseThrow());
    }

    private String chosen() {
        return model.chosenProperty().get().file().name();
    }

    @Test
    void theListIsThereBeforeAnyFileIsRead() throws Exception {
        copy(catchRun, "a");
        copy(cartPoleRun, "b");
        assertThat(model.stateProperty().get()).isEqualTo(new State.Looking());
        model.refresh();
        disk.removeFirst().run();
        assertThat(shown()).containsExactlyInAnyOrder("a", "b");
        assertThat(model.stateProperty().get()).isEqualTo(new State.Listed());
        assertThat(model.shown()).allMatch(SavedRun::isUnread);
        settle();
        assertThat(model.shown()).allMatch(run -> run.summary().isPresent());
        assertThat(model.countProperty().get()).isEqualTo("2 in all");
    }

    @Test
    void savingNeverWaitsForMoreThanOneFileOfALongList() throws Exception {
        for (int i = 0; i < 20; i++) {
            copy(catchRun, "run " + i);
        }
        model.refresh();
        disk.removeFirst().run();
        assertThat(disk).hasSize(1);
    }

    @Test
    void whatIsInSightIsReadFirstWithItsCurve() throws Exception {
        for (int i = 0; i < 5; i++) {
            SavedRuns.date(copy(catchRun, "run " + i), "2026-11-0%dT10:00:00Z".formatted(9 - i));
        }
        model.refresh();
        disk.removeFirst().run();
        SavedRun last = model.shown().getLast();
        model.seen(last);
        disk.removeFirst().run();
        disk.removeFirst().run();
        assertThat(last.isUnread()).isFalse();
        disk.removeFirst().run();
        assertThat(last.curveProperty().get()).isPresent();
        assertThat(model.shown().stream().filter(SavedRun::isUnread)).hasSize(3);
        settle();
        assertThat(model.shown().getFirst().curveProperty().get()).as("the curve of one that nobody has seen").isEmpty();
    }

    @Test
    void brokenFilesAreListedWithWhatIsWrong() throws Exception {
        copy(catchRun, "good");
        Files.writeString(library.resolve("bad.arcade"), "Dear agent,");
        look();
        choose("bad");
        assertThat(model.chosenProperty().get().contentProperty().get()).isEqualTo(new Content.Broken(
                "bad.arcade is not a run of Agent Arcade. Choose a file that was saved by it; such names end in .arcade."));
        assertThat(shown()).hasSize(2);
    }

    @Test
    void filesUsedElsewhereAreListedAsLongAsTheyAreThere() throws Exception {
        copy(catchRun, "here");
        preferences.used(cartPoleRun);
        preferences.used(folder.resolve("gone.arcade"));
        preferences.used(library.resolve("here.arcade"));
        look();
        assertThat(shown()).containsExactlyInAnyOrder("here", "cartpole");
    }

    @Test
    void aFolderThatCannotBeReadIsASentence() throws Exception {
        Files.writeString(library, "no folder");
        look();
        assertThat(model.stateProperty().get())
                .isEqualTo(new State.Unreadable("The folder " + library + " can’t be read. Check it, or choose another folder."));
        Path other = Files.createDirectories(folder.resolve("other"));
        answers.chooseFolder(other);
        model.chooseFolder();
        settle();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Empty());
        assertThat(preferences.library()).isEqualTo(other);
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws Exception {
        copy(catchRun, "a");
        copy(catchRun, "b");
        look();
        List<SavedRun> before = List.copyOf(model.shown());
        SavedRuns.date(library.resolve("b.arcade"), "2026-01-01T00:00:00Z");
        look();
        assertThat(model.shown()).contains(before.stream().filter(run -> run.file().name().equals("a")).findFirst().orElseThrow());
        assertThat(model.shown()).doesNotContain(before.stream().filter(run -> run.file().name().equals("b")).findFirst().orElseThrow());
    }

    // ---- order and search ----

    private void three() throws IOException {
        SavedRuns.date(copy(catchRun, "Anna"), "2026-11-01T10:00:00Z");
        SavedRuns.date(copy(cartPoleRun, "ben"), "2026-11-03T10:00:00Z");
        SavedRuns.date(copy(catchRun, "Örn"), "2026-11-02T10:00:00Z");
        SavedRuns.date(Files.writeString(library.resolve("x.arcade"), "?"), "2026-11-04T10:00:00Z");
        look();
    }

    @Test
    void runsAreSortedByDateNameWorldResultAndSizeEitherWay() throws Exception {
        three();
        assertThat(shown()).containsExactly("x", "ben", "Örn", "Anna");
        model.reversedProperty().set(true);
        assertThat(shown()).containsExactly("Anna", "Örn", "ben", "x");
        model.reversedProperty().set(false);
        model.orderProperty().set(Order.NAME);
        assertThat(shown()).containsExactly("Anna", "ben", "Örn", "x");
        model.orderProperty().set(Order.WORLD);
        assertThat(shown()).containsExactly("ben", "Anna", "Örn", "x");
        model.orderProperty().set(Order.RESULT);
        assertThat(shown()).containsExactly("ben", "Anna", "Örn", "x");
        model.orderProperty().set(Order.SIZE);
        assertThat(shown()).endsWith("x");
    }

    @Test
    void withinAWorldTheBestComesFirst() throws Exception {
        SavedRuns.save(library, "one", "pendulum-v1", "ppo", 400);
        SavedRuns.save(library, "another", "pendulum-v1", "a2c", 400);
        look();
        model.orderProperty().set(Order.RESULT);
        List<Double> scores = model.shown().stream().map(run -> run.summary().orElseThrow().meanScore().orElseThrow()).toList();
        assertThat(scores).hasSize(2).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void allWordsMustBeInNameWorldOrAlgorithm() throws Exception {
        three();
        model.searchProperty().set(" CATCH anna ");
        assertThat(shown()).containsExactly("Anna");
        assertThat(model.countProperty().get()).isEqualTo("1 of 4");
        model.searchProperty().set("reinf");
        assertThat(shown()).containsExactly("ben");
        model.searchProperty().set("no such run");
        assertThat(model.stateProperty().get()).isEqualTo(new State.NoneFound());
        model.showAll();
        assertThat(shown()).hasSize(4);
    }

    @Test
    void oneWorldCanBeLookedFor() throws Exception {
        three();
        assertThat(model.worldsProperty().get()).extracting(world -> world.id()).containsExactly("cartpole-v1", "catch");
        model.worldProperty().set(Environments.find("catch").map(type -> type));
        assertThat(shown()).containsExactly("Örn", "Anna");
    }

    @Test
    void whatIsChosenStaysChosenWhateverTheOrder() throws Exception {
        three();
        choose("ben");
        model.orderProperty().set(Order.NAME);
        model.reversedProperty().set(true);
        look();
        assertThat(chosen()).isEqualTo("ben");
    }

    // ---- deeds ----

    @Test
    void aRunIsOpenedAndCompared() throws Exception {
        three();
        choose("Anna");
        model.open();
        model.compare();
        assertThat(told).containsExactly("open Anna.arcade", "compare Anna.arcade");
    }

    @Test
    void aRenamedRunIsChosenByItsNewName() throws Exception {
        three();
        choose("ben");
        List<String> after = new ArrayList<>();
        model.rename(" Carla ", () -> after.add("done"));
        settle();
        assertThat(told).containsExactly("ben.arcade is Carla.arcade");
        assertThat(after).containsExactly("done");
        assertThat(chosen()).isEqualTo("Carla");
        assertThat(library.resolve("Carla.arcade")).exists();
    }

    @Test
    void aNameThatCannotBeIsSaidBesideIt() throws Exception {
        three();
        choose("ben");
        model.rename("Anna", () -> told.add("done"));
        settle();
        assertThat(model.nameProblemProperty().get()).isEqualTo("There is a file Anna.arcade already. Choose another name.");
        assertThat(told).isEmpty();
        choose("Anna");
        assertThat(model.nameProblemProperty().get()).isEmpty();
    }

    @Test
    void whatWasThrownAwayCanBePutBackAndTheNextIsChosenMeanwhile() throws Exception {
        three();
        choose("ben");
        model.throwAway();
        settle();
        assertThat(shown()).containsExactly("x", "Örn", "Anna");
        assertThat(chosen()).isEqualTo("Örn");
        assertThat(told).containsExactly("“ben” was moved to the trash, " + library.resolve("Trash") + ".");
        undo.orElseThrow().run();
        settle();
        assertThat(chosen()).isEqualTo("ben");
        assertThat(told.getLast()).isEqualTo("“ben” is back.");
        model.putBack();
        assertThat(disk).as("only once").isEmpty();
    }

    @Test
    void aFileThatVanishedIsToldAndLeavesTheList() throws Exception {
        three();
        choose("ben");
        Files.delete(library.resolve("ben.arcade"));
        model.throwAway();
        settle();
        assertThat(told).containsExactly("ben.arcade is not there any more: it was moved or deleted by somebody else.");
        assertThat(shown()).doesNotContain("ben");
    }

    @Test
    void aFileIsShownWhereTheSystemShowsFiles() throws Exception {
        three();
        choose("Anna");
        model.reveal();
        model.revealFolder();
        settle();
        assertThat(answers.revealed()).containsExactly(library.resolve("Anna.arcade"), library);
        answers.nothingToRevealWith();
        model.reveal();
        settle();
        assertThat(told).containsExactly(
                "This system has no program that shows folders. The file is " + library.resolve("Anna.arcade") + ".");
    }

    @Test
    void nothingIsDoneWithoutARunThatIsChosen() throws Refused {
        look();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Empty());
        model.open();
        model.compare();
        model.throwAway();
        model.rename("name", () -> told.add("done"));
        settle();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsReadTooLateForTheWindowIsForgotten() throws Exception {
        copy(catchRun, "a");
        model.refresh();
        model.close();
        settle();
        assertThat(model.shown()).isEmpty();
    }
}
