package agentarcade.cli;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.store.Presets;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the program does where there is no display: it shows in the terminal that an agent learns.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--games", paramLabel = "N", defaultValue = "2000", descriptionKey = "cli.option.games") private long games;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.seed") private long seed;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--games", games);
        Experiment experiment = Choices.experiment("catch", "dqn", Presets.FIRST, seed, Map.of());
        Path file = terminal.folder().resolve("runs").resolve("demo-catch-dqn" + RunFiles.EXTENSION);
        Course course = new Course(Goal.games(games));
        try (TrainingLoop loop = experiment.start(course)) {
            return new Trainer(terminal, Trainer.Output.beside(file)).train(experiment, Past.begun(Instant.now()), loop, course);
        }
    }
}
