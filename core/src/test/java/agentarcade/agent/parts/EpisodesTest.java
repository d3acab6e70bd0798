package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import agentarcade.agent.AgentState;
import agentarcade.env.Space;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final Space.Box PAIRS = new Space.Box(-10, 10, 2);
    private static final Space.Discrete CHOICES = new Space.Discrete(3);

    private record None() {
    }

    private static Episodes episodes(int... lengths) {
        Episodes episodes = new Episodes(PAIRS, CHOICES);
        int row = 0;
        for (int length : lengths) {
            for (int i = 0; i < length; i++, row++) {
                episodes.add(new float[] {row, -row / 100f}, new float[] {row % 3}, row);
            }
            episodes.end(0);
        }
        return episodes;
    }

    @Test
    void returnsStartAfreshInEachEpisode() {
        double[] returns = new double[5];
        episodes(2, 3).returns(0.5, returns);
        assertThat(returns).containsExactly(0 + 0.5 * 1, 1, 2 + 0.5 * 3 + 0.25 * 4, 3 + 0.5 * 4, 4);
    }

    @Test
    void whatIsStillExpectedCountsFromTheLastStepOn() {
        Episodes episodes = new Episodes(PAIRS, CHOICES);
        episodes.add(new float[2], new float[1], 1);
        episodes.add(new float[2], new float[1], 1);
        episodes.end(8);
        double[] returns = new double[2];
        episodes.returns(0.5, returns);
        assertThat(returns).containsExactly(1 + 0.5 * 9, 9);
    }

    @Test
    void eachEpisodeIsStandardisedByItself() {
        double[] numbers = {1, 3, 10, 10, 40, 20};
        episodes(2, 2, 1, 1).standardise(numbers);
        assertThat(numbers).containsExactly(-1, 1, 0, 0, 0, 0);
    }

    /// Where only the end is paid: within a lost game its first steps look good, among other games all of it looks bad.
    @Test
    void aLostGameIsOnlyBadBesideAWonOne() {
        Episodes episodes = new Episodes(PAIRS, CHOICES);
        for (double last : new double[] {1, -1}) {
            for (double reward : new double[] {0, 0, 0, last}) {
                episodes.add(new float[2], new float[1], reward);
            }
            episodes.end(0);
        }
        double[] within = new double[8];
        episodes.returns(0.9, within);
        double[] over = within.clone();
        episodes.standardise(within);
        Returns.standardise(over, 8);
        assertThat(within[4]).isPositive();
        assertThat(within[7]).isNegative();
        assertThat(Arrays.stream(over, 0, 4)).allMatch(weight -> weight > 0);
        assertThat(Arrays.stream(over, 4, 8)).allMatch(weight -> weight < 0);
    }

    @Test
    void moreStepsThanThereWasRoomForAreAllRemembered() {
        Episodes episodes = episodes(1000, 500);
        assertThat(episodes.rows()).isEqualTo(1500);
        assertThat(episodes.count()).isEqualTo(2);
        float[] seen = new float[2];
        for (int row = 0; row < 1500; row++) {
            episodes.observation(row, seen);
            assertThat(seen).containsExactly(row, -row / 100f);
            assertThat(episodes.actions()[row]).isEqualTo(row % 3);
        }
    }

    @Test
    void framesOfAStackOfPicturesComeBackInTheirOrder() {
        Episodes episodes = new Episodes(Space.Box.picture(new float[] {0, 0.5f, 1}, 2, 3, 3), CHOICES);
        float[] shown = new float[18];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = i * i % 3 / 2f;
        }
        episodes.add(new float[18], new float[] {0}, 0);
        episodes.add(shown, new float[] {0}, 0);
        float[] seen = new float[18];
        episodes.observation(1, seen);
        assertThat(seen).isEqualTo(shown);
    }

    @Test
    void aRestoredBatchIsTheSameAndGoesOn() {
        Episodes before = episodes(300, 20);
        before.add(new float[] {7, 7}, new float[] {2}, 5);
        Map<String, Object> arrays = new HashMap<>();
        before.save(arrays);
        Episodes after = episodes(3);
        after.restore(new AgentState(new None(), arrays), before.rows(), before.count());
        before.end(2);
        after.end(2);
        Map<String, Object> first = new HashMap<>();
        before.save(first);
        Map<String, Object> second = new HashMap<>();
        after.save(second);
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void episodesThatCanNotBeAreRefused() {
        Map<String, Object> arrays = new HashMap<>();
        episodes(2, 3).save(arrays);
        refused(arrays, 5, 3);
        refused(arrays, 4, 2);
        refused(with(arrays, "episodes/ends", new int[] {3, 2}), 5, 2);
        refused(with(arrays, "episodes/ends", new int[] {3, 6}), 5, 2);
        refused(with(arrays, "episodes/actions", new int[] {0, 1, 2, 3, 0}), 5, 2);
        refused(with(arrays, "episodes/actions", new int[] {0, 1, 2, -1, 0}), 5, 2);
    }

    private static Map<String, Object> with(Map<String, Object> arrays, String name, Object array) {
        Map<String, Object> changed = new HashMap<>(arrays);
        changed.put(name, array);
        return changed;
    }

    private static void refused(Map<String, Object> arrays, int rows, int count) {
        Episodes episodes = episodes(1);
        assertThatIllegalArgumentException().isThrownBy(() -> episodes.restore(new AgentState(new None(), arrays), rows, count));
        assertThat(Arrays.asList(episodes.rows(), episodes.count())).containsExactly(1, 1);
    }
}
