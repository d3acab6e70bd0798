package agentarcade.app.game;

import java.util.ArrayDeque;
import java.util.Deque;

/// Scores of finished games.
final class Tally {
    /// Games that count for [#recentSum].
    static final int RECENT = 10;

    private final Deque<Double> recent = new ArrayDeque<>();
    private long games;
    private double sum;
    private double last;

    void count(double score) {
        games++;
        last = score;
        sum += score;
        recent.addLast(score);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    long games() {
        return games;
    }

    double last() {
        return last;
    }

    double sum() {
        return sum;
    }

    double mean() {
        return games == 0 ? Double.NaN : sum / games;
    }

    /// The sum over the last [#RECENT] games only: what a policy did before it learned says little about now.
    double recentSum() {
        return recent.stream().mapToDouble(Double::doubleValue).sum();
    }
}
