package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.SequenceReplay.Stretch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import org.junit.jupiter.api.Test;

class SequenceReplayTest {
    private static final Space.Box ONE = new Space.Box(0, 1000, 1);
    private static final Space.Discrete CHOICES = new Space.Discrete(3);

    private record None() {
    }

    /// Observations are numbered through: an episode of T steps shows T + 1 of them.
    private static SequenceReplay replay(int capacity, int... lengths) {
        SequenceReplay replay = new SequenceReplay(capacity, ONE, CHOICES);
        int seen = 0;
        for (int length : lengths) {
            for (int t = 0; t < length; t++, seen++) {
                Ending ending = t + 1 < length ? Ending.NONE : length % 2 == 0 ? Ending.TERMINATED : Ending.TRUNCATED;
                replay.add(new Transition(new float[] {seen}, Action.Discrete.of(seen % 3), seen * 0.5, new float[] {seen + 1}, ending));
            }
            seen++;
        }
        return replay;
    }

    /// Everything that can be learned from a stretch.
    private static String told(SequenceReplay replay, Stretch stretch) {
        StringBuilder told = new StringBuilder(stretch.fromTheBeginning() ? "|" : "");
        float[] seen = new float[1];
        for (int t = 0; t < stretch.steps(); t++) {
            replay.observation(stretch, t, seen);
            assertThat(replay.choice(stretch, t)).isEqualTo((int) seen[0] % 3);
            assertThat(replay.reward(stretch, t)).isEqualTo(seen[0] * 0.5);
            told.append((int) seen[0]).append(replay.bootstrap(stretch, t) == 0 ? ". " : " ");
        }
        replay.observation(stretch, stretch.steps(), seen);
        return told.append((int) seen[0]).toString();
    }

    private static Set<String> drawn(SequenceReplay replay, int most, boolean fromTheBeginning) {
        Randomness random = new Randomness(1);
        Set<String> drawn = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            drawn.add(told(replay, replay.draw(most, fromTheBeginning, random)));
        }
        return drawn;
    }

    @Test
    void stretchesBeginAnywhereAndStayWithinTheirEpisode() {
        assertThat(drawn(replay(100, 2, 3), 2, false)).containsExactlyInAnyOrder("|0 1. 2", "1. 2", "|3 4 5", "4 5 6", "5 6");
    }

    @Test
    void orTheyBeginWithTheirEpisode() {
        assertThat(drawn(replay(100, 2, 3), 10, true)).containsExactlyInAnyOrder("|0 1. 2", "|3 4 5 6");
    }

    @Test
    void theNewestStepWaitsUntilItIsKnownWhatWasSeenAfterIt() {
        SequenceReplay replay = replay(100, 2);
        replay.add(new Transition(new float[] {3}, Action.Discrete.of(0), 1.5, new float[] {4}, Ending.NONE));
        assertThat(drawn(replay, 10, false)).containsExactlyInAnyOrder("|0 1. 2", "1. 2");
        replay.add(new Transition(new float[] {4}, Action.Discrete.of(1), 2, new float[] {5}, Ending.NONE));
        assertThat(drawn(replay, 10, false)).containsExactlyInAnyOrder("|0 1. 2", "1. 2", "|3 4");
    }

    @Test
    void whenItIsFullTheOldestStepIsForgotten() {
        assertThat(drawn(replay(6, 2, 3, 2), 10, false)).containsExactlyInAnyOrder("4 5 6", "5 6", "|7 8. 9", "8. 9");
    }

    @Test
    void aRestoredReplayDrawsTheSame() {
        for (int capacity : new int[] {6, 50}) {
            SequenceReplay before = replay(capacity, 2, 3, 2);
            Map<String, Object> arrays = new HashMap<>();
            before.save(arrays);
            SequenceReplay after = replay(capacity, 3);
            after.restore(new AgentState(new None(), arrays), before.size(), before.position());
            assertThat(drawn(after, 3, false)).isEqualTo(drawn(before, 3, false));
            assertThat(after.position()).isEqualTo(before.position());
        }
    }

    /// Where the ring is full, the newest slot and the oldest are neighbours that have nothing to do with each other.
    @Test
    void whateverHasBeenSavedCanBeRestored() {
        for (int first = 1; first <= 4; first++) {
            for (int[] lengths : new int[][] {{first}, {first, 1}, {first, 2, 1}, {first, 1, 1, 3}, {first, 3, 2, 4, 1, 2}}) {
                SequenceReplay before = replay(5, lengths);
                Map<String, Object> arrays = new HashMap<>();
                before.save(arrays);
                SequenceReplay after = replay(5, 3);
                after.restore(new AgentState(new None(), arrays), before.size(), before.position());
                Map<String, Object> again = new HashMap<>();
                after.save(again);
                assertThat(again).as("after episodes of %s", Arrays.toString(lengths)).usingRecursiveComparison().isEqualTo(arrays);
            }
        }
    }

    @Test
    void episodesThatCanNotBeAreRefused() {
        SequenceReplay good = replay(10, 2, 3);
        refused(good, "replay/actions", new int[] {0, 1, -1, -1, 1, 2, -1});
        refused(good, "replay/actions", new int[] {0, 1, -1, 3, 1, 2, -1});
        refused(good, "replay/endings", new byte[] {0, 1, 0, 0, 0, 9, 0});
        refused(good, "replay/rewards", new double[6]);
    }

    private static void refused(SequenceReplay good, String name, Object array) {
        Map<String, Object> arrays = new HashMap<>();
        good.save(arrays);
        arrays.put(name, array);
        SequenceReplay replay = replay(10, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.restore(new AgentState(new None(), arrays), good.size(), good.position()));
        assertThat(replay.size()).isEqualTo(3);
    }
}
