package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Architecture.Head;
import agentarcade.nn.Dense;
import agentarcade.nn.Shape;
import org.junit.jupiter.api.Test;

/// Networks that ignore what they see: what they say is their bias.
class GreedyPolicyTest {
    private static final float[] SEEN = {7};

    private static GreedyPolicy policy(Space actions, GreedyPolicy.Spread spread, float... outputs) {
        float[] parameters = new float[2 * outputs.length];
        System.arraycopy(outputs, 0, parameters, outputs.length, outputs.length);
        return new GreedyPolicy(Architecture.mlp(1, List.of(), outputs.length), parameters, actions, spread);
    }

    private static Decision decide(GreedyPolicy snapshot) {
        try (Policy policy = snapshot.open()) {
            return policy.decide(SEEN);
        }
    }

    @Test
    void theLikeliestChoiceIsDoneAndOfEqualsTheFirst() {
        Decision decision = decide(policy(new Space.Discrete(3), new GreedyPolicy.None(), 0, (float) Math.log(2), (float) Math.log(2)));
        assertThat(decision.action()).isEqualTo(Action.Discrete.of(1));
        assertThat(((Opinion.Probabilities) decision.opinion()).probabilities()).containsExactly(new float[] {0.2f, 0.4f, 0.4f},
                within(1e-6f));
        assertThat(decision.value()).isEmpty();
    }

    @Test
    void oneLogitIsForTwoChoices() {
        Decision decision = decide(policy(new Space.Discrete(2), new GreedyPolicy.None(), (float) Math.log(3)));
        assertThat(decision.action()).isEqualTo(Action.Discrete.of(1));
        assertThat(((Opinion.Probabilities) decision.opinion()).probabilities()).containsExactly(new float[] {0.25f, 0.75f},
                within(1e-6f));
    }

    @Test
    void ofRealNumbersTheMeanIsDoneWithinItsBounds() {
        Space bounds = new Space.Box(new float[] {-1, -1}, new float[] {1, 2});
        Decision decision = decide(policy(bounds, new GreedyPolicy.Same(new float[] {0, 1}), -5, 1.5f));
        assertThat(((Action.Continuous) decision.action()).values()).containsExactly(-1, 1.5f);
        Opinion.Bell bell = (Opinion.Bell) decision.opinion();
        assertThat(bell.means()).containsExactly(-5, 1.5f);
        assertThat(bell.deviations()).containsExactly(new float[] {1, (float) Math.E}, within(1e-6f));
    }

    @Test
    void whoeverDoesNotKnowHowFarActionsAreSpreadSaysNothing() {
        assertThat(decide(policy(new Space.Box(-1, 1, 1), new GreedyPolicy.None(), 0.5f)).opinion()).isEqualTo(new Opinion.Unsaid());
    }

    @Test
    void aSecondHeadIsTheValue() {
        Dense one = new Dense(1, true, Activation.LINEAR);
        Architecture both = new Architecture(new Shape.Row(1), List.of(),
                List.of(new Head("policy", List.of(one)), new Head("value", List.of(one))));
        GreedyPolicy policy = new GreedyPolicy(both, new float[] {0, 0.5f, 2, 1}, new Space.Box(-1, 1, 1),
                new GreedyPolicy.Same(new float[1]));
        assertThat(decide(policy).value()).hasValue(2 * 7 + 1);
    }

    @Test
    void aNewerPolicyInPlaceOfAnotherHasItsOwnWeightsAndSpread() {
        Space bounds = new Space.Box(-1, 1, 1);
        Policy before = policy(bounds, new GreedyPolicy.Same(new float[] {0}), 0.1f).open();
        try (Policy after = policy(bounds, new GreedyPolicy.Same(new float[] {1}), 0.2f).openInPlaceOf(before)) {
            Opinion.Bell bell = (Opinion.Bell) after.decide(SEEN).opinion();
            assertThat(bell.means()).containsExactly(0.2f);
            assertThat(bell.deviations()[0]).isCloseTo((float) Math.E, within(1e-6f));
        }
    }
}
