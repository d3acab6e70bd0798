package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;

import agentarcade.agent.parts.Schedule.Shape;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static double[] at(Schedule schedule, long... steps) {
        return LongStream.of(steps).mapToDouble(schedule::at).toArray();
    }

    /// By steps, as declared, and not by a step times the number of the game.
    @Test
    void aLineFallsByTheSameAmountEachStepAndThenStays() {
        assertThat(at(new Schedule(Shape.LINEAR, 1, 0.2, 4), 0, 1, 2, 3, 4, 5, 1_000_000_000_000L))
                .containsExactly(new double[] {1, 0.8, 0.6, 0.4, 0.2, 0.2, 0.2}, within(1e-12));
    }

    @Test
    void aConstantIsItsFirstValue() {
        assertThat(at(new Schedule(Shape.CONSTANT, 0.1, 0.7, 1), 0, 1, 100)).containsExactly(0.1, 0.1, 0.1);
    }

    @Test
    void anExponentialFallsByTheSameShareEachStepAndComesWithinOnePerCent() {
        Schedule schedule = new Schedule(Shape.EXPONENTIAL, 1, 0, 10);
        for (int step = 0; step < 10; step++) {
            assertThat(schedule.at(step + 1) / schedule.at(step)).isCloseTo(StrictMath.pow(0.01, 0.1), within(1e-12));
        }
        assertThat(at(schedule, 0, 10, 11)).containsExactly(new double[] {1, 0.01, 0.01}, within(1e-12));
    }
}
