package agentarcade.experiment.results;

import agentarcade.experiment.results.Outcome.Curve;
import agentarcade.experiment.results.Outcome.Judgement;
import agentarcade.experiment.results.Outcome.Machine;

import java.util.List;

/// Outcomes that no training is needed for.
public final class Outcomes {
    private Outcomes() {
    }

    public static Outcome scored(long seed, double mean) {
        return new Outcome(seed, "2026-03-01", new Machine("Abacus", 2), "1.2.3", 1_000, 110, 900, 1.5 * seed, "0123456789abcdef", "",
                new Judgement(63, mean, 0.1, 0, 1), new Curve(List.of(100L, 500L, 1_000L), List.of(0.1, mean / 2, mean)));
    }

    public static Outcome brokenDown(long seed) {
        return new Outcome(seed, "2026-03-02", new Machine("Abacus", 2), "1.2.3", 40, 4, 40, 0.1, "", "It broke.", Judgement.NONE,
                new Curve(List.of(), List.of()));
    }

    /// A row of Catch that no table has: 30 games, half of them to be won by 3 of 4 seeds, 90 % by 2.
    public static Row row() {
        return new Row("catch-short", "catch", "dqn", "tuned", Budget.games(30), new Judging.AllStarts(),
                List.of(Bar.atLeast(0.5, 3), Bar.over(0.9, 2)), 4, true);
    }
}
