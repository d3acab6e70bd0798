package agentarcade.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.env.Action;
import org.assertj.core.data.Offset;

/// Whether others compute what we compute, but for the rounding of 32-bit sums in another order.
final class Agreement {
    private static final double TOLERANCE = 1e-5;

    private Agreement() {
    }

    /// @param numbers the action of another program: the number of a choice, or real numbers
    static void action(Decision ours, double... numbers) {
        switch (ours.action()) {
            case Action.Discrete(int choice) -> {
                assertThat(numbers).hasSize(1);
                int other = (int) numbers[0];
                // Two that are equally good but for rounding are both best.
                assertThat(other == choice || apart(weights(ours.opinion()), choice, other) < TOLERANCE)
                        .as("%s is not %s", other, ours).isTrue();
            }
            case Action.Continuous(float[] values) -> numbers(values, numbers);
        }
    }

    private static double apart(float[] weights, int one, int other) {
        return Math.abs(weights[one] - weights[other]) / Math.max(1, Math.abs(weights[one]));
    }

    private static float[] weights(Opinion opinion) {
        return switch (opinion) {
            case Opinion.ActionValues(float[] values) -> values;
            case Opinion.Probabilities(float[] probabilities) -> probabilities;
            case Opinion.Bell _,Opinion.Unsaid _ -> throw new AssertionError("No opinion on choices");
        };
    }

    /// @param logits of another program; their softmax is compared
    static void probabilities(float[] ours, float[] logits) {
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i]);
            sum += shares[i];
        }
        double all = sum;
        numbers(ours, Arrays.stream(shares).map(share -> share / all).toArray());
    }

    static void numbers(float[] ours, double[] theirs) {
        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < ours.length; i++) {
            assertThat(theirs[i]).isCloseTo(ours[i], Offset.offset(TOLERANCE * Math.max(1, Math.abs(ours[i]))));
        }
    }

    static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
