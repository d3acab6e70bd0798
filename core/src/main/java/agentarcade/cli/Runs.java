package agentarcade.cli;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.experiment.results.Outcome;
import agentarcade.knob.Refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The runner of many runs: several trials side by side. Each stays on one thread, so it gives the same bits as alone.
@AllowedTo(value = Deed.START_THREADS, because = "many runs are to use all processors; each run stays on one thread")
final class Runs {
    private static final long MILLISECONDS_BETWEEN_SIGNS = 500;

    /// Hears how it goes, on the thread that called [#run].
    interface Listener {
        /// In the order in which they finish.
        void finished(Trial trial, Outcome outcome) throws Refused;

        /// A mistake of ours broke it off. The others go on.
        void failed(Trial trial, RuntimeException mistake);

        /// Every now and then, with the trials that are under way.
        void running(List<Trial> trials);
    }

    private record Finished(Trial trial, Optional<Outcome> outcome, Optional<RuntimeException> mistake) {
    }

    private Runs() {
    }

    /// @param cores how many at a time
    /// @param stopped asked between any two steps; what is not finished then comes to nothing
    /// @throws Refused by the listener; the trials that are under way are stopped
    static void run(List<Trial> trials, int cores, BooleanSupplier stopped, Listener listener) throws Refused, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Set<Trial> running = ConcurrentHashMap.newKeySet();
        BooleanSupplier enough = () -> over.get() || stopped.getAsBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
            CompletionService<Finished> results = new ExecutorCompletionService<>(pool);
            trials.forEach(trial -> results.submit(() -> run(trial, running, enough)));
            try {
                for (int left = trials.size(); left > 0;) {
                    Future<Finished> next = results.poll(MILLISECONDS_BETWEEN_SIGNS, TimeUnit.MILLISECONDS);
                    if (next == null) {
                        listener.running(trials.stream().filter(running::contains).toList());
                    } else {
                        left--;
                        Finished finished = next.get();
                        if (finished.outcome().isPresent()) {
                            listener.finished(finished.trial(), finished.outcome().get());
                        }
                        finished.mistake().ifPresent(mistake -> listener.failed(finished.trial(), mistake));
                    }
                }
            } catch (ExecutionException broken) {
                throw new IllegalStateException("A run broke off", broken.getCause());
            } finally {
                over.set(true);
            }
        }
    }

    private static Finished run(Trial trial, Set<Trial> running, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return new Finished(trial, Optional.empty(), Optional.empty());
        }
        running.add(trial);
        try {
            return new Finished(trial, trial.run(stopped), Optional.empty());
        } catch (RuntimeException mistake) {
            return new Finished(trial, Optional.empty(), Optional.of(mistake));
        } finally {
            running.remove(trial);
        }
    }
}
