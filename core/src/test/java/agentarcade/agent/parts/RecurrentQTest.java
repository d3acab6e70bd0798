package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import org.junit.jupiter.api.Test;

class RecurrentQTest {
    private static final int ITEMS = 2;
    private static final int STEPS = 3;
    private static final RecurrentQ.Form FORM = RecurrentQ.Form.of(
            new Body(List.of(new Filter(2, 2, 2, false)), List.of(4), Activation.TANH), new Space.Box(0, 1, 4, 4), 3, 2);

    private final float[][] seen = new float[ITEMS * STEPS][16];

    private RecurrentQ learning() {
        Randomness random = new Randomness(5);
        for (float[] observation : seen) {
            for (int i = 0; i < observation.length; i++) {
                observation[i] = random.nextFloat();
            }
        }
        RecurrentQ q = RecurrentQ.learning(FORM, ITEMS, STEPS);
        q.initialise(random);
        return q;
    }

    private Matrix forward(RecurrentQ q) {
        for (int row = 0; row < seen.length; row++) {
            q.input().setRow(row, seen[row]);
        }
        return q.forward(ITEMS);
    }

    @Test
    void stepByStepItThinksWhatItThinksOfAWholeSequence() {
        try (RecurrentQ learning = learning(); RecurrentQ acting = RecurrentQ.acting(FORM, Memory::arena)) {
            acting.copyFrom(learning);
            Matrix whole = forward(learning);
            float[] expected = new float[2];
            float[] q = new float[2];
            for (int item = 0; item < ITEMS; item++) {
                acting.forget();
                for (int step = 0; step < STEPS; step++) {
                    int row = learning.row(item, step);
                    whole.row(row, expected);
                    acting.see(seen[row], q);
                    assertThat(q).containsExactly(expected, within(1e-6f));
                }
            }
        }
    }

    @Test
    void whatItRemembersCanBePutBack() {
        try (RecurrentQ learning = learning(); RecurrentQ acting = RecurrentQ.acting(FORM, Memory::arena)) {
            acting.copyFrom(learning);
            float[] first = new float[2];
            float[] second = new float[2];
            acting.see(seen[0], first);
            float[] remembered = acting.remembered();
            acting.see(seen[1], first);
            acting.see(seen[2], second);
            assertThat(second).isNotEqualTo(first);
            acting.remember(remembered);
            acting.see(seen[1], second);
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void gradientsOfEyeAndMemoryAreTheSlopesOfTheLoss() {
        try (RecurrentQ q = learning()) {
            forward(q);
            q.slopes().clear(seen.length);
            weigh(q);
            q.backward(ITEMS);
            check(q, q.eye());
            forward(q);
            check(q, q.memory());
        }
    }

    /// L = Σ over rows of (row + 1) · Q(·, row mod 2)
    private static void weigh(RecurrentQ q) {
        for (int row = 0; row < ITEMS * STEPS; row++) {
            q.slopes().set(row, row % 2, row + 1);
        }
    }

    private double loss(RecurrentQ q) {
        Matrix values = forward(q);
        double loss = 0;
        for (int row = 0; row < seen.length; row++) {
            loss += (row + 1) * values.get(row, row % 2);
        }
        return loss;
    }

    private void check(RecurrentQ q, Network part) {
        float[] at = part.parameters();
        float[] gradients = part.gradients();
        float[] slopes = new float[at.length];
        float step = 1f / 128;
        for (int i = 0; i < at.length; i++) {
            float[] moved = at.clone();
            moved[i] = at[i] + step;
            part.parameters(moved);
            double above = loss(q);
            moved[i] = at[i] - step;
            part.parameters(moved);
            slopes[i] = (float) ((above - loss(q)) / (2 * step));
        }
        part.parameters(at);
        assertThat(gradients).containsExactly(slopes, within(5e-3f));
    }
}
