package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
    @ParameterizedTest
    @ValueSource(doubles = {-7, -2.001, -1.999, -0.3, 0, 0.5, 1.999, 2.001, 40})
    void slopesAreTheDerivatives(double error) {
        double h = 1e-6;
        assertThat(Losses.squaredSlope(error)).isCloseTo((Losses.squared(error + h) - Losses.squared(error - h)) / (2 * h), within(1e-6));
        assertThat(Losses.huberSlope(error, 2)).isCloseTo((Losses.huber(error + h, 2) - Losses.huber(error - h, 2)) / (2 * h),
                within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-7, -2.001, -1.999, -0.3, 0, 0.5, 1.999, 2.001, 40})
    void curvaturesAreTheSlopesDerivatives(double error) {
        double h = 1e-6;
        assertThat(Losses.squaredCurvature())
                .isCloseTo((Losses.squaredSlope(error + h) - Losses.squaredSlope(error - h)) / (2 * h), within(1e-6));
        assertThat(Losses.huberCurvature(error, 2))
                .isCloseTo((Losses.huberSlope(error + h, 2) - Losses.huberSlope(error - h, 2)) / (2 * h), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.5, 1.5})
    void huberIsHalfTheSquareInsideAndStraightOutside(double error) {
        assertThat(Losses.huber(error, 2)).isEqualTo(1.125);
        assertThat(Losses.huber(error, 1)).isEqualTo(1);
    }
}
