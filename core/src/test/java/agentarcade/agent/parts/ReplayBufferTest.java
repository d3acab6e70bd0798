package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

class ReplayBufferTest {
    private static final Space THREE = new Space.Discrete(3);
    private static final Space.Box NUMBER = new Space.Box(-1e9f, 1e9f, 1);

    private record Nothing() {
    }

    private static ReplayBuffer empty(int capacity) {
        return new ReplayBuffer(capacity, NUMBER, THREE);
    }

    /// A buffer that lived through so many steps of one long episode, each worth its number.
    private static ReplayBuffer buffer(int capacity, int added) {
        ReplayBuffer buffer = empty(capacity);
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
        buffer.save(arrays);
        return new AgentState(new Nothing(), arrays);
    }

    private static AgentState with(AgentState state, String name, Object array) {
        Map<String, Object> arrays = new HashMap<>(state.arrays());
        arrays.put("replay/" + name, array);
        return new AgentState(state.numbers(), arrays);
    }

    /// All that is in a row of a batch.
    private record Row(List<Float> observation, int choice, double reward, List<Float> next, Ending ending, double bootstrap) {
    }

    private static List<Float> list(float[] numbers) {
        List<Float> list = new ArrayList<>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }

    private static Row row(TransitionBatch batch, int row) {
        return new Row(list(batch.observation(row)), batch.choice(row), batch.reward(row), list(batch.next(row)), batch.ending(row),
                batch.bootstrap(row));
    }

    private static List<Row> sample(ReplayBuffer buffer, int count) {
        TransitionBatch batch = new TransitionBatch(count);
        buffer.sample(batch, count, new Randomness(3));
        return IntStream.range(0, batch.rows()).mapToObj(row -> row(batch, row)).toList();
    }

    private static Row row(Transition transition) {
        return row(TransitionBatch.of(transition), 0);
    }

    // ---- what is remembered ----

    @Test
    void aDrawnTransitionIsTheOneThatWasAdded() {
        Transition only = new Transition(new float[] {-0f}, Action.Discrete.of(2), 0.1, new float[] {1e-45f}, Ending.TRUNCATED);
        ReplayBuffer buffer = empty(5);
        buffer.add(only);
        assertThat(sample(buffer, 3)).isEqualTo(List.of(row(only), row(only), row(only)));
    }

    @Test
    void theOldestMakesRoomWhenFull() {
        ReplayBuffer buffer = buffer(4, 6);
        assertThat(buffer.size()).isEqualTo(4);
        assertThat(sample(buffer, 200).stream().map(Row::observation).distinct()).containsExactlyInAnyOrder(List.of(2f), List.of(3f),
                List.of(4f), List.of(5f));
    }

    @Test
    void everyTransitionIsDrawnEquallyOften() {
        Map<Row, Integer> counts = new HashMap<>();
        sample(buffer(5, 5), 50_000).forEach(row -> counts.merge(row, 1, Integer::sum));
        assertThat(counts).hasSize(5);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void actionsCanBeNumbers() {
        ReplayBuffer buffer = new ReplayBuffer(3, NUMBER, new Space.Box(-2, 2, 2));
        for (int i = 0; i < 5; i++) {
            buffer.add(new Transition(new float[] {i}, new Action.Continuous(new float[] {i, -i}), i, new float[] {i}, Ending.NONE));
        }
        ReplayBuffer restored = new ReplayBuffer(3, NUMBER, new Space.Box(-2, 2, 2));
        restored.restore(saved(buffer), 3, 2);
        for (ReplayBuffer one : List.of(buffer, restored)) {
            TransitionBatch batch = new TransitionBatch(50);
            one.sample(batch, 50, new Randomness(1));
            for (int row = 0; row < 50; row++) {
                float i = batch.observation(row)[0];
                assertThat(i).isBetween(2f, 4f);
                assertThat(batch.values(row)).containsExactly(i, -i);
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotRemembered() {
        ReplayBuffer buffer = buffer(3, 3);
        List<Row> before = sample(buffer, 50);
        float[] right = {1};
        for (Transition wrong : List.of(new Transition(right, Action.Discrete.of(3), 0, right, Ending.NONE),
                new Transition(right, new Action.Continuous(right), 0, right, Ending.NONE),
                new Transition(new float[2], Action.Discrete.of(1), 0, right, Ending.NONE),
                new Transition(right, Action.Discrete.of(1), 0, new float[0], Ending.NONE))) {
            assertThatIllegalArgumentException().isThrownBy(() -> buffer.add(wrong)).withMessageContaining("A replay of 1 numbers a step");
            assertThat(sample(buffer, 50)).isEqualTo(before);
        }
    }

    @Test
    void aTransitionOfSeveralStepsComesBackWithTheirNumber() {
        ReplayBuffer buffer = new ReplayBuffer(4, NUMBER, THREE, 3);
        for (int i = 0; i < 6; i++) {
            buffer.add(new Transition(new float[] {i}, Action.Discrete.of(0), i, new float[] {i + 3}, Ending.NONE), 1 + i % 3);
        }
        ReplayBuffer restored = new ReplayBuffer(4, NUMBER, THREE, 3);
        restored.restore(saved(buffer), 4, 2);
        for (ReplayBuffer one : List.of(buffer, restored)) {
            TransitionBatch batch = new TransitionBatch(50);
            one.sample(batch, 50, new Randomness(1));
            assertThat(IntStream.range(0, 50).boxed()).allSatisfy(row -> assertThat(batch.span(row)).isEqualTo(
                    1 + (int) batch.reward(row) % 3));
        }
        AgentState saved = saved(buffer);
        assertThatIllegalArgumentException().isThrownBy(() -> restored.restore(with(saved, "spans", new byte[] {1, 2, 3, 4}), 4, 2))
                .withMessage("Replay entry 3 is of 4 steps, not 1 to 3");
        assertThatIllegalArgumentException().isThrownBy(() -> restored.restore(with(saved, "spans", new byte[] {1, 2, 3, 0}), 4, 2));
        Transition step = new Transition(new float[] {0}, Action.Discrete.of(0), 0, new float[] {1}, Ending.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> buffer.add(step, 4)).withMessage(
                "A transition here is of 1 to 3 steps, not 4");
    }

    /// Memory comes with the transitions: this one would take 40 GB at once.
    @Test
    void aLargeBufferThatIsAlmostEmptyIsSmall() {
        Space.Box wide = pictures(2, 400, 2, 2);
        ReplayBuffer buffer = new ReplayBuffer(10_000_000, wide, THREE);
        for (int i = 0; i < 3000; i++) {
            buffer.add(new Transition(new float[1600], Action.Discrete.of(i % 3), i, new float[1600], Ending.NONE));
        }
        assertThat(buffer.size()).isEqualTo(3000);
        assertThat(sample(buffer, 100)).allSatisfy(row -> assertThat(row.choice()).isEqualTo((int) row.reward() % 3));
    }

    // ---- frames ----

    /// An agent that sees `stacked` pictures, `spacing` steps apart, and holds its actions for `held` steps; every picture is different.
    private static List<Transition> film(Space.Box observations, int stacked, int spacing, int held, int count) {
        int cells = observations.size() / stacked;
        float[] levels = observations.levels();
        List<float[]> pictures = new ArrayList<>();
        Randomness random = new Randomness(4);
        for (int i = 0; i <= count * held; i++) {
            float[] picture = new float[cells];
            for (int cell = 0; cell < cells; cell++) {
                picture[cell] = levels.length > 0 ? levels[random.nextInt(0, levels.length)] : random.nextFloat();
            }
            pictures.add(picture);
        }
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            transitions.add(new Transition(stack(pictures, i * held, stacked, spacing), Action.Discrete.of(i % 3), i,
                    stack(pictures, (i + 1) * held, stacked, spacing), Ending.NONE));
        }
        return transitions;
    }

    private static float[] stack(List<float[]> pictures, int newest, int stacked, int spacing) {
        int cells = pictures.getFirst().length;
        float[] stack = new float[stacked * cells];
        for (int i = 0; i < stacked; i++) {
            float[] picture = pictures.get(Math.max(0, newest - (stacked - 1 - i) * spacing));
            System.arraycopy(picture, 0, stack, i * cells, cells);
        }
        return stack;
    }

    private static Space.Box pictures(int levels, int... shape) {
        float[] values = new float[levels];
        for (int i = 0; i < levels; i++) {
            values[i] = i / (float) levels;
        }
        return Space.Box.picture(values, shape);
    }

    /// 35 cells fill no whole number of bytes, whatever a cell takes.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 16, 17, 256})
    void picturesOfAnyNumberOfLevelsComeBackToTheBit(int levels) {
        Space.Box space = pictures(levels, 3, 5, 7);
        List<Transition> film = film(space, 3, 1, 1, 30);
        ReplayBuffer buffer = new ReplayBuffer(40, space, THREE);
        film.forEach(buffer::add);
        List<Row> rows = film.stream().map(ReplayBufferTest::row).toList();
        assertThat(sample(buffer, 300)).allSatisfy(row -> assertThat(row).isEqualTo(rows.get((int) row.reward())));
    }

    @Test
    void aPictureTakesTheFewestBitsThatItsLevelsNeed() {
        assertThat(IntStream.of(2, 3, 4, 5, 16, 17, 256).map(levels -> FrameCode.of(pictures(levels, 4, 6, 8)).bytes()))
                .containsExactly(6, 12, 12, 24, 24, 48, 48);
        assertThat(FrameCode.of(pictures(5, 48, 48)).bytes()).isEqualTo(1152);
        assertThat(FrameCode.of(new Space.Box(0, 1, 4)).bytes()).isEqualTo(16);
        assertThat(FrameCode.of(new Space.Box(0, 1, 5, 4)).cells()).as("rows of numbers").isEqualTo(4);
        assertThat(FrameCode.of(new Space.Box(0, 1, 5, 4, 3)).cells()).as("pictures of any numbers").isEqualTo(12);
        assertThat(FrameCode.of(pictures(2, 9)).cells()).as("a row of levels").isEqualTo(9);
    }

    @Test
    void everyPictureIsKeptOnceHoweverOftenItIsSeen() {
        Space.Box space = pictures(5, 4, 6, 6);
        // Stacks that meet again after one transition, two, five and twelve.
        for (int[] way : new int[][] {{1, 1}, {3, 3}, {2, 3}, {5, 2}, {12, 1}}) {
            ReplayBuffer buffer = new ReplayBuffer(1000, space, THREE);
            List<Transition> film = film(space, 4, way[0], way[1], 60);
            film.forEach(buffer::add);
            long different = film.stream().flatMap(step -> List.of(step.observation(), step.next()).stream())
                    .flatMap(stack -> IntStream.range(0, 4).mapToObj(i -> list(stack).subList(36 * i, 36 * (i + 1)))).distinct().count();
            assertThat(buffer.frames()).as("%d apart, held for %d", way[0], way[1]).isEqualTo((int) different);
        }
    }

    @Test
    void neighboursShareTheirObservationAlsoIfItComesInAnotherArray() {
        Space.Box space = new Space.Box(0, 1, 4);
        ReplayBuffer buffer = new ReplayBuffer(1000, space, THREE);
        film(space, 1, 1, 1, 100).forEach(buffer::add);
        assertThat(buffer.frames()).isEqualTo(101);
    }

    @Test
    void framesThatNoTransitionRefersToMakeRoom() {
        Space.Box space = pictures(5, 4, 6, 6);
        ReplayBuffer buffer = new ReplayBuffer(10, space, THREE);
        List<Transition> film = film(space, 4, 1, 1, 500);
        film.forEach(buffer::add);
        // Ten observations of four pictures, each one further, and the last next.
        assertThat(buffer.frames()).isEqualTo(10 + 4);
        assertThat(((byte[]) saved(buffer).arrays().get("replay/frames")).length).isEqualTo(14 * 18);
        assertThat(sample(buffer, 100)).allSatisfy(row -> assertThat(row).isEqualTo(row(film.get((int) row.reward()))));
    }

    @Test
    void whatNoPictureCanShowIsRefused() {
        ReplayBuffer buffer = new ReplayBuffer(10, pictures(2, 1, 2), THREE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> buffer.add(new Transition(new float[2], Action.Discrete.of(1), 0, new float[] {0, 1}, Ending.NONE)))
                .withMessage("A picture of the levels [0.0, 0.5] can't show 1.0");
    }

    @Test
    void aTransitionThatIsRefusedIsNotHalfRemembered() {
        ReplayBuffer buffer = new ReplayBuffer(3, pictures(2, 2, 2), THREE);
        for (int k = 0; k < 5; k++) {
            buffer.add(new Transition(new float[] {0.5f * (k & 1), 0, 0, 0.5f * (k >> 1 & 1)}, Action.Discrete.of(k % 3), k,
                    new float[] {0, 0.5f, 0, 0.5f * (k & 1)}, Ending.NONE));
        }
        int frames = buffer.frames();
        AgentState before = saved(buffer);
        assertThatIllegalArgumentException().isThrownBy(
                () -> buffer.add(new Transition(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, Action.Discrete.of(1), 9, new float[] {2, 0, 0, 0},
                        Ending.NONE)));
        assertThat(buffer.size()).isEqualTo(3);
        assertThat(buffer.frames()).isEqualTo(frames);
        assertThat(saved(buffer)).usingRecursiveComparison().isEqualTo(before);
    }

    // ---- save, restore ----

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 10, 11, 25})
    void aRestoredBufferHoldsTheSameAndForgetsInTheSameOrder(int added) {
        ReplayBuffer buffer = buffer(10, added);
        ReplayBuffer restored = buffer(10, 3);
        restored.restore(saved(buffer), buffer.size(), buffer.position());
        for (int more = 0; more < 15; more++) {
            if (added + more > 0) {
                assertThat(sample(restored, 100)).isEqualTo(sample(buffer, 100));
            }
            assertThat(restored.position()).isEqualTo(buffer.position());
            add(buffer, added + more, added + more + 1);
            add(restored, added + more, added + more + 1);
        }
    }

    /// Bit for bit what is saved, now and after any number of further steps, in a ring that is filling and one that is full.
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 19, 20, 21, 57})
    void aRestoredBufferSharesFramesAsBefore(int added) {
        Space.Box space = pictures(3, 4, 3, 3);
        List<Transition> film = film(space, 4, 2, 3, added + 30);
        ReplayBuffer buffer = new ReplayBuffer(20, space, THREE);
        film.subList(0, added).forEach(buffer::add);
        ReplayBuffer restored = new ReplayBuffer(20, space, THREE);
        restored.restore(saved(buffer), buffer.size(), buffer.position());
        for (Transition step : film.subList(added, added + 30)) {
            assertSame(saved(restored), saved(buffer));
            assertThat(restored.frames()).isEqualTo(buffer.frames());
            buffer.add(step);
            restored.add(step);
        }
    }

    private static void assertSame(AgentState actual, AgentState expected) {
        assertThat(actual.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays().forEach((name, array) -> assertThat(Objects.deepEquals(actual.arrays().get(name), array)).as(name).isTrue());
    }

    @Test
    void savedFramesAreNumberedInTheOrderTheyComeAlong() {
        AgentState state = saved(buffer(4, 6));
        // Slots 0 to 3 hold steps 4, 5, 2, 3.
        assertThat((int[]) state.arrays().get("replay/observations")).containsExactly(0, 1, 3, 4);
        assertThat((int[]) state.arrays().get("replay/next-observations")).containsExactly(1, 2, 4, 0);
        assertThat((float[]) state.arrays().get("replay/frames")).containsExactly(4, 5, 6, 2, 3);
    }

    @Test
    void aStateWithoutAReplayLeavesNothing() {
        ReplayBuffer buffer = buffer(10, 7);
        buffer.restore(new AgentState(new Nothing(), Map.of()), 7, 7);
        assertThat(List.of(buffer.size(), buffer.position(), buffer.frames())).isEqualTo(List.of(0, 0, 0));
        add(buffer, 0, 1);
        assertThat(sample(buffer, 1)).isEqualTo(sample(buffer(10, 1), 1));
    }

    @Test
    void statesThatDoNotFitAreRefused() {
        AgentState five = saved(buffer(10, 5));
        ReplayBuffer buffer = empty(10);
        assertThatIllegalArgumentException().as("position").isThrownBy(() -> buffer.restore(five, 5, 4));
        assertThatIllegalArgumentException().as("size").isThrownBy(() -> buffer.restore(five, 4, 4));
        assertThatIllegalArgumentException().as("negative").isThrownBy(() -> buffer.restore(five, -1, -1));
        assertThatIllegalArgumentException().as("capacity").isThrownBy(() -> empty(4).restore(five, 5, 0));
        assertThatIllegalArgumentException().as("observation")
                .isThrownBy(() -> new ReplayBuffer(10, new Space.Box(0, 1, 2), THREE).restore(five, 5, 5));
        assertThatIllegalArgumentException().as("action")
                .isThrownBy(() -> new ReplayBuffer(10, NUMBER, new Space.Discrete(2)).restore(five, 5, 5));
        assertThatIllegalArgumentException().as("kind of action")
                .isThrownBy(() -> new ReplayBuffer(10, NUMBER, new Space.Box(0, 1, 1)).restore(five, 5, 5));
        AgentState full = saved(buffer(10, 10));
        assertThatIllegalArgumentException().as("position of a full one").isThrownBy(() -> buffer.restore(full, 10, 10));
        assertThatIllegalArgumentException().as("ending").isThrownBy(() -> buffer.restore(with(five, "endings", new byte[] {0, 1, 2, 3, 0}),
                5, 5));
    }

    @Test
    void framesThatCannotBeAreRefused() {
        AgentState five = saved(buffer(10, 5));
        ReplayBuffer buffer = empty(10);
        for (int[] wrong : List.of(new int[] {0, 1, 2, 3, 6}, new int[] {-1, 1, 2, 3, 4}, new int[] {1, 0, 2, 3, 4},
                new int[] {0, 1, 2, 3, Integer.MAX_VALUE}, new int[4])) {
            assertThatIllegalArgumentException().isThrownBy(() -> buffer.restore(with(five, "observations", wrong), 5, 5));
        }
        assertThatIllegalArgumentException().as("a frame that nobody saw").isThrownBy(() -> buffer.restore(with(five, "frames",
                new float[7]), 5, 5));
        assertThatIllegalArgumentException().as("a frame that is missing").isThrownBy(() -> buffer.restore(with(five, "frames",
                new float[5]), 5, 5));
        assertThatIllegalArgumentException().as("bytes").isThrownBy(() -> buffer.restore(with(five, "frames", new byte[6]), 5, 5));
        ReplayBuffer pictures = new ReplayBuffer(10, pictures(3, 2, 2), THREE);
        pictures.add(new Transition(new float[4], Action.Discrete.of(0), 0, new float[4], Ending.NONE));
        AgentState black = saved(pictures);
        assertThat((byte[]) black.arrays().get("replay/frames")).containsExactly(0);
        assertThatIllegalArgumentException().as("a fourth level of three")
                .isThrownBy(() -> pictures.restore(with(black, "frames", new byte[] {3}), 1, 1));
        assertThatIllegalArgumentException().as("a cell beyond the last")
                .isThrownBy(() -> fiveCells().restore(with(saved(fiveCells()), "frames", new byte[] {0, 4}), 1, 1));
        assertThat(sample(pictures, 1).getFirst().observation()).containsOnly(0f);
    }

    private static ReplayBuffer fiveCells() {
        ReplayBuffer buffer = new ReplayBuffer(10, pictures(3, 5), THREE);
        buffer.add(new Transition(new float[5], Action.Discrete.of(0), 0, new float[5], Ending.NONE));
        return buffer;
    }

    @Test
    void aRefusedStateLeavesTheBufferAsItWas() {
        ReplayBuffer buffer = buffer(10, 7);
        List<Row> before = sample(buffer, 100);
        AgentState eight = saved(buffer(10, 8));
        int[] wrong = ((int[]) eight.arrays().get("replay/actions")).clone();
        wrong[7] = 3;
        assertThatIllegalArgumentException().isThrownBy(() -> buffer.restore(with(eight, "actions", wrong), 8, 8));
        assertThat(buffer.size()).isEqualTo(7);
        assertThat(sample(buffer, 100)).isEqualTo(before);
        add(buffer, 7, 8);
        assertSame(saved(buffer), eight);
    }
}
