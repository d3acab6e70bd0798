package agentarcade.cli;

import agentarcade.experiment.Run;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says how well a saved agent plays.
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.file") private Path file;

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "1000", descriptionKey = "cli.option.episodes") private int episodes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.evaluationSeed") private long seed;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--episodes", episodes);
        Run run = RunFiles.read(file);
        try (TrainingLoop loop = RunFiles.resume(file, run, event -> {
        })) {
            Report report = new Report(terminal, run.experiment(), loop);
            if (json) {
                ObjectNode tree = report.agent();
                report.add(tree, episodes, seed);
                terminal.json(tree);
            } else {
                report.say(episodes, seed);
            }
        }
        return ExitCodes.DONE;
    }
}
