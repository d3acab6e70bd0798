package agentarcade.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;

class SpaceTest {
    @Test
    void aDiscreteSpaceContainsItsChoicesOnly() {
        Space.Discrete three = new Space.Discrete(3);
        assertThat(List.of(-1, 0, 2, 3).stream().map(index -> three.contains(new Action.Discrete(index))).toList())
                .isEqualTo(List.of(false, true, true, false));
        assertThat(three.contains(new Action.Continuous(new float[] {1}))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Space.Discrete(0));
    }

    @Test
    void aBoxContainsArraysOfItsSizeWithinItsBounds() {
        Space.Box box = new Space.Box(-1, 2, 2, 3);
        assertThat(box.size()).isEqualTo(6);
        assertThat(box.contains(new float[] {-1, 2, 0, 0, 0, 0})).isTrue();
        assertThat(box.contains(new float[] {-1, 2, 0, 0, 0})).isFalse();
        assertThat(box.contains(new float[] {-1, 2.001f, 0, 0, 0, 0})).isFalse();
        assertThat(box.contains(new float[] {Float.NaN, 0, 0, 0, 0, 0})).isFalse();
    }

    @Test
    void aBoxKeepsItsShapeToItself() {
        int[] shape = {2, 3};
        Space.Box box = new Space.Box(0, 1, shape);
        shape[0] = 9;
        box.shape()[1] = 9;
        assertThat(box.shape()).containsExactly(2, 3);
    }

    @Test
    void impossibleBoxesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Space.Box(1, 0, 2)).withMessageContaining("[2]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Space.Box(Float.NaN, 0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Space.Box(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Space.Box(0, 1, 2, 0));
    }

    @Test
    void spacesOfTheSameKindAreEqual() {
        assertThat(new Space.Box(0, 1, 2, 3)).isEqualTo(new Space.Box(0, 1, 2, 3)).hasSameHashCodeAs(new Space.Box(0, 1, 2, 3))
                .isNotEqualTo(new Space.Box(0, 1, 3, 2)).isNotEqualTo(new Space.Box(0, 2, 2, 3)).isNotEqualTo(new Space.Box(-1, 1, 2, 3));
    }
}
