package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Shape;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final Body FILTERED =
            new Body(List.of(new Filter(16, 8, 4, false), new Filter(32, 4, 2, true)), List.of(128), Activation.RELU);

    @Test
    void aStackOfPicturesIsOnePictureWithAChannelForEachFrame() {
        assertThat(FILTERED.network(new Space.Box(0, 1, 4, 48, 48), 2)).isEqualTo(new Architecture(new Shape.Image(4, 48, 48), List.of(
                new Conv2d(16, 8, 8, 4, Conv2d.Padding.valid(), true, Activation.RELU),
                new Conv2d(32, 4, 4, 2, Conv2d.Padding.same(), true, Activation.RELU),
                new Flatten(),
                new Dense(128, true, Activation.RELU),
                new Dense(2, true, Activation.LINEAR))));
        assertThat(FILTERED.input(new Space.Box(0, 1, 48, 48))).isEqualTo(new Shape.Image(1, 48, 48));
    }

    @Test
    void numbersThatAreNoPicturePassTheFiltersBy() {
        assertThat(FILTERED.network(new Space.Box(-1, 1, 4), 2)).isEqualTo(Architecture.mlp(4, List.of(128), 2));
    }

    @Test
    void withoutFiltersAPictureIsARowOfNumbers() {
        Body dense = new Body(List.of(), List.of(64, 32), Activation.RELU);
        assertThat(dense.network(new Space.Box(0, 1, 8, 8), 3)).isEqualTo(Architecture.mlp(64, List.of(64, 32), 3));
    }

    @Test
    void aPictureTooSmallForTheFiltersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FILTERED.network(new Space.Box(0, 1, 6, 6), 2))
                .withMessageContaining("layer 1");
    }
}
