package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiStepTest {
    private static final double DISCOUNT = 0.75;

    private record Nothing() {
    }

    /// What is in a joined transition; states are named by a number.
    private record Joined(float from, int action, double reward, float to, Ending ending, int steps) {
    }

    /// Episodes of many lengths and all endings; the state after an end is another than the one the next episode begins with.
    private static List<Transition> life(int steps) {
        Randomness random = new Randomness(3);
        List<Transition> life = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int chance = random.nextInt(0, 8);
            Ending ending = chance == 0 ? Ending.TERMINATED : chance == 1 ? Ending.TRUNCATED : Ending.NONE;
            float next = ending == Ending.NONE ? i + 1 : -i;
            life.add(new Transition(new float[] {i}, Action.Discrete.of(i % 3), random.nextInt(-8, 8), new float[] {next}, ending));
        }
        return life;
    }

    /// The definition, word for word: from each step on until n are together or the episode is over. Whole eighths, so sums are exact.
    private static List<Joined> naive(List<Transition> life, int n) {
        List<Joined> all = new ArrayList<>();
        for (int t = 0; t < life.size(); t++) {
            double reward = 0;
            int k = 0;
            Ending ending = Ending.NONE;
            while (k < n && ending == Ending.NONE && t + k < life.size()) {
                reward += Math.pow(DISCOUNT, k) * life.get(t + k).reward();
                ending = life.get(t + k).ending();
                k++;
            }
            if (k == n || ending != Ending.NONE) {
                Transition first = life.get(t);
                all.add(new Joined(first.observation()[0], t % 3, reward, life.get(t + k - 1).next()[0], ending, k));
            }
        }
        return all;
    }

    private static void live(MultiStep steps, List<Transition> life, List<Joined> into) {
        life.forEach(step -> steps.add(step, DISCOUNT, (joined, count) -> into.add(new Joined(joined.observation()[0],
                ((Action.Discrete) joined.action()).index(), joined.reward(), joined.next()[0], joined.ending(), count))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20})
    void joinsWhatAPlainLoopJoins(int n) {
        List<Transition> life = life(500);
        List<Joined> joined = new ArrayList<>();
        live(new MultiStep(n), life, joined);
        assertThat(joined).isEqualTo(naive(life, n));
        assertThat(joined.stream().map(Joined::steps).distinct().count()).isEqualTo(n);
    }

    @Test
    void atTheEndOfAnEpisodeEveryStepGoesAsFarAsItCan() {
        List<Joined> joined = new ArrayList<>();
        live(new MultiStep(3), List.of(
                new Transition(new float[] {0}, Action.Discrete.of(0), 16, new float[] {1}, Ending.NONE),
                new Transition(new float[] {1}, Action.Discrete.of(1), 32, new float[] {2}, Ending.TRUNCATED),
                new Transition(new float[] {7}, Action.Discrete.of(2), 64, new float[] {8}, Ending.NONE)), joined);
        assertThat(joined).containsExactly(new Joined(0, 0, 16 + 0.75 * 32, 2, Ending.TRUNCATED, 2),
                new Joined(1, 1, 32, 2, Ending.TRUNCATED, 1));
    }

    @Test
    void aSingleStepIsHandedOnAsItIs() {
        Transition step = life(1).getFirst();
        new MultiStep(1).add(step, 0.9, (joined, count) -> assertThat(joined).isSameAs(step));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 50, 51, 52})
    void goesOnAfterRestoringAsItWouldHave(int before) {
        List<Transition> life = life(100);
        MultiStep straight = new MultiStep(4);
        live(straight, life.subList(0, before), new ArrayList<>());
        MultiStep restored = new MultiStep(4);
        live(restored, life.subList(0, 1), new ArrayList<>());
        restored.restore("waiting", saved(straight), straight.waiting(), 1, 3);
        List<Joined> expected = new ArrayList<>();
        live(straight, life.subList(before, 100), expected);
        List<Joined> actual = new ArrayList<>();
        live(restored, life.subList(before, 100), actual);
        assertThat(actual).isEqualTo(expected);
    }

    private static AgentState saved(MultiStep steps) {
        Map<String, Object> arrays = new HashMap<>();
        steps.save("waiting", arrays, 1);
        return new AgentState(new Nothing(), arrays);
    }

    @Test
    void stepsThatCannotBeWaitingAreRefused() {
        MultiStep two = new MultiStep(4);
        for (int i = 0; i < 2; i++) {
            two.add(new Transition(new float[] {i}, Action.Discrete.of(i), i, new float[] {i + 1}, Ending.NONE), DISCOUNT, (_, _) -> {
            });
        }
        AgentState state = saved(two);
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiStep(2).restore("waiting", state, 2, 1, 3))
                .withMessage("When 2 steps are joined, 2 can't be waiting");
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiStep(4).restore("waiting", state, 1, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiStep(4).restore("waiting", state, -1, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiStep(4).restore("waiting", state, 2, 1, 1))
                .withMessage("Waiting step 1 has action 1 of 1");
    }
}
