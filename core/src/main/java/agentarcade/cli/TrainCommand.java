package agentarcade.cli;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.time.Instant;
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

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "cli.option.seconds") private Double seconds;

    @Option(names = "--target", paramLabel = "SCORE", descriptionKey = "cli.option.target") private Double target;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "cli.option.set") private Map<String, String> changes =
            new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.option.out") private Path out;

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "cli.option.from") private Path from;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "cli.option.csv") private Path csv;

    @Option(names = "--without-replay", descriptionKey = "cli.option.withoutReplay") private boolean withoutReplay;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Course course = new Course(goal());
        if (from == null) {
            Experiment experiment = Choices.experiment(world == null ? "catch" : world, algorithm == null ? "dqn" : algorithm, preset,
                    seed == null ? 1 : seed, changes);
            try (TrainingLoop loop = experiment.start(course)) {
                return new Trainer(terminal, output(file(experiment))).train(experiment, Past.begun(Instant.now()), loop, course);
            }
        }
        notWithFrom("--world", world);
        notWithFrom("--algorithm", algorithm);
        notWithFrom("--preset", preset);
        notWithFrom("--seed", seed);
        Run saved = RunFiles.read(from);
        Experiment experiment = Choices.changed(saved.experiment(), changes);
        try (TrainingLoop loop = RunFiles.resume(from, new Run(experiment, saved.checkpoint(), saved.past()), course)) {
            return new Trainer(terminal, output(out == null ? from : out)).train(experiment, saved.past(), loop, course);
        }
    }

    private Goal goal() throws Refused {
        Choices.atLeastOne("--games", games == null ? 1 : games);
        Choices.atLeastOne("--steps", steps == null ? 1 : steps);
        if (seconds != null && !(seconds > 0)) {
            throw new Refused(Sentence.of("cli.problem.seconds", seconds));
        }
        if (target != null && target.isNaN()) {
            throw new Refused(Sentence.of("cli.problem.target"));
        }
        return Goal.of(games, steps, seconds, target, GAMES);
    }

    private Trainer.Output output(Path run) {
        return new Trainer.Output(run, csv == null ? Trainer.Output.beside(run).csv() : csv,
                withoutReplay ? RunFiles.Replay.LEFT_OUT : RunFiles.Replay.KEPT, json);
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
