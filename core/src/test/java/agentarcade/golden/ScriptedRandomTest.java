package agentarcade.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class ScriptedRandomTest {
    private static final ScriptedRandom.Whole SIX = new ScriptedRandom.Whole(6, 0, 9);
    private static final ScriptedRandom.Share HALF = new ScriptedRandom.Share(0.5);

    @Test
    void givesItsDrawsInOrderAndTellsWhatIsLeft() {
        ScriptedRandom random = new ScriptedRandom(List.of(SIX, HALF, HALF, SIX));
        assertThat(List.<Number>of(random.nextInt(9), random.nextDouble(), random.nextDouble(-1, 3))).isEqualTo(List.of(6, 0.5, 1.0));
        assertThat(random.unused()).isEqualTo(List.of(SIX));
    }

    @Test
    void refusesOtherBoundsOtherKindsAndMoreThanItHas() {
        assertThatThrownBy(() -> new ScriptedRandom(List.of(SIX)).nextInt(0, 10)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("[0, 10)").hasMessageContaining(SIX.toString());
        assertThatThrownBy(() -> new ScriptedRandom(List.of(SIX)).nextDouble()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new ScriptedRandom(List.of(HALF)).nextInt(0, 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new ScriptedRandom(List.of(HALF)).nextGaussian()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new ScriptedRandom(List.of(HALF)).nextBoolean()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new ScriptedRandom(List.of()).nextDouble()).isInstanceOf(AssertionError.class);
    }
}
