package agentarcade.app;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// Run files for tests, trained for a moment.
public final class SavedRuns {
    private SavedRuns() {
    }

    /// A run of so many steps, saved in a folder under this name.
    /// @param name without extension
    public static Path save(Path folder, String name, String world, String algorithm, int steps) throws Refused, IOException {
        var environment = Environments.find(world).orElseThrow();
        return save(folder, name, Presets.first(environment, Algorithms.find(algorithm).orElseThrow()).experiment(1), steps);
    }

    public static Path save(Path folder, String name, Experiment experiment, int steps) throws Refused, IOException {
        Path file = Files.createDirectories(folder).resolve(name + RunFiles.EXTENSION);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            for (int i = 0; i < steps; i++) {
                loop.step();
            }
            RunFiles.write(file, new Run(experiment, loop.checkpoint()));
        }
        return file;
    }

    /// As if it had been saved then.
    public static void date(Path file, String moment) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(moment)));
    }
}
