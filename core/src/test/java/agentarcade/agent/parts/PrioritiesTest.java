package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrioritiesTest {
    private static final double[] ERRORS = {0.5, -2, 0, 0.1, 4, -0.5, 1, 1};

    private record Nothing() {
    }

    /// A replay whose transition i was learned from with error i of [#ERRORS]; its observation and reward are i.
    private static ReplayBuffer replay(Priorities priorities) {
        ReplayBuffer replay = new ReplayBuffer(ERRORS.length, new Space.Box(0, 100, 1), new Space.Discrete(2));
        for (int i = 0; i < ERRORS.length; i++) {
            priorities.added(replay.position());
            replay.add(new Transition(new float[] {i}, Action.Discrete.of(0), i, new float[] {i + 1}, Ending.NONE));
        }
        for (int i = 0; i < ERRORS.length; i++) {
            priorities.learned(i, ERRORS[i]);
        }
        return replay;
    }

    private static double[] probabilities(double exponent) {
        double[] scaled = IntStream.range(0, ERRORS.length).mapToDouble(i -> Math.pow(Math.abs(ERRORS[i]) + 1e-6, exponent)).toArray();
        double total = IntStream.range(0, scaled.length).mapToDouble(i -> scaled[i]).sum();
        return IntStream.range(0, scaled.length).mapToDouble(i -> scaled[i] / total).toArray();
    }

    /// Pearson's χ² of 8 − 1 degrees of freedom is above 24.3 once in a thousand times. Batches of one, so that draws are independent.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, 1})
    void transitionsAreDrawnAsOftenAsTheirErrorsSay(double exponent) {
        Priorities priorities = new Priorities(exponent);
        ReplayBuffer replay = replay(priorities);
        TransitionBatch batch = new TransitionBatch(1);
        Randomness random = new Randomness(5);
        int draws = 40_000;
        int[] counts = new int[ERRORS.length];
        for (int draw = 0; draw < draws; draw++) {
            replay.sample(batch, 1, priorities, 0.4, random);
            assertThat(batch.reward(0)).as("what is in the batch is what is in the slot").isEqualTo(batch.slot(0));
            counts[batch.slot(0)]++;
        }
        double[] expected = probabilities(exponent);
        double chiSquare = IntStream.range(0, counts.length).filter(i -> expected[i] * draws > 5)
                .mapToDouble(i -> Math.pow(counts[i] - expected[i] * draws, 2) / (expected[i] * draws)).sum();
        assertThat(chiSquare).isLessThan(24.3);
    }

    @Test
    void aBatchTakesOneFromEachEqualStretch() {
        Priorities priorities = new Priorities(0);
        ReplayBuffer replay = replay(priorities);
        TransitionBatch batch = new TransitionBatch(8);
        replay.sample(batch, 8, priorities, 1, new Randomness(1));
        assertThat(IntStream.range(0, 8).map(batch::slot)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1})
    void weightsMakeUpForWhatIsDrawnTooOften(double correction) {
        Priorities priorities = new Priorities(0.6);
        ReplayBuffer replay = replay(priorities);
        TransitionBatch batch = new TransitionBatch(32);
        replay.sample(batch, 32, priorities, correction, new Randomness(2));
        double[] probabilities = probabilities(0.6);
        double[] expected = IntStream.range(0, 32)
                .mapToDouble(row -> Math.pow(ERRORS.length * probabilities[batch.slot(row)], -correction)).toArray();
        double largest = IntStream.range(0, 32).mapToDouble(row -> expected[row]).max().orElseThrow();
        for (int row = 0; row < 32; row++) {
            assertThat(batch.weight(row)).isCloseTo(expected[row] / largest, within(1e-12));
        }
        assertThat(IntStream.range(0, 32).mapToDouble(batch::weight).max()).hasValue(1);
    }

    @Test
    void uniformDrawsAllCountTheSame() {
        TransitionBatch batch = new TransitionBatch(4);
        replay(new Priorities(1)).sample(batch, 4, new Randomness(2));
        assertThat(IntStream.range(0, 4).mapToDouble(batch::weight)).containsExactly(1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void whatIsNewGetsTheLargestPrioritySoFar() {
        Priorities priorities = new Priorities(0.5);
        priorities.added(0);
        priorities.learned(0, 0.25);
        priorities.added(1);
        priorities.learned(1, 9);
        priorities.learned(1, 0);
        priorities.added(2);
        double[] all = saved(priorities, 3);
        assertThat(all).containsExactly(new double[] {Math.sqrt(0.25 + 1e-6), Math.sqrt(1e-6), Math.sqrt(9 + 1e-6)}, within(1e-12));
        assertThat(priorities.largest()).isEqualTo(9 + 1e-6);
    }

    private static double[] saved(Priorities priorities, int size) {
        Map<String, Object> arrays = new HashMap<>();
        priorities.save(arrays, size);
        return (double[]) arrays.get("replay/priorities");
    }

    @Test
    void restoredPrioritiesDrawTheSame() {
        Priorities priorities = new Priorities(0.6);
        ReplayBuffer replay = replay(priorities);
        Map<String, Object> arrays = new HashMap<>();
        priorities.save(arrays, ERRORS.length);
        Priorities restored = new Priorities(0.6);
        restored.restore(new AgentState(new Nothing(), arrays), ERRORS.length, priorities.largest());
        assertThat(drawn(replay, restored)).isEqualTo(drawn(replay, priorities));
        restored.added(3);
        priorities.added(3);
        assertThat(saved(restored, ERRORS.length)).isEqualTo(saved(priorities, ERRORS.length));
    }

    private static List<String> drawn(ReplayBuffer replay, Priorities priorities) {
        TransitionBatch batch = new TransitionBatch(100);
        replay.sample(batch, 100, priorities, 0.7, new Randomness(8));
        return IntStream.range(0, 100).mapToObj(row -> batch.slot(row) + " " + batch.weight(row)).toList();
    }

    @Test
    void whatAreNoPrioritiesIsRefused() {
        for (double[] wrong : List.of(new double[1], new double[] {1, 0}, new double[] {1, Double.NaN},
                new double[] {1, Double.POSITIVE_INFINITY})) {
            assertThatIllegalArgumentException().isThrownBy(
                    () -> new Priorities(1).restore(new AgentState(new Nothing(), Map.of("replay/priorities", wrong)), 2, 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Priorities(1).restore(new AgentState(new Nothing(), Map.of()), 0, Double.NaN))
                .withMessage("The largest priority can't be NaN");
    }
}
