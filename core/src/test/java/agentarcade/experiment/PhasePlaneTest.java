package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.env.Environment;
import agentarcade.env.PhasePlane;
import agentarcade.env.Randomness;
import agentarcade.env.wrappers.Wrapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasePlaneTest {
    private static World world(String id, Wrapping wrapping) {
        EnvironmentType<?> type = Environments.find(id).orElseThrow();
        return new World(type, type.canonical(), wrapping);
    }

    @Test
    void theseWorldsHaveOne() {
        List<String> ids = Environments.ALL.stream().filter(type -> World.canonical(type).training().phasePlane().isPresent())
                .map(EnvironmentType::id).toList();
        assertThat(ids).containsExactly("cartpole-v1", "cartpole-v0", "pendulum-v1", "mountain-car-continuous-v0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cartpole-v1", "pendulum-v1", "mountain-car-continuous-v0"})
    void whatIsSeenAtAPointLiesThere(String id) {
        Environment world = World.canonical(Environments.find(id).orElseThrow()).seen();
        PhasePlane plane = world.phasePlane().orElseThrow();
        Randomness random = new Randomness(5);
        for (int i = 0; i < 50; i++) {
            PhasePlane.Point point = new PhasePlane.Point(between(plane.across(), random), between(plane.up(), random));
            float[] observation = plane.observation(point);
            assertThat(world.observations().contains(observation)).isTrue();
            assertThat(plane.point(observation).across()).isCloseTo(point.across(), within(1e-5));
            assertThat(plane.point(observation).up()).isCloseTo(point.up(), within(1e-5));
        }
    }

    private static double between(PhasePlane.Axis axis, Randomness random) {
        return axis.low() + (axis.high() - axis.low()) * random.nextDouble();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pendulum-v1", "mountain-car-continuous-v0"})
    void whereThereIsNothingElseEveryObservationHasItsPoint(String id) {
        Environment world = World.canonical(Environments.find(id).orElseThrow()).training();
        PhasePlane plane = world.phasePlane().orElseThrow();
        assertThat(plane.isSection()).isFalse();
        world.reset(3);
        for (int i = 0; i < 100; i++) {
            world.step(world.controls().bindings().get(i / 10 % 2).action());
            assertThat(plane.observation(plane.point(world.observation()))).containsExactly(world.observation(), within(1e-5f));
        }
    }

    @Test
    void aStackOfObservationsIsNoPoint() {
        assertThat(world("pendulum-v1", new Wrapping(2, 1, 1, 1, false, false)).training().phasePlane()).isEmpty();
        assertThat(world("pendulum-v1", new Wrapping(1, 1, 2, 1, false, false)).training().phasePlane()).isPresent();
    }
}
