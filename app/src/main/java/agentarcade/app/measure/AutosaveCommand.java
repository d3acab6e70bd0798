package agentarcade.app.measure;

import agentarcade.cli.Output;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;
import agentarcade.store.RunKeeper;
import agentarcade.train.Checkpoint;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;
import agentarcade.train.TrainingSession;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.DoubleStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains until the replay is full, and tells what keeping the run costs training: the steps it falls behind while the run is captured,
/// packed, written and read back, as a share of those in the time until it is kept again. Each time a waypoint is packed, too, so this is
/// the most it can cost.
@Command(name = "autosave", mixinStandardHelpOptions = true)
public final class AutosaveCommand implements Callable<Integer> {
    /// As much as keeping may cost, in percent.
    private static final double BAR = 1;
    private static final long UNDISTURBED_NANOS = 10_000_000_000L;
    private static final long PATIENCE_NANOS = 900_000_000_000L;

    private final Output output;

    @Parameters(paramLabel = "WORLD/ALGORITHM", arity = "0..1", descriptionKey = "cli.option.measuredRow") private String row =
            "cave/dqn";

    @Option(names = "--times", paramLabel = "N", descriptionKey = "cli.option.autosaveTimes") private int times = 5;

    public AutosaveCommand(Output output) {
        this.output = output;
    }

    /// What keeping a run once came to.
    /// @param packed bytes of the file
    /// @param waitSeconds from the end of keeping to the next time
    record Cost(long replay, double capturedSeconds, double seconds, long packed, double speed, double waitSeconds) {
        /// Of the steps that training could have made from one time to the next, those it did not make, in percent.
        double percent() {
            return 100 * Math.max(0, 1 - speed) * seconds / (seconds + waitSeconds);
        }
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("agent-arcade-autosave");
        Path file = folder.resolve("run.arcade");
        double[] percent = new double[Math.max(1, times)];
        Experiment experiment = full(MeasuredRow.of(row).experiment());
        try (TrainingSession session = new TrainingSession(experiment::start, experiment.settings(), event -> {
        })) {
            session.resume();
            awaitLearning(session);
            Past past = Past.NONE;
            for (int i = 0; i < percent.length; i++) {
                Measured measured = measure(session, experiment, past, file);
                past = measured.past();
                Cost cost = measured.cost();
                percent[i] = cost.percent();
                output.say("measure.autosave.once", cost.replay(), cost.packed() >> 20, digits(cost.capturedSeconds()),
                        digits(cost.seconds()), Math.round(100 * cost.speed()), Math.round(cost.waitSeconds()), digits(cost.percent()));
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        double median = DoubleStream.of(percent).sorted().skip(percent.length / 2).findFirst().orElseThrow();
        output.say(median <= BAR ? "measure.autosave.reached" : "measure.autosave.missed", row, digits(median), BAR);
        return 0;
    }

    /// The same, but it learns only once the replay is full.
    private static Experiment full(Experiment experiment) throws Refused {
        Map<String, Object> values = new TreeMap<>(experiment.algorithm().settings().values(experiment.settings()));
        if (values.containsKey("replayCapacity") && values.containsKey("learningStarts")) {
            values.put("learningStarts", values.get("replayCapacity"));
        }
        return experiment.withSettings(experiment.algorithm().settings().create(values));
    }

    private static void awaitLearning(TrainingSession session) throws InterruptedException, IOException {
        long start = System.nanoTime();
        Snapshot now = newest(session);
        while (now.updates() == 0) {
            if (now.status() instanceof Status.Failed(Throwable cause) || System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IOException("Training never began to learn", now.status() instanceof Status.Failed(Throwable why) ? why : null);
            }
            Thread.sleep(100);
            now = newest(session);
        }
    }

    private static Snapshot newest(TrainingSession session) throws InterruptedException {
        Optional<Snapshot> newest = session.latest();
        while (newest.isEmpty()) {
            Thread.sleep(1);
            newest = session.latest();
        }
        return newest.get();
    }

    /// One that was made after this call.
    private static long stepsNow(TrainingSession session) throws InterruptedException {
        newest(session);
        return newest(session).steps();
    }

    private record Measured(Cost cost, Past past) {
    }

    private static Measured measure(TrainingSession session, Experiment experiment, Past past, Path file)
            throws InterruptedException, ExecutionException, Refused, IOException {
        long before = stepsNow(session);
        long start = System.nanoTime();
        Thread.sleep(UNDISTURBED_NANOS / 1_000_000);
        long steps = stepsNow(session);
        long began = System.nanoTime();
        double undisturbed = (double) (steps - before) / (began - start);
        RunKeeper keeper = new RunKeeper(file, began - RunKeeper.SHORTEST_PERIOD_NANOS);
        Checkpoint checkpoint = session.capture().get();
        long captured = System.nanoTime();
        Run run = new Run(experiment, checkpoint, past);
        Optional<Waypoint> waypoint = keeper.keep(run, began);
        long kept = System.nanoTime();
        long after = stepsNow(session);
        long end = System.nanoTime();
        double wait = RunKeeper.waitNanos(kept - began) / 1e9;
        Object actions = checkpoint.agent().arrays().get("replay/actions");
        long replay = actions == null ? 0 : Array.getLength(actions);
        Cost cost = new Cost(replay, (captured - began) / 1e9, (kept - began) / 1e9, Files.size(file),
                (after - steps) / undisturbed / (end - began), wait);
        return new Measured(cost, waypoint.map(past::with).orElse(past));
    }

    private static double digits(double value) {
        return Math.round(1_000 * value) / 1_000.0;
    }
}
