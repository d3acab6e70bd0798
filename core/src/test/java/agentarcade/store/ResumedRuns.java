package agentarcade.store;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.store.SmallRuns.Small;
import agentarcade.train.Checkpoint;
import agentarcade.train.TrainingLoop;

/// Trains all of [SmallRuns], straight to the end, or to two places on the way, or from there to the end. In a JVM of its own, for
/// [ResumeTest].
final class ResumedRuns {
    /// Calls of [TrainingLoop#step].
    private static final int HALF = 60;
    private static final int ALL = 2 * HALF;

    private ResumedRuns() {
    }

    /// @param arguments `straight`, `halves` or `rest`; the folder to save to; for `rest` the one to read from
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "straight" -> {
                for (Small small : SmallRuns.all()) {
                    straight(small, folder);
                }
            }
            case "halves" -> {
                for (Small small : SmallRuns.all()) {
                    halves(small, folder);
                }
            }
            case "rest" -> {
                for (Path half : saved(Path.of(arguments[2]))) {
                    rest(half, folder);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Runs in a folder, by name.
    static List<Path> saved(Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + RunFiles.EXTENSION)) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static TrainingLoop start(Experiment experiment) {
        return experiment.start(event -> {
        });
    }

    private static void straight(Small small, Path folder) throws Exception {
        try (TrainingLoop loop = start(small.experiment())) {
            for (int step = 0; step < ALL; step++) {
                loop.step();
            }
            save(small.experiment(), loop.checkpoint(), folder.resolve(small.name() + RunFiles.EXTENSION));
        }
    }

    /// In the middle of an episode, and where one has just ended, each as soon as there is such a moment.
    private static void halves(Small small, Path folder) throws Exception {
        try (TrainingLoop loop = start(small.experiment())) {
            boolean amidst = false;
            boolean atEnd = !small.alsoAtEnd();
            for (int step = 1; step < ALL && !(amidst && atEnd); step++) {
                loop.step();
                Checkpoint now = step < HALF ? null : loop.checkpoint();
                if (now != null && !amidst && isAmidst(now)) {
                    save(small.experiment(), now, folder.resolve("%s@%d amidst%s".formatted(small.name(), step, RunFiles.EXTENSION)));
                    amidst = true;
                }
                if (now != null && !atEnd && now.worlds().members().stream().anyMatch(member -> member.ended())) {
                    save(small.experiment(), now, folder.resolve("%s@%d end%s".formatted(small.name(), step, RunFiles.EXTENSION)));
                    atEnd = true;
                }
            }
        }
    }

    /// All worlds are somewhere between beginning and end.
    private static boolean isAmidst(Checkpoint checkpoint) {
        return checkpoint.worlds().members().stream().noneMatch(member -> member.ended())
                && checkpoint.progress().running().stream().allMatch(episode -> episode.steps() > 0);
    }

    private static void rest(Path half, Path folder) throws Exception {
        String name = half.getFileName().toString();
        int from = Integer.parseInt(name.substring(name.indexOf('@') + 1, name.indexOf(' ')));
        Run run = RunFiles.read(half);
        try (TrainingLoop loop = RunFiles.resume(half, run, event -> {
        })) {
            for (int step = from; step < ALL; step++) {
                loop.step();
            }
            save(run.experiment(), loop.checkpoint(), folder.resolve(name));
        }
    }

    private static void save(Experiment experiment, Checkpoint checkpoint, Path file) throws Exception {
        RunFiles.write(file, new Run(experiment, checkpoint));
    }
}
