package agentarcade.app.measure;

import agentarcade.app.shell.FrameMeter;
import agentarcade.cli.Output;
import agentarcade.experiment.Experiment;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures how evenly the window is drawn while training runs flat out, and what drawing costs the training: the same run goes on
/// with the window hidden, shown, and hidden again.
@Command(name = "frames", mixinStandardHelpOptions = true)
public final class FramesCommand implements Callable<Integer> {
    private static final double LEAST_PER_SECOND = 59;
    private static final double MOST_P99_MILLIS = 20;
    private static final double MOST_MILLIS = 50;
    private static final double LEAST_SHARE = 0.9;
    private static final int MOST_FRAMES_PER_SECOND = 250;

    private final Output output;

    @Parameters(paramLabel = "WORLD/ALGORITHM", arity = "0..*", descriptionKey = "cli.option.measuredRows") private List<String> rows =
            List.of("cave/dqn", "cartpole-v1/ppo");

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "cli.option.measuredSeconds") private int seconds = 120;

    @Option(names = "--alone", paramLabel = "N", descriptionKey = "cli.option.measuredAlone") private int aloneSeconds = 20;

    @Option(names = "--warm-up", paramLabel = "N", descriptionKey = "cli.option.measuredWarmUp") private int warmUpSeconds = 20;

    public FramesCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws Exception {
        MeasuredWindow.startToolkit();
        for (String row : rows) {
            measure(row, MeasuredRow.of(row).experiment());
        }
        return 0;
    }

    private void measure(String row, Experiment experiment) throws Exception {
        try (MeasuredWindow window = new MeasuredWindow(experiment, seconds * MOST_FRAMES_PER_SECOND)) {
            window.train();
            window.show();
            Thread.sleep(1000L * warmUpSeconds / 2);
            window.openAllCharts();
            Thread.sleep(1000L * warmUpSeconds / 2);
            // Some readings come with the first updates only, which are late on a busy machine.
            int charts = window.openAllCharts();
            window.hide();
            double before = stepsPerSecond(window, aloneSeconds);
            window.show();
            Thread.sleep(1000L * warmUpSeconds / 4);
            window.clearMeter();
            double beside = stepsPerSecond(window, seconds);
            FrameMeter.Statistics frames = window.frames();
            window.hide();
            double after = stepsPerSecond(window, aloneSeconds);
            double alone = (before + after) / 2;
            output.say("measure.frames", row, charts, frames.frames(), tenths(frames.perSecond()), tenths(frames.median()),
                    tenths(frames.p99()),
                    tenths(frames.worst()), window.longerThan(MOST_MILLIS));
            output.say("measure.speed", Math.round(beside), Math.round(before), Math.round(after), Math.round(100 * beside / alone));
            boolean reached = frames.perSecond() >= LEAST_PER_SECOND && frames.p99() <= MOST_P99_MILLIS && frames.worst() <= MOST_MILLIS
                    && beside >= LEAST_SHARE * alone && !window.hasFailed();
            output.say(reached ? "measure.reached" : "measure.missed");
        }
    }

    private static double stepsPerSecond(MeasuredWindow window, int seconds) throws InterruptedException {
        long steps = window.steps();
        long start = System.nanoTime();
        Thread.sleep(1000L * seconds);
        return (window.steps() - steps) * 1e9 / (System.nanoTime() - start);
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
