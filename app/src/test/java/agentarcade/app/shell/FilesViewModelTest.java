package agentarcade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.store.RunFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesViewModelTest {
    @TempDir Path folder;
    private final RunsViewModel runs = new RunsViewModel();

    @Test
    void theRunThatIsSavedIsTheOneTheDialogWasAbout() throws Exception {
        Path file = folder.resolve("run.arcade");
        try (RunViewModel asked = RunViewModel.fresh(Plan.of(experiment(1)));
                RunViewModel arrived = RunViewModel.fresh(Plan.of(experiment(2)))) {
            runs.replaceCurrent(asked);
            Dialogs dialogs = new Dialogs() {
                @Override
                public Optional<Path> fileToSave(Path suggested) {
                    runs.replaceCurrent(arrived);
                    return Optional.of(file);
                }

                @Override
                public Optional<Path> fileToOpen() {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> exportTo(String suggestedName, Kind kind) {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> fileToRead(String title, String files, List<String> extensions) {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> folder(String title, Optional<Path> start) {
                    return Optional.empty();
                }

                @Override
                public void reveal(Path path) {
                    throw new AssertionError("No folder is to be shown");
                }

                @Override
                public Unsaved unsaved(List<String> names) {
                    return Unsaved.CANCEL;
                }
            };
            try (FilesViewModel files = new FilesViewModel(new Texts(Locale.ENGLISH), new Preferences(folder), dialogs, Runnable::run,
                    Runnable::run, runs, _ -> {
                    }, _ -> {
                    })) {
                assertThat(files.save().get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(RunFiles.read(file).experiment().seed()).isEqualTo(1);
    }

    @Test
    void aFileThatIsReadTooLateForTheWindowOpensNoRun() throws Exception {
        Path file = folder.resolve("run.arcade");
        try (RunViewModel saved = RunViewModel.fresh(Plan.of(experiment(1)))) {
            RunFiles.write(file, saved.capture().get(20, TimeUnit.SECONDS));
            runs.replaceCurrent(saved);
            List<Runnable> later = new ArrayList<>();
            FilesViewModel files = new FilesViewModel(new Texts(Locale.ENGLISH), new Preferences(folder), null, Runnable::run, later::add,
                    runs, _ -> {
                    }, _ -> {
                    });
            files.open(file);
            files.close();
            later.forEach(Runnable::run);
            assertThat(files.isOpening()).isFalse();
        }
    }

    private static Experiment experiment(long seed) throws Exception {
        return Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()).experiment(seed);
    }
}
