package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayBufferTest {
    private record Nothing() {
    }

    /// A buffer that lived through so many steps of one long episode, each worth its number.
    private static ReplayBuffer buffer(int capacity, int added) {
        ReplayBuffer buffer = new ReplayBuffer(capacity);
        add(buffer, 0, added);
        return buffer;
    }

    private static void add(ReplayBuffer buffer, int from, int to) {
        float[] observation = {from};
        for (int i = from; i < to; i++) {
            float[] next = {i + 1};
            buffer.add(new Transition(observation, Action.Discrete.of(i % 3), i, next, Ending.values()[i % 3]));
            observation = next;
        }
    }

    private static AgentState saved(ReplayBuffer buffer) {
        Map<String, Object> arrays = new HashMap<>();
        buffer.save(arrays, 1);
        return new AgentState(new Nothing(), arrays);
    }

    private static List<String> sample(ReplayBuffer buffer, int count) {
        Transition[] batch = new Transition[count];
        buffer.sample(batch, count, new Randomness(3));
        return Stream.of(batch)
                .map(t -> t.observation()[0] + " " + t.action() + " " + t.reward() + " " + t.next()[0] + " " + t.ending()).toList();
    }

    @Test
    void theOldestMakesRoomWhenFull() {
        ReplayBuffer buffer = buffer(4, 6);
        assertThat(buffer.size()).isEqualTo(4);
        assertThat(sample(buffer, 200).stream().distinct().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrder("2.0", "3.0", "4.0", "5.0");
    }

    @Test
    void everyTransitionIsDrawnEquallyOften() {
        Map<String, Integer> counts = new HashMap<>();
        sample(buffer(5, 5), 50_000).forEach(line -> counts.merge(line, 1, Integer::sum));
        assertThat(counts).hasSize(5);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 10, 11, 25})
    void aRestoredBufferHoldsTheSameAndForgetsInTheSameOrder(int added) {
        ReplayBuffer buffer = buffer(10, added);
        ReplayBuffer restored = buffer(10, 3);
        restored.restore(saved(buffer), buffer.size(), buffer.position(), 1, 3);
        for (int more = 0; more < 15; more++) {
            if (added + more > 0) {
                assertThat(sample(restored, 100)).isEqualTo(sample(buffer, 100));
            }
            assertThat(restored.position()).isEqualTo(buffer.position());
            add(buffer, added + more, added + more + 1);
            add(restored, added + more, added + more + 1);
        }
    }

    @Test
    void neighboursShareTheirObservationAfterRestoringToo() {
        ReplayBuffer restored = new ReplayBuffer(10);
        ReplayBuffer buffer = buffer(10, 25);
        restored.restore(saved(buffer), 10, 5, 1, 3);
        Transition[] batch = new Transition[500];
        restored.sample(batch, batch.length, new Randomness(1));
        Map<Float, List<float[]>> arrays = new HashMap<>();
        for (Transition transition : batch) {
            arrays.computeIfAbsent(transition.observation()[0], unused -> new ArrayList<>()).add(transition.observation());
            arrays.computeIfAbsent(transition.next()[0], unused -> new ArrayList<>()).add(transition.next());
        }
        long different = arrays.values().stream().mapToLong(same -> same.stream().map(System::identityHashCode).distinct().count()).sum();
        assertThat(different).as("arrays for %d observations", arrays.size()).isLessThanOrEqualTo(arrays.size() + 1);
    }

    @Test
    void statesThatDoNotFitAreRefused() {
        AgentState five = saved(buffer(10, 5));
        ReplayBuffer buffer = new ReplayBuffer(10);
        assertThatIllegalArgumentException().as("position").isThrownBy(() -> buffer.restore(five, 5, 4, 1, 3));
        assertThatIllegalArgumentException().as("size").isThrownBy(() -> buffer.restore(five, 4, 4, 1, 3));
        assertThatIllegalArgumentException().as("negative").isThrownBy(() -> buffer.restore(five, -1, -1, 1, 3));
        assertThatIllegalArgumentException().as("capacity").isThrownBy(() -> new ReplayBuffer(4).restore(five, 5, 0, 1, 3));
        assertThatIllegalArgumentException().as("observation").isThrownBy(() -> buffer.restore(five, 5, 5, 2, 3));
        assertThatIllegalArgumentException().as("action").isThrownBy(() -> buffer.restore(five, 5, 5, 1, 2));
        AgentState full = saved(buffer(10, 10));
        assertThatIllegalArgumentException().as("position of a full one").isThrownBy(() -> buffer.restore(full, 10, 10, 1, 3));
        Map<String, Object> strange = new HashMap<>(five.arrays());
        strange.put("replay/endings", new byte[] {0, 1, 2, 3, 0});
        assertThatIllegalArgumentException().as("ending")
                .isThrownBy(() -> buffer.restore(new AgentState(new Nothing(), strange), 5, 5, 1, 3));
    }

    @Test
    void aRefusedStateLeavesTheBufferAsItWas() {
        ReplayBuffer buffer = buffer(10, 7);
        List<String> before = sample(buffer, 100);
        AgentState eight = saved(buffer(10, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> buffer.restore(eight, 8, 8, 1, 2));
        assertThat(buffer.size()).isEqualTo(7);
        assertThat(sample(buffer, 100)).isEqualTo(before);
    }
}
