package agentarcade.store;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Writes the file that [RunVersionsTest] keeps of the newest version: run once for each version, before anybody else writes files of it.
final class GoldenRun {
    private GoldenRun() {
    }

    /// @param arguments where to
    public static void main(String[] arguments) throws Exception {
        Experiment experiment = Presets.first(Environments.find("cartpole-v1").orElseThrow(),
                Algorithms.find("dqn").orElseThrow()).experiment(7);
        Past past = Past.NONE.with(Past.NONE.provenance().named("Golden").savedAt(Instant.parse("2026-11-22T06:00:00Z")));
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            loop.look();
            go(loop, 1_000);
            go(loop, 1_100);
            past = past.with(RunFiles.waypoint(new Run(experiment, loop.checkpoint())));
            Map<String, Object> values = new TreeMap<>(experiment.algorithm().settings().values(experiment.settings()));
            values.put("learningRate", 0.5 * (Double) values.get("learningRate"));
            Record changed = experiment.algorithm().settings().create(values);
            loop.use(changed);
            go(loop, 1_300);
            RunFiles.write(Path.of(arguments[0]), new Run(experiment.withSettings(changed), loop.checkpoint(), past));
        }
    }

    private static void go(TrainingLoop loop, long step) {
        while (loop.steps() < step) {
            loop.step();
        }
        loop.look();
    }
}
