package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.nn.Architecture;
import org.junit.jupiter.api.Test;

class GreedyQTest {
    @Test
    void ofEqualsTheFirstIsBest() {
        assertThat(GreedyQ.best(new float[] {1, 3, 3, 2})).isEqualTo(1);
        assertThat(GreedyQ.best(new float[] {0, 0, 0})).isZero();
        assertThat(GreedyQ.best(new float[] {-5, -1, -3})).isEqualTo(1);
    }

    @Test
    void anOpenedPolicyDoesWhatHasTheLargestValue() {
        // Q = W x + b with W = (1, 0, −1) and b = (0, 0.5, 0).
        GreedyQ snapshot = new GreedyQ(Architecture.mlp(1, List.of(), 3), new float[] {1, 0, -1, 0, 0.5f, 0});
        try (Policy policy = snapshot.open()) {
            Decision decision = policy.decide(new float[] {-2});
            assertThat(decision.action()).isEqualTo(Action.Discrete.of(2));
            assertThat(decision.opinion()).isInstanceOfSatisfying(Opinion.ActionValues.class,
                    q -> assertThat(q.values()).containsExactly(-2, 0.5f, 2));
            assertThat(decision.value()).hasValue(2);
            assertThat(policy.decide(new float[] {0.25f}).action()).isEqualTo(Action.Discrete.of(1));
        }
    }
}
