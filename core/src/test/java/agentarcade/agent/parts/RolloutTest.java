package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final double DISCOUNT = 0.9;
    private static final double LAMBDA = 0.8;

    /// Two steps in each of two worlds. What is seen is one number, and the critic's value of it is ten times that.
    private final Rollout rollout = new Rollout(2, 2, 1, 1);
    private final Rollout.Critic critic = new Rollout.Critic() {
        @Override
        public double value(float[] observation) {
            return 10.0 * observation[0];
        }

        @Override
        public void values(Transition[] transitions, double[] values, int at) {
            for (int world = 0; world < transitions.length; world++) {
                values[at + world] = value(transitions[world].next());
            }
        }
    };

    private static Transition step(double reward, float next, Ending ending) {
        return new Transition(new float[1], Action.Discrete.of(0), reward, new float[] {next}, ending);
    }

    private void see(float first, float second) {
        rollout.see(new float[][] {{first}, {second}});
        rollout.values()[rollout.filled()] = 10.0 * first;
        rollout.values()[rollout.filled() + 1] = 10.0 * second;
    }

    @Test
    void theNextValueOfAWorldIsItsOwnAndNeverThatOfTheBeginning() {
        see(1, 2);
        rollout.add(new Transition[] {step(1, 3, Ending.NONE), step(2, 4, Ending.NONE)}, critic);
        see(3, 4);
        rollout.add(new Transition[] {step(3, 5, Ending.NONE), step(4, 6, Ending.NONE)}, critic);
        assertThat(rollout.isFull()).isTrue();
        rollout.judge(DISCOUNT, LAMBDA);
        double last0 = 3 + DISCOUNT * 50 - 30;
        double last1 = 4 + DISCOUNT * 60 - 40;
        double first0 = 1 + DISCOUNT * 30 - 10 + DISCOUNT * LAMBDA * last0;
        double first1 = 2 + DISCOUNT * 40 - 20 + DISCOUNT * LAMBDA * last1;
        assertThat(rollout.advantages()).containsExactly(new double[] {first0, first1, last0, last1}, within(1e-12));
        assertThat(rollout.returns()).containsExactly(new double[] {first0 + 10, first1 + 20, last0 + 30, last1 + 40}, within(1e-12));
    }

    /// The next row of the world belongs to the next episode: 7 and 8 are its first observations.
    @Test
    void afterTimeRanOutTheFinalObservationCountsAndAfterALossNothing() {
        see(1, 2);
        rollout.add(new Transition[] {step(1, 3, Ending.TRUNCATED), step(2, 4, Ending.TERMINATED)}, critic);
        see(7, 8);
        rollout.add(new Transition[] {step(3, 5, Ending.TRUNCATED), step(4, 6, Ending.TERMINATED)}, critic);
        rollout.judge(DISCOUNT, LAMBDA);
        assertThat(rollout.advantages()).containsExactly(
                new double[] {1 + DISCOUNT * 30 - 10, 2 - 20, 3 + DISCOUNT * 50 - 70, 4 - 80}, within(1e-12));
    }

    @Test
    void savedInTheMiddleItGoesOnTheSame() {
        see(1, 2);
        rollout.add(new Transition[] {step(1, 3, Ending.TRUNCATED), step(2, 4, Ending.NONE)}, critic);
        Map<String, Object> arrays = new HashMap<>();
        rollout.save(arrays);
        see(7, 4);
        rollout.add(new Transition[] {step(3, 5, Ending.NONE), step(4, 6, Ending.NONE)}, critic);
        rollout.judge(DISCOUNT, LAMBDA);
        double[] expected = rollout.advantages().clone();

        rollout.clear();
        see(9, 9);
        rollout.add(new Transition[] {step(9, 9, Ending.TERMINATED), step(9, 9, Ending.TERMINATED)}, critic);
        rollout.restore(new AgentState(null, arrays), 2);
        see(7, 4);
        rollout.add(new Transition[] {step(3, 5, Ending.NONE), step(4, 6, Ending.NONE)}, critic);
        rollout.judge(DISCOUNT, LAMBDA);
        assertThat(rollout.advantages()).isEqualTo(expected);
        assertThat(rollout.observations()).containsExactly(1, 2, 7, 4);
    }

    @Test
    void whatCannotHaveBeenSavedIsRefused() {
        see(1, 2);
        rollout.add(new Transition[] {step(1, 3, Ending.NONE), step(2, 4, Ending.NONE)}, critic);
        Map<String, Object> arrays = new HashMap<>();
        rollout.save(arrays);
        assertThatIllegalArgumentException().isThrownBy(() -> rollout.restore(new AgentState(null, arrays), 1))
                .withMessage("A rollout of 4 steps in 2 worlds can't be saved with 1");
        arrays.put("rollout/endings", new byte[] {0, 3});
        assertThatIllegalArgumentException().isThrownBy(() -> rollout.restore(new AgentState(null, arrays), 2))
                .withMessage("Step 1 can't have ended as 3");
    }

    @Test
    void memoryForObservationsIsTakenAsStepsCome() {
        Rollout large = new Rollout(2_048, 32, 30_000, 1);
        assertThat(large.observations()).isEmpty();
        large.see(new float[32][30_000]);
        assertThat(large.observations()).hasSize(32 * 30_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Rollout(2_048, 32, 40_000, 1))
                .withMessage("A rollout of 65,536 times 40,000 numbers is too large");
    }

    @Test
    void nothingCanComeOfWhatWasNotSeen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rollout.add(new Transition[] {step(1, 3, Ending.NONE), step(2, 4, Ending.NONE)}, critic));
        assertThatIllegalStateException().isThrownBy(() -> rollout.see(new float[1][1]));
    }
}
