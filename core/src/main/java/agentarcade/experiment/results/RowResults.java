package agentarcade.experiment.results;

import agentarcade.env.Randomness;
import agentarcade.experiment.statistics.Averages;
import agentarcade.experiment.statistics.Bootstrap;
import agentarcade.experiment.statistics.Interval;

import java.util.Comparator;
import java.util.List;

/// What is known about a row: the outcomes of its seeds under the settings that its preset has now.
///
/// @param outcomes by seed
/// @param stale seeds for which there is only an outcome of other settings
public record RowResults(Row row, List<Outcome> outcomes, List<Long> stale) {
    public RowResults {
        outcomes = outcomes.stream().sorted(Comparator.comparingLong(Outcome::seed)).toList();
        stale = List.copyOf(stale);
    }

    public enum Verdict {
        REACHED, NOT_REACHED,
        /// Too few seeds have run to say.
        OPEN
    }

    public Verdict verdict(Bar bar) {
        long missing = row.seeds() - tried();
        long reached = reached(bar);
        return reached >= bar.seeds() ? Verdict.REACHED : reached + missing < bar.seeds() ? Verdict.NOT_REACHED : Verdict.OPEN;
    }

    /// How many of the row's seeds reach it. Seeds beyond those of the row add to the averages only.
    public long reached(Bar bar) {
        return outcomes.stream().filter(this::counts).filter(outcome -> bar.reachedBy(outcome.evaluation().mean())).count();
    }

    /// How many of the row's seeds have run.
    public long tried() {
        return outcomes.stream().filter(this::counts).count();
    }

    private boolean counts(Outcome outcome) {
        return outcome.seed() <= row.seeds();
    }

    /// One for each seed; −∞ for those that broke down.
    public double[] scores() {
        return outcomes.stream().mapToDouble(Outcome::score).toArray();
    }

    public double median() {
        return Averages.median(scores());
    }

    public double interquartileMean() {
        return Averages.interquartileMean(scores());
    }

    /// Of the interquartile mean, 95 %. The same outcomes always have the same.
    public Interval interval() {
        return Bootstrap.interval(List.of(scores()), tasks -> Averages.interquartileMean(tasks.getFirst()), Bootstrap.REPETITIONS,
                Randomness.stream(0, "bootstrap"));
    }

    /// Of training, a run.
    public double seconds() {
        return Averages.mean(outcomes.stream().mapToDouble(Outcome::seconds).toArray());
    }
}
