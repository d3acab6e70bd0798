package agentarcade.app.measure;

import agentarcade.cli.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains for a long time with all charts open and tells how memory develops.
@Command(name = "memory", mixinStandardHelpOptions = true)
public final class MemoryCommand implements Callable<Integer> {
    private static final long SAMPLE_SECONDS = 30;
    private static final int TOLD_EVERY = 10;

    private final Output output;

    @Parameters(paramLabel = "WORLD/ALGORITHM", arity = "0..1", descriptionKey = "cli.option.measuredRow") private String row =
            "catch/dqn";

    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "cli.option.measuredMinutes") private int minutes = 60;

    @Option(names = "--warm-up", paramLabel = "N", descriptionKey = "cli.option.memoryWarmUp") private int warmUpMinutes = 10;

    public MemoryCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws Exception {
        MeasuredWindow.startToolkit();
        Growth growth = growth(row, minutes, warmUpMinutes, output);
        output.say("measure.memory", row, minutes, warmUpMinutes, tenths(growth.heapPerHour()), tenths(growth.outsidePerHour()),
                growth.steps());
        return 0;
    }

    /// Megabytes an hour, after warming up.
    record Growth(double heapPerHour, double outsidePerHour, long steps) {
    }

    static Growth growth(String row, int minutes, int warmUpMinutes, Output output) throws Exception {
        List<Double> hours = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        try (MeasuredWindow window = new MeasuredWindow(MeasuredRow.of(row).experiment(), 1)) {
            window.train();
            window.show();
            long start = System.nanoTime();
            for (int sample = 1; sample * SAMPLE_SECONDS <= 60L * minutes; sample++) {
                Thread.sleep(Math.max(0, 1000 * SAMPLE_SECONDS * sample - (System.nanoTime() - start) / 1_000_000));
                window.openAllCharts();
                ProcessMemory now = ProcessMemory.now();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (sample % TOLD_EVERY == 0) {
                    output.say("measure.memory.now", Math.round(seconds / 60), tenths(now.heap()), tenths(now.outside()), window.steps());
                }
                if (seconds >= 60L * warmUpMinutes) {
                    hours.add(seconds / 3600);
                    heap.add(now.heap());
                    outside.add(now.outside());
                }
            }
            return new Growth(Slope.of(hours, heap), Slope.of(hours, outside), window.steps());
        }
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
