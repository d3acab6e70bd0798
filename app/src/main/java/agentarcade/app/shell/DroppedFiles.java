package agentarcade.app.shell;

import agentarcade.app.runs.RunsViewModel;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.RunFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is dragged from the system into the window: the first run is opened, the others join the runs to compare with.
final class DroppedFiles {
    private final FilesViewModel files;
    private final RunsViewModel runs;

    DroppedFiles(FilesViewModel files, RunsViewModel runs) {
        this.files = files;
        this.runs = runs;
    }

    /// @throws Refused if there was something among them that is not called as runs are; the runs are taken nevertheless
    void take(List<Path> dropped) throws Refused {
        List<Path> saved = dropped.stream().filter(RunFile::isCalledLikeOne).toList();
        saved.stream().findFirst().ifPresent(files::open);
        saved.stream().skip(1).forEach(file -> files.shelve(file, runs::addLast));
        Optional<Path> foreign = dropped.stream().filter(file -> !saved.contains(file)).findFirst();
        if (foreign.isPresent()) {
            throw new Refused(Sentence.of("app.problem.dropped", String.valueOf(foreign.get().getFileName())));
        }
    }
}
