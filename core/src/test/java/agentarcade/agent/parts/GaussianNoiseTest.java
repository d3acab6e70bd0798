package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest {

    @Test
    void everyNumberOfAnActionGetsADrawOfItsOwn() {
        Randomness random = new Randomness(1);
        float[] action = {10, -20};
        new GaussianNoise().addTo(action, 0.5, new Randomness(1));
        assertThat(action).containsExactly(10 + (float) (0.5 * random.nextGaussian()), -20 + (float) (0.5 * random.nextGaussian()));
    }

    @Test
    void itsVarianceIsSigmaSquaredAndOneDrawTellsNothingOfTheNext() {
        Randomness random = new Randomness(2);
        GaussianNoise noise = new GaussianNoise();
        double squares = 0;
        double products = 0;
        float before = 0;
        for (int i = 0; i < 200_000; i++) {
            float[] action = {0};
            noise.addTo(action, 0.3, random);
            squares += action[0] * action[0] / 200_000;
            products += action[0] * before / 200_000;
            before = action[0];
        }
        assertThat(squares).isCloseTo(0.09, within(0.001));
        assertThat(products).isCloseTo(0, within(0.001));
    }

    @Test
    void withSigmaZeroActionsStayAsTheyAre() {
        float[] action = {0.1f, -1};
        new GaussianNoise().addTo(action, 0, new Randomness(3));
        assertThat(action).containsExactly(0.1f, -1);
    }
}
