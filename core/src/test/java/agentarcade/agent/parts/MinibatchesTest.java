package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import org.junit.jupiter.api.Test;

class MinibatchesTest {
    private static final int ROWS = 10;

    private static final Transition NEXT =
            new Transition(new float[2], new Action.Continuous(new float[1]), 0, new float[2], Ending.NONE);
    private static final Rollout.Critic NOBODY = new Rollout.Critic() {
        @Override
        public double value(float[] observation) {
            return 0;
        }

        @Override
        public void values(Transition[] transitions, double[] values, int at) {
            // Nobody asks: values are put in by hand.
        }
    };

    /// Every number of row i is i, or a multiple of it.
    private static Rollout rollout() {
        Rollout rollout = new Rollout(5, 2, 2, 1);
        for (int row = 0; row < ROWS; row += 2) {
            rollout.see(new float[][] {{row, 2 * row}, {row + 1, 2 * row + 2}});
            rollout.add(new Transition[] {NEXT, NEXT}, NOBODY);
        }
        for (int row = 0; row < ROWS; row++) {
            rollout.actions()[row] = row;
            rollout.logProbabilities()[row] = -row;
            rollout.values()[row] = 3 * row;
            rollout.advantages()[row] = 4 * row;
            rollout.returns()[row] = 5 * row;
        }
        return rollout;
    }

    private static Network table() {
        return new Network(Architecture.mlp(2, List.of(), 1), ROWS, Memory.arena());
    }

    @Test
    void anEpochHasEveryStepOnceWithAllThatBelongsToIt() {
        Minibatches minibatches = new Minibatches(rollout(), 4);
        List<Integer> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        try (Network table = table()) {
            minibatches.shuffle(new Randomness(1));
            while (minibatches.next(table.input(), false)) {
                Batch batch = minibatches.batch();
                sizes.add(batch.rows());
                for (int row = 0; row < batch.rows(); row++) {
                    int step = (int) batch.actions()[row];
                    seen.add(step);
                    assertThat(new double[] {table.input().get(row, 0), table.input().get(row, 1), batch.logProbabilities()[row],
                        batch.values()[row], batch.advantages()[row], batch.returns()[row]})
                            .containsExactly(step, 2 * step, -step, 3 * step, 4 * step, 5 * step);
                }
            }
        }
        assertThat(sizes).containsExactly(4, 4, 2);
        assertThat(seen).containsExactlyInAnyOrder(IntStream.range(0, ROWS).boxed().toArray(Integer[]::new));
        assertThat(seen).isNotEqualTo(IntStream.range(0, ROWS).boxed().toList());
    }

    @Test
    void advantagesAreStandardisedInEachMinibatchAndStayAsTheyAreInTheRollout() {
        Rollout rollout = rollout();
        double[] before = rollout.advantages().clone();
        Minibatches minibatches = new Minibatches(rollout, ROWS);
        try (Network table = table()) {
            for (int epoch = 0; epoch < 2; epoch++) {
                minibatches.shuffle(new Randomness(1));
                assertThat(minibatches.next(table.input(), true)).isTrue();
                double[] advantages = minibatches.batch().advantages();
                assertThat(Arrays.stream(advantages).sum()).isCloseTo(0, within(1e-9));
                assertThat(Arrays.stream(advantages).map(x -> x * x).sum() / ROWS).isCloseTo(1, within(1e-6));
            }
        }
        assertThat(rollout.advantages()).isEqualTo(before);
    }

    @Test
    void equalAdvantagesSayNothing() {
        Rollout rollout = rollout();
        Arrays.fill(rollout.advantages(), 7);
        Minibatches minibatches = new Minibatches(rollout, ROWS);
        try (Network table = table()) {
            minibatches.shuffle(new Randomness(1));
            minibatches.next(table.input(), true);
        }
        assertThat(minibatches.batch().advantages()).containsOnly(0);
    }
}
