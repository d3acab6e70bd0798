package agentarcade.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.results.Outcome.Curve;
import agentarcade.train.Series;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void aLongCurveIsThinnedToAHundredMeansOfNeighbours() {
        Series series = new Series();
        for (int i = 1; i <= 1_000; i++) {
            series.add(i, i);
        }
        Curve thin = Curve.of(series.view());
        assertThat(thin.steps()).hasSize(100).startsWith(10L, 20L).endsWith(1_000L);
        assertThat(thin.scores()).startsWith(5.5, 15.5).endsWith(995.5);
    }
}
