package agentarcade.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.train.Series;

import org.junit.jupiter.api.Test;

class BestMeanTest {
    private final Series curve = new Series();
    private final BestMean best = new BestMean();

    @Test
    void aLuckyStartIsNoBest() {
        curve.add(1, 1);
        add(98, 0);
        best.follow(curve.view());
        assertThat(best.best()).isEmpty();
        add(1, 0.25);
        best.follow(curve.view());
        assertThat(best.best()).contains(0.25);
    }

    @Test
    void itIsRememberedWhenTheCurveFalls() {
        add(100, 0.5);
        best.follow(curve.view());
        add(1, 0.75);
        add(10, 0.25);
        best.follow(curve.view());
        add(10, 0);
        best.follow(curve.view());
        assertThat(best.best()).contains(0.75);
    }

    private void add(int points, double value) {
        for (int i = 0; i < points; i++) {
            curve.add(1_000, value);
        }
    }
}
