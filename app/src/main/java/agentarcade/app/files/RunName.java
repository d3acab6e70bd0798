package agentarcade.app.files;

import agentarcade.experiment.Experiment;
import agentarcade.store.RunFiles;

import java.nio.file.Path;

/// What run files are called.
public final class RunName {
    private RunName() {
    }

    public static String suggested(Experiment experiment) {
        return "%s-%s-seed%d%s".formatted(experiment.environment().id(), experiment.algorithm().id(), experiment.seed(),
                RunFiles.EXTENSION);
    }

    /// Some systems' dialogs return what was typed, without the suffix.
    static Path withSuffix(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(RunFiles.EXTENSION) ? path : path.resolveSibling(name + RunFiles.EXTENSION);
    }
}
