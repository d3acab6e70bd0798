package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;

import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.golden.PhysicsTrace;
import agentarcade.knob.Knobs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pendulum against Gymnasium: every state and reward.
class PendulumGoldenTest {
    private static final Pendulum WORLD = new Pendulum(Knobs.of(Pendulum.Rules.class).initial());

    static Stream<PhysicsTrace> traces() {
        return PhysicsTrace.in("pendulum.json");
    }

    private record World(DoubleFunction<Step> stepper) implements PhysicsTrace.Physics {
        @Override
        public void restore(double[] state) {
            WORLD.restore(new Pendulum.State(state[0], state[1], 0), new Randomness(0));
        }

        @Override
        public Step step(double action) {
            return stepper.apply(action);
        }

        @Override
        public double[] state() {
            Pendulum.State state = (Pendulum.State) WORLD.snapshot();
            return new double[] {state.angle(), state.speed()};
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void movesAsGymnasium(PhysicsTrace trace) {
        assertThat(trace.departures(new World(WORLD::step))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyStepIsTheSameWithAnActionInFloat32(PhysicsTrace trace) {
        assertThat(trace.departuresOfSingleSteps(new World(torque -> WORLD.step(OneNumber.action(torque))))).isEmpty();
    }
}
