package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.Controls.Key;

import org.junit.jupiter.api.Test;

class HeldKeysTest {
    private final HeldKeys keys = new HeldKeys();

    @Test
    void whatIsHeldCountsForEveryStep() {
        keys.pressed(Key.LEFT);
        assertThat(keys.takeForStep()).containsExactly(Key.LEFT);
        assertThat(keys.takeForStep()).containsExactly(Key.LEFT);
        keys.released(Key.LEFT);
        assertThat(keys.takeForStep()).isEmpty();
    }

    @Test
    void aTapBetweenTwoStepsCountsForOne() {
        keys.pressed(Key.LEFT);
        keys.released(Key.LEFT);
        assertThat(keys.takeForStep()).containsExactly(Key.LEFT);
        assertThat(keys.takeForStep()).isEmpty();
    }

    @Test
    void theKeyPressedLastComesLast() {
        keys.pressed(Key.LEFT);
        keys.pressed(Key.RIGHT);
        keys.pressed(Key.LEFT);
        assertThat(keys.takeForStep()).as("a repeat is no press").containsExactly(Key.LEFT, Key.RIGHT);
    }

    @Test
    void whatIsHeldOutweighsATap() {
        keys.pressed(Key.LEFT);
        keys.released(Key.LEFT);
        keys.pressed(Key.RIGHT);
        assertThat(keys.takeForStep()).containsExactly(Key.LEFT, Key.RIGHT);
    }

    @Test
    void afterReleasingAllNothingIsHeldOrTapped() {
        keys.pressed(Key.LEFT);
        keys.pressed(Key.RIGHT);
        keys.released(Key.RIGHT);
        keys.releaseAll();
        assertThat(keys.takeForStep()).isEmpty();
    }
}
