package agentarcade.app;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.experiment.Experiment;
import agentarcade.train.TrainingLoop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains an agent for the bin while the window is still being looked at, so that the first real training is fast from its first second.
///
/// The kernels of the engine are about a thousand times slower until the JVM has compiled them, which it does only after some
/// thousands of calls. Nothing else depends on this, and the bits of a run don't either.
@AllowedTo(value = Deed.START_THREADS, because = "it works beside the window, and for nothing but the compiler")
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final long MOST_NANOS = 6_000_000_000L;
    private static final int STEPS = 3_000;

    private WarmUp() {
    }

    /// Starts it on a thread of its own, which ends by itself.
    static void begin(Experiment experiment) {
        Thread.ofPlatform().name("warm-up").daemon().priority(Thread.MIN_PRIORITY).start(() -> run(experiment));
    }

    private static void run(Experiment experiment) {
        long start = System.nanoTime();
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < STEPS && System.nanoTime() - start < MOST_NANOS) {
                loop.step();
            }
            LOG.debug("Warm after {} steps, {} ms", loop.steps(), (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException | LinkageError unable) {
            // The real training will meet the same trouble and tell the person.
            LOG.debug("Not warm", unable);
        }
    }
}
