package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;

import agentarcade.app.library.LibraryViewModel.State;
import agentarcade.app.library.SavedRun;
import agentarcade.app.shell.Page;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.store.Presets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

/// Takes the pictures of the library of saved runs. See [ScreenshotsTest].
class LibraryScreenshotsTest extends StudioTest {
    /// What people look at has curves that rise; what is only checked has curves at all.
    private static final int STEPS = Photographs.areWanted() ? 20_000 : 400;

    private void saveSome() throws Exception {
        Path library = folder.resolve("library");
        String[][] runs = {{"Catch, first try", "catch", "dqn", "2026-09-12T08:05:00Z"},
            {"cartpole-v1-ppo-seed-1", "cartpole-v1", "ppo", "2026-11-03T10:30:00Z"},
            {"Pendulum that a pupil with a very long name trained in the ninth lesson of the second term, and named in full", "pendulum-v1",
                "ddpg", "2026-10-21T13:15:00Z"},
            {"cave-ppo-seed-7", "cave", "ppo", "2026-11-20T09:00:00Z"},
            {"mountain-car-a2c-seed-1", "mountain-car-continuous-v0", "a2c", "2026-11-19T16:45:00Z"}};
        for (String[] one : runs) {
            SavedRuns.date(SavedRuns.save(library, one[0], one[1], one[2], one[1].equals("cave") ? 500 : STEPS), one[3]);
        }
        SavedRuns.date(SavedRuns.save(library, "Catch, larger board", changed(), STEPS), "2026-11-21T14:20:00Z");
        SavedRuns.date(Files.writeString(library.resolve("from the old laptop.arcade"), "half a file"), "2026-08-30T12:00:00Z");
    }

    /// A run with settings of its own.
    private static Experiment changed() throws Exception {
        Experiment usual = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()).experiment(7);
        Map<String, Object> values = usual.algorithm().settings().values(usual.settings());
        values.putAll(Map.of("learningRate", 0.002, "batchSize", 16));
        return usual.withSettings(usual.algorithm().settings().create(values));
    }

    private void open(Locale language) {
        openStudio(language);
        run(() -> studio.model().layout().pageProperty().set(Page.LIBRARY));
    }

    private void look() {
        studio.pulseUntil("the files are listed", () -> !(studio.model().library().stateProperty().get() instanceof State.Looking));
        studio.pulseUntil("all is read", () -> studio.model().library().shown().stream().noneMatch(SavedRun::isUnread));
        choose("Catch, larger board");
        for (int i = 0; i < 3; i++) {
            // Rows ask for their curves when they are laid out.
            fx(() -> studio.scene().snapshot(null));
            studio.pulse(5);
        }
    }

    private void choose(String name) {
        run(() -> studio.model().library().shown().stream().filter(saved -> saved.file().name().equals(name)).findFirst()
                .ifPresent(studio.model().library().chosenProperty()::set));
    }

    private void photograph(String name) throws Exception {
        look();
        studio.photograph(name, false, "#libraryList", "#libraryDetails");
    }

    @Test
    void theLibraryLooksLikeThis() throws Exception {
        saveSome();
        open(Locale.ENGLISH);
        photograph("library-light");
        studio.dark(true);
        photograph("library-dark");
        studio.resize(1920, 1080);
        photograph("library-large-dark");
        studio.dark(false);
        photograph("library-large-light");
        studio.resize(1280, 720);
        look();
        choose("from the old laptop");
        studio.photograph("library-broken", false);
        run(() -> studio.theme().projectorProperty().set(true));
        photograph("library-projector");
    }

    @Test
    void everyWordOfTheLibraryCanBeReadInGermanToo() throws Exception {
        saveSome();
        open(Locale.GERMAN);
        photograph("library-german");
        studio.resize(ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
        photograph("library-german-small");
    }

    @Test
    void aLibraryWithoutRunsSaysWhatToDo() throws Exception {
        open(Locale.ENGLISH);
        look();
        studio.photograph("library-empty", false);
        Files.writeString(folder.resolve("library"), "no folder");
        run(() -> studio.model().library().refresh());
        studio.pulse(5);
        studio.photograph("library-unreadable", false);
    }
}
