package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import agentarcade.agent.AgentState;
import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class OrnsteinUhlenbeckNoiseTest {
    private static final double THETA = 0.5;
    private static final double SIGMA = 0.3;
    private static final double DT = 0.2;

    private record Numbers() {
    }

    private static OrnsteinUhlenbeckNoise noise(int dimensions) {
        return new OrnsteinUhlenbeckNoise(dimensions, THETA, DT);
    }

    private static float[] next(ActionNoise noise, int dimensions, double sigma, RandomGenerator random) {
        float[] zeros = new float[dimensions];
        noise.addTo(zeros, sigma, random);
        return zeros;
    }

    private static double[] path(int steps) {
        OrnsteinUhlenbeckNoise noise = noise(1);
        Randomness random = new Randomness(3);
        double[] path = new double[steps];
        for (int i = 0; i < steps; i++) {
            path[i] = next(noise, 1, SIGMA, random)[0];
        }
        return path;
    }

    /// The mean of x(t) · x(t + lag).
    private static double covariance(double[] path, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < path.length; i++) {
            sum += path[i] * path[i + lag];
        }
        return sum / (path.length - lag);
    }

    @Test
    void inTheLongRunItsVarianceIsSigmaSquaredOverTwoTheta() {
        assertThat(covariance(path(400_000), 0)).isCloseTo(SIGMA * SIGMA / (2 * THETA), within(0.002));
    }

    @Test
    void valuesAFewStepsApartAreStillAlikeAsMuchAsThetaSays() {
        double[] path = path(400_000);
        for (int lag : List.of(1, 5, 10)) {
            assertThat(covariance(path, lag) / covariance(path, 0)).as("lag %d", lag)
                    .isCloseTo(Math.exp(-THETA * DT * lag), within(0.02));
        }
    }

    /// A generator that always draws 1.
    private static final RandomGenerator ONES = new Random(0) {
        private static final long serialVersionUID = 1;

        @Override
        public double nextGaussian() {
            return 1;
        }
    };

    @Test
    void aStepIsTheExactSolutionOfItsEquation() {
        OrnsteinUhlenbeckNoise noise = noise(1);
        double kept = Math.exp(-THETA * DT);
        double drawn = SIGMA * Math.sqrt((1 - Math.exp(-2 * THETA * DT)) / (2 * THETA));
        assertThat(next(noise, 1, SIGMA, ONES)[0]).isCloseTo((float) drawn, within(1e-6f));
        assertThat(next(noise, 1, SIGMA, ONES)[0]).isCloseTo((float) (kept * drawn + drawn), within(1e-6f));
        assertThat(next(noise, 1, 0, ONES)[0]).as("without new noise the old fades")
                .isCloseTo((float) (kept * (kept * drawn + drawn)), within(1e-6f));
    }

    @Test
    void isAddedToTheActionAndStartsFromZeroAfterARestart() {
        OrnsteinUhlenbeckNoise noise = noise(2);
        Randomness random = new Randomness(4);
        float[] first = next(noise, 2, SIGMA, new Randomness(5));
        for (int i = 0; i < 50; i++) {
            next(noise, 2, SIGMA, random);
        }
        noise.restart();
        float[] action = {10, -20};
        noise.addTo(action, SIGMA, new Randomness(5));
        assertThat(action).containsExactly(10 + first[0], -20 + first[1]);
        assertThat(first[0]).isNotEqualTo(first[1]);
    }

    @Test
    void savedAndRestoredItGoesOnAsItWouldHave() {
        OrnsteinUhlenbeckNoise straight = noise(2);
        Randomness random = new Randomness(6);
        next(straight, 2, SIGMA, random);
        Map<String, Object> arrays = new HashMap<>();
        straight.save(arrays);
        AgentState saved = new AgentState(new Numbers(), arrays);
        OrnsteinUhlenbeckNoise restored = noise(2);
        restored.restore(saved);
        assertThat(next(straight, 2, SIGMA, new Randomness(7))).containsExactly(next(restored, 2, SIGMA, new Randomness(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> noise(3).restore(saved));
    }

    @Test
    void noiseThatIsNoNumberIsRefused() {
        AgentState wrong = new AgentState(new Numbers(), Map.of("noise/ornstein-uhlenbeck", new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> noise(1).restore(wrong))
                .withMessage("Noise must be finite numbers, not [NaN]");
    }

    @Test
    void mustReturnAndMoveOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrnsteinUhlenbeckNoise(1, 0, 1))
                .withMessage("Rate of return and time step must be above 0, not 0.0 and 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new OrnsteinUhlenbeckNoise(1, 1, 0))
                .withMessage("Rate of return and time step must be above 0, not 1.0 and 0.0");
    }
}
