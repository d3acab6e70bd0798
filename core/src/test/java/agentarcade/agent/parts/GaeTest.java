package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class GaeTest {
    private static final int WORLDS = 8;
    private static final int STEPS = 32;
    private static final double DISCOUNT = 0.9;
    private static final double LAMBDA = 0.7;

    private final Randomness random = new Randomness(3);

    private static Transition step(double reward, Ending ending) {
        return new Transition(new float[0], Action.Discrete.of(0), reward, new float[0], ending);
    }

    private static double[] rewards(Transition[] steps) {
        return Arrays.stream(steps).mapToDouble(Transition::reward).toArray();
    }

    private static Ending[] endings(Transition[] steps) {
        return Arrays.stream(steps).map(Transition::ending).toArray(Ending[]::new);
    }

    /// Most steps go on, some episodes end in one way or the other.
    private Transition[] steps(int count) {
        Transition[] steps = new Transition[count];
        for (int t = 0; t < count; t++) {
            double u = random.nextDouble();
            steps[t] = step(random.nextGaussian(), u < 0.1 ? Ending.TERMINATED : u < 0.2 ? Ending.TRUNCATED : Ending.NONE);
        }
        return steps;
    }

    private double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int t = 0; t < count; t++) {
            numbers[t] = random.nextGaussian();
        }
        return numbers;
    }

    private static double[] advantages(Transition[] steps, int worlds, double[] values, double[] nextValues, double lambda) {
        double[] advantages = new double[steps.length];
        Gae.advantages(rewards(steps), endings(steps), steps.length, worlds, values, nextValues, DISCOUNT, lambda, advantages);
        return advantages;
    }

    /// As the paper defines them: Âₜ = Σₗ (γλ)ˡ δₜ₊ₗ, up to the end of the episode.
    @Test
    void advantagesAreDiscountedSumsOfSurprises() {
        Transition[] steps = steps(50);
        double[] values = numbers(50);
        double[] nextValues = numbers(50);
        double[] expected = new double[50];
        for (int t = 0; t < 50; t++) {
            double weight = 1;
            for (int later = t; later < 50; later++) {
                double next = steps[later].ending() == Ending.TERMINATED ? 0 : nextValues[later];
                expected[t] += weight * (steps[later].reward() + DISCOUNT * next - values[later]);
                weight *= DISCOUNT * LAMBDA;
                if (steps[later].ending() != Ending.NONE) {
                    break;
                }
            }
        }
        assertThat(advantages(steps, 1, values, nextValues, LAMBDA)).containsExactly(expected, within(1e-12));
    }

    @Test
    void eachOfSeveralWorldsGetsWhatItWouldGetAlone() {
        int count = WORLDS * STEPS;
        Transition[] steps = steps(count);
        double[] values = numbers(count);
        double[] nextValues = numbers(count);
        double[] together = advantages(steps, WORLDS, values, nextValues, LAMBDA);
        for (int world = 0; world < WORLDS; world++) {
            Transition[] itsSteps = new Transition[STEPS];
            double[] itsValues = new double[STEPS];
            double[] itsNextValues = new double[STEPS];
            double[] expected = new double[STEPS];
            for (int t = 0; t < STEPS; t++) {
                itsSteps[t] = steps[t * WORLDS + world];
                itsValues[t] = values[t * WORLDS + world];
                itsNextValues[t] = nextValues[t * WORLDS + world];
                expected[t] = together[t * WORLDS + world];
            }
            assertThat(advantages(itsSteps, 1, itsValues, itsNextValues, LAMBDA)).as("world %d", world).isEqualTo(expected);
        }
    }

    @Test
    void runningOutOfTimeHasAFutureLosingHasNone() {
        Transition[] steps = {step(1, Ending.TRUNCATED), step(1, Ending.TERMINATED), step(1, Ending.NONE)};
        assertThat(advantages(steps, 1, new double[] {5, 5, 5}, new double[] {10, 10, 10}, LAMBDA)).containsExactly(5, -4, 5);
    }

    @Test
    void lambdaZeroTrustsTheCriticAfterOneStep() {
        Transition[] steps = {step(1, Ending.NONE), step(2, Ending.NONE)};
        assertThat(advantages(steps, 1, new double[] {0, 10}, new double[] {10, 20}, 0)).containsExactly(10, 10);
    }

    /// λ = 1: Â + V is the discounted return, whatever the critic says on the way.
    @Test
    void lambdaOneGivesTheReturnsOfTheEpisode() {
        Transition[] steps = {step(1, Ending.NONE), step(2, Ending.NONE), step(4, Ending.TERMINATED)};
        double[] values = {7, -3, 0.5};
        double[] returns = new double[3];
        Gae.returns(advantages(steps, 1, values, new double[] {-3, 0.5, 99}, 1), values, 3, returns);
        double[] expected = new double[3];
        Returns.discounted(new double[] {1, 2, 4}, 3, DISCOUNT, expected);
        assertThat(returns).containsExactly(expected, within(1e-12));
    }

    @Test
    void onlyTheFirstStepsCountWhenTheArraysAreLonger() {
        double[] advantages = {0, 0, 77};
        Gae.advantages(new double[] {1, 1, 5}, new Ending[] {Ending.NONE, Ending.NONE, null}, 2, 1, new double[3], new double[3], 1, 1,
                advantages);
        assertThat(advantages).containsExactly(2, 1, 77);
    }

    @Test
    void stepsThatWorldsCannotShareAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> advantages(steps(5), 2, new double[5], new double[5], 1))
                .withMessage("5 steps can't be shared evenly by 2 worlds");
        assertThatIllegalArgumentException().isThrownBy(() -> advantages(steps(5), 0, new double[5], new double[5], 1));
    }
}
