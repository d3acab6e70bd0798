package agentarcade.cli;

import agentarcade.env.Score;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.store.Presets;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Repeats "Keras plays catch" with several seeds: how many of them learn to catch from nearly all possible starts?
@Command(name = "results", mixinStandardHelpOptions = true)
final class ResultsCommand implements Callable<Integer> {
    /// The share of all starts a seed must win.
    private static final double BAR = 0.98;

    private final Terminal terminal;

    @Option(names = "--preset", paramLabel = "NAME", defaultValue = "as-in-the-source",
            descriptionKey = "cli.option.preset") private String preset;

    @Option(names = "--games", paramLabel = "N", defaultValue = "1000", descriptionKey = "cli.option.games") private long games;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "10", descriptionKey = "cli.option.seeds") private int seeds;

    ResultsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--games", games);
        Choices.atLeastOne("--seeds", seeds);
        Preset chosen = Presets.find(Choices.world("catch"), Choices.algorithm("dqn"), preset);
        List<Experiment> experiments = LongStream.rangeClosed(1, seeds).mapToObj(chosen::experiment).toList();
        terminal.say("cli.results.title", chosen.algorithm().name(), chosen.world().name(), chosen.id(), games, seeds);
        row(column("seed"), column("starts"), column("running"), column("seconds"), column("fingerprint"));
        Score score = chosen.world().game().score();
        AtomicInteger passed = new AtomicInteger();
        Runs.run(experiments, games, result -> {
            if (result.allStarts() >= BAR) {
                passed.incrementAndGet();
            }
            row(Long.toString(result.seed()), terminal.score(score, result.allStarts()), terminal.score(score, result.running()),
                    String.format(terminal.texts().locale(), "%.1f", result.seconds()), result.fingerprint());
        });
        terminal.say("cli.results.summary", passed.get(), seeds, Math.round(100 * BAR) + " %");
        return 0;
    }

    private String column(String name) {
        return terminal.texts().say("cli.results." + name);
    }

    private void row(String seed, String starts, String running, String seconds, String fingerprint) {
        terminal.out().println("%5s  %10s  %10s  %8s  %s".formatted(seed, starts, running, seconds, fingerprint));
        terminal.out().flush();
    }
}
