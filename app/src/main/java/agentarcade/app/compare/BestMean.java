package agentarcade.app.compare;

import agentarcade.train.Curves;
import agentarcade.train.Series;

import java.util.Optional;

/// The best mean score of 100 games in a row, followed along a curve that grows: only what is new is looked at.
final class BestMean {
    private int width;
    private int seen;
    private double best = Double.NEGATIVE_INFINITY;

    /// Takes in what is new. Each point of the curve stands for one game, or for as many as it has been thinned out by.
    void follow(Series.View means) {
        if (means.width() != width) {
            width = means.width();
            seen = 0;
        }
        // A mean of fewer games is more luck than skill.
        int first = Math.max(seen, Math.ceilDiv(Curves.WINDOW, width) - 1);
        for (int i = first; i < means.size(); i++) {
            best = Math.max(best, means.means()[i]);
        }
        seen = Math.max(seen, means.size());
    }

    /// Nothing before there were that many games.
    Optional<Double> best() {
        return best == Double.NEGATIVE_INFINITY ? Optional.empty() : Optional.of(best);
    }
}
