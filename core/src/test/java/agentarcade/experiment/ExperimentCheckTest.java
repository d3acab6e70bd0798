package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Filter;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;

/// World and settings that do not go together are refused before anything is built.
class ExperimentCheckTest {
    private static Experiment catchBall(int downsampling, List<Filter> filters) throws Refused {
        EnvironmentType<?> type = Environments.find("catch-ball-8").orElseThrow();
        AlgorithmType<?> dqn = Algorithms.find("dqn").orElseThrow();
        World world = new World(type, type.canonical(), new Wrapping(4, 1, 1, downsampling, false, false));
        return new Experiment(world, dqn, dqn.settings().with(dqn.settings().initial(), "filters", filters), 1);
    }

    @Test
    void aFilterLargerThanThePictureIsRefusedWithBothSizes() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> catchBall(1, List.of(new Filter(16, 9, 1, false))).check())
                .withMessage("The filter 16@9x9 is larger than the 8 × 8 cells it would look at. "
                        + "Take a smaller filter, or write “same” behind it to surround the picture with zeros.");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> catchBall(2, List.of(new Filter(8, 3, 1, false), new Filter(8, 3, 1, false))).check())
                .withMessageContaining("8@3x3 is larger than the 2 × 2 cells");
    }

    /// What is let through can be built, and what is refused can't.
    @Test
    void isAsStrictAsTheNetwork() throws Refused {
        for (int size = 1; size <= 10; size++) {
            for (int stride : new int[] {1, 2, 3}) {
                for (boolean padded : new boolean[] {false, true}) {
                    Experiment tried = catchBall(2, List.of(new Filter(2, 2, 1, false), new Filter(2, size, stride, padded)));
                    if (padded || size <= 3) {
                        assertThatCode(() -> {
                            tried.check();
                            tried.start(event -> {
                            }).close();
                        }).as("%s", tried.settings()).doesNotThrowAnyException();
                    } else {
                        assertThatExceptionOfType(Refused.class).isThrownBy(tried::check);
                        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> tried.start(event -> {
                        }));
                    }
                }
            }
        }
    }
}
