package agentarcade.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The scores of the last [Curves#WINDOW] episodes and their mean.
final class RecentScores {
    private static final int ENOUGH = 20;

    private final Deque<Double> scores = new ArrayDeque<>();

    void add(double score) {
        if (scores.size() == Curves.WINDOW) {
            scores.removeFirst();
        }
        scores.addLast(score);
    }

    /// Summed anew each time: a running sum would gather rounding errors.
    double mean() {
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return sum / scores.size();
    }

    /// Whether there are enough of them for the mean not to be mere luck.
    boolean saysMuch() {
        return scores.size() >= ENOUGH;
    }

    List<Double> save() {
        return List.copyOf(scores);
    }

    void restore(List<Double> saved) {
        scores.clear();
        saved.forEach(this::add);
    }
}
