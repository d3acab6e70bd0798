package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import agentarcade.env.Action;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.golden.PhysicsTrace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// CartPole against Gymnasium: every state, reward and ending.
class CartPoleGoldenTest {
    static Stream<PhysicsTrace> traces() {
        return PhysicsTrace.in("cartpole.json");
    }

    private static final class World implements PhysicsTrace.Physics {
        private final CartPole world = new CartPole(CartPole.Rules.v1());

        @Override
        public void restore(double[] state) {
            world.restore(new CartPole.State(state[0], state[1], state[2], state[3], 0), new Randomness(0));
        }

        @Override
        public Step step(double action) {
            return world.step(Action.Discrete.of((int) action));
        }

        @Override
        public double[] state() {
            CartPole.State state = (CartPole.State) world.snapshot();
            return new double[] {state.x(), state.speed(), state.angle(), state.spin()};
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void movesAsGymnasium(PhysicsTrace trace) {
        assertThat(trace.departures(new World())).isEmpty();
    }
}
