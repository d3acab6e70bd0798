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
import agentarcade.nn.Dense;
import org.junit.jupiter.api.Test;

class GreedyActorTest {
    private static final Architecture ACTOR = new Architecture(1, List.of(new Dense(1, true, Activation.TANH)));
    private static final Architecture CRITIC = new Architecture(2, List.of(new Dense(1, true, Activation.LINEAR)));

    /// μ(s) = tanh(slope · s), Q(s, a) = 3 s + 5 a + 7; actions from −2 to 2.
    private static GreedyActor snapshot(float slope) {
        return new GreedyActor(ACTOR, new float[] {slope, 0}, CRITIC, new float[] {3, 5, 7}, new Space.Box(-2, 2, 1));
    }

    private static float does(Decision decision) {
        return ((Action.Continuous) decision.action()).values()[0];
    }

    @Test
    void doesWhatTheActorSaysInUnitsOfTheWorldAndExpectsWhatTheCriticSays() {
        try (Policy policy = snapshot(0.5f).open()) {
            Decision decision = policy.decide(new float[] {2});
            assertThat(does(decision)).isCloseTo((float) (2 * Math.tanh(1)), within(1e-5f));
            assertThat(decision.opinion()).isEqualTo(new Opinion.Unsaid());
            assertThat(decision.value().orElseThrow()).isCloseTo(3 * 2 + 5 * Math.tanh(1) + 7, within(1e-5));
        }
    }

    @Test
    void inPlaceOfOneOfTheSameShapeItUsesItsMemoryAgain() {
        Policy before = snapshot(0.5f).open();
        try (Policy after = snapshot(-1).openInPlaceOf(before)) {
            assertThat(after).isSameAs(before);
            assertThat(does(after.decide(new float[] {2}))).isCloseTo((float) (2 * Math.tanh(-2)), within(1e-5f));
        }
    }

    @Test
    void inPlaceOfOneForOtherActionsItIsOpenedAnew() {
        GreedyActor other = new GreedyActor(ACTOR, new float[] {1, 0}, CRITIC, new float[] {3, 5, 7}, new Space.Box(-4, 4, 1));
        try (Policy after = other.openInPlaceOf(snapshot(0.5f).open())) {
            assertThat(does(after.decide(new float[] {100}))).isEqualTo(4);
        }
    }
}
