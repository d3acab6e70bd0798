package agentarcade.cli;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.agent.Diverged;
import agentarcade.agent.Policy;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.Experiment;
import agentarcade.store.Fingerprint;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// The runner of many runs: trains experiments, one on each processor at a time, and judges each agent as it is at the end.
/// Each run stays on one thread, so it gives the same bits as alone.
@AllowedTo(value = Deed.START_THREADS, because = "many runs are to use all processors; each run stays on one thread")
final class Runs {

    /// What came of one experiment: the greedy score over all starts, the running score in training, both NaN if it diverged.
    record Result(long seed, double allStarts, double running, double seconds, String fingerprint) {
    }

    private Runs() {
    }

    /// @param games to train in each
    /// @param listener hears of each result, in the order of the experiments
    static void run(List<Experiment> experiments, long games, Consumer<Result> listener) throws InterruptedException {
        int threads = Math.min(experiments.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> results = experiments.stream().map(experiment -> pool.submit(() -> result(experiment, games))).toList();
            try {
                for (Future<Result> result : results) {
                    listener.accept(result.get());
                }
            } catch (ExecutionException broken) {
                pool.shutdownNow();
                throw new IllegalStateException("A run broke off", broken.getCause());
            }
        }
    }

    private static Result result(Experiment experiment, long games) {
        long since = System.nanoTime();
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.episodes() < games && !Thread.currentThread().isInterrupted()) {
                loop.step();
            }
            double seconds = (System.nanoTime() - since) / 1e9;
            try (Policy policy = loop.policy().open()) {
                double running = loop.curves().getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY).last();
                return new Result(experiment.seed(), Evaluation.allStarts(experiment.world().training(), policy).mean(), running, seconds,
                        Fingerprint.of(loop.checkpoint().agent()));
            }
        } catch (Diverged diverged) {
            return new Result(experiment.seed(), Double.NaN, Double.NaN, (System.nanoTime() - since) / 1e9, "–");
        }
    }
}
