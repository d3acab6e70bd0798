package agentarcade.cli;

import agentarcade.agent.Policy;
import agentarcade.env.Environment;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.store.Fingerprint;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
            if (json) {
                terminal.out().println(json(run.experiment(), loop));
            } else {
                new Trainer(terminal).evaluate(run.experiment(), loop, episodes, seed);
            }
        }
        return 0;
    }

    private ObjectNode json(Experiment experiment, TrainingLoop loop) {
        Environment world = experiment.world().training();
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("world", experiment.environment().id());
        result.put("algorithm", experiment.algorithm().id());
        result.put("trainingSeed", experiment.seed());
        result.put("steps", loop.steps());
        result.put("games", loop.episodes());
        result.put("fingerprint", Fingerprint.of(loop.checkpoint().agent()));
        result.put("score", world.score().name());
        result.put("evaluationSeed", seed);
        try (Policy policy = loop.policy().open()) {
            put(result.putObject("freshGames"), Evaluation.episodes(world, policy, episodes, seed));
            if (!world.starts().isEmpty()) {
                put(result.putObject("allStarts"), Evaluation.allStarts(world, policy));
            }
        }
        return result;
    }

    private static void put(ObjectNode result, Evaluation evaluation) {
        result.put("n", evaluation.scores().size());
        result.put("mean", evaluation.mean());
        result.put("standardDeviation", evaluation.standardDeviation());
    }
}
