package agentarcade.cli;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains any agent in any world, from the beginning or from a saved run on.
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final long GAMES = 2_000;

    private final Terminal terminal;

    @Option(names = "--world", paramLabel = "NAME", descriptionKey = "cli.option.world") private String world;

    @Option(names = "--algorithm", paramLabel = "NAME", descriptionKey = "cli.option.algorithm") private String algorithm;

    @Option(names = "--preset", paramLabel = "NAME", descriptionKey = "cli.option.preset") private String preset;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.option.seed") private Long seed;

    @Option(names = "--games", paramLabel = "N", descriptionKey = "cli.option.games") private Long games;

    @Option(names = "--steps", paramLabel = "N", descriptionKey = "cli.option.steps") private Long steps;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "cli.option.set") private Map<String, String> changes =
            new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.option.out") private Path out;

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "cli.option.from") private Path from;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Trainer.Goal goal = goal();
        if (from == null) {
            Experiment experiment = Choices.experiment(world == null ? "catch" : world, algorithm == null ? "dqn" : algorithm, preset,
                    seed == null ? 1 : seed, changes);
            try (TrainingLoop loop = experiment.start(event -> {
            })) {
                new Trainer(terminal).train(experiment, loop, goal, file(experiment));
            }
        } else {
            notWithFrom("--world", world);
            notWithFrom("--algorithm", algorithm);
            notWithFrom("--preset", preset);
            notWithFrom("--seed", seed);
            Run saved = RunFiles.read(from);
            Experiment experiment = Choices.changed(saved.experiment(), changes);
            try (TrainingLoop loop = RunFiles.resume(from, new Run(experiment, saved.checkpoint()), event -> {
            })) {
                new Trainer(terminal).train(experiment, loop, goal, out == null ? from : out);
            }
        }
        return 0;
    }

    private Trainer.Goal goal() throws Refused {
        Choices.atLeastOne("--games", games == null ? 1 : games);
        Choices.atLeastOne("--steps", steps == null ? 1 : steps);
        long mostGames = games != null ? games : steps != null ? Long.MAX_VALUE : GAMES;
        return new Trainer.Goal(mostGames, steps == null ? Long.MAX_VALUE : steps);
    }

    private Path file(Experiment experiment) {
        return out == null ? terminal.folder().resolve("runs").resolve(RunFiles.suggestedName(experiment)) : out;
    }

    private static void notWithFrom(String option, Object value) throws Refused {
        if (value != null) {
            throw new Refused(Sentence.of("cli.problem.notWithFrom", option));
        }
    }
}
