package agentarcade.experiment.results;

import agentarcade.experiment.Evaluation;
import agentarcade.train.Series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/// What came of one seed of a row. The components are members of a line in a file of results, in this order.
///
/// @param date of the day it finished
/// @param machine on which only the seconds depend
/// @param version that of this program
/// @param steps of the game
/// @param seconds of training, judging not counted; several runs side by side slow each other down
/// @param fingerprint of the weights at the end; empty if training broke down
/// @param problem what broke training down; empty if nothing did
public record Outcome(long seed, String date, Machine machine, String version, long steps, long episodes, long updates, double seconds,
        String fingerprint, String problem, Judgement evaluation, Curve curve) {

    /// @param cores that Java may use
    public record Machine(String processor, int cores) {
    }

    /// The scores of the agent as it was at the end of its training. Of 0 games all are NaN.
    public record Judgement(int n, double mean, double standardDeviation, double min, double max) {
        public static final Judgement NONE = new Judgement(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        public static Judgement of(Evaluation evaluation) {
            return new Judgement(evaluation.scores().size(), evaluation.mean(), evaluation.standardDeviation(), evaluation.min(),
                    evaluation.max());
        }
    }

    /// The running mean score during training, thinned: the mean of neighbours, at the step of the last of them.
    public record Curve(List<Long> steps, List<Double> scores) {
        private static final int MOST_POINTS = 100;
        private static final MathContext DIGITS = new MathContext(6);

        public Curve {
            steps = List.copyOf(steps);
            scores = List.copyOf(scores);
            if (steps.size() != scores.size()) {
                throw new IllegalArgumentException("%d scores can't be at %d steps".formatted(scores.size(), steps.size()));
            }
        }

        public static Curve of(Series.View scores) {
            Series.Columns columns = scores.columns(MOST_POINTS);
            return new Curve(Arrays.stream(columns.steps()).mapToObj(step -> (long) step).toList(),
                    Arrays.stream(columns.means()).mapToObj(score -> new BigDecimal(score).round(DIGITS).doubleValue()).toList());
        }
    }

    public boolean brokeDown() {
        return !problem.isEmpty();
    }

    /// To compare with other runs: one that broke down is worse than any other.
    public double score() {
        return brokeDown() ? Double.NEGATIVE_INFINITY : evaluation.mean();
    }
}
