package agentarcade.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.env.games.Catch;
import org.junit.jupiter.api.Test;

class FrameStackTest {
    private static final Action ANY = Action.Discrete.of(0);

    private static Environment stack(int frames, int spacing) {
        return new FrameStack(new CountingWorld(100), frames, spacing);
    }

    private static Environment stepped(Environment world, int steps) {
        for (int i = 0; i < steps; i++) {
            world.step(ANY);
        }
        return world;
    }

    private static Environment started(Environment world) {
        world.reset(1);
        return world;
    }

    /// A row of [steps, −steps] for each frame.
    private static float[] rows(int... steps) {
        float[] rows = new float[2 * steps.length];
        for (int i = 0; i < steps.length; i++) {
            rows[2 * i] = steps[i];
            rows[2 * i + 1] = -steps[i];
        }
        return rows;
    }

    @Test
    void theNewestObservationIsTheLastAndTheFirstIsRepeatedAfterAReset() {
        Environment world = started(stack(3, 1));
        List<float[]> seen = new ArrayList<>(List.of(world.observation()));
        for (int i = 0; i < 3; i++) {
            seen.add(stepped(world, 1).observation());
        }
        assertThat(seen).usingElementComparator(Arrays::compare).containsExactly(rows(0, 0, 0), rows(0, 0, 1), rows(0, 1, 2),
                rows(1, 2, 3));
        assertThat(started(world).observation()).isEqualTo(rows(0, 0, 0));
    }

    @Test
    void observationsAreSoManyStepsApart() {
        Environment world = started(stack(3, 2));
        assertThat(stepped(world, 3).observation()).isEqualTo(rows(0, 1, 3));
        assertThat(stepped(world, 1).observation()).isEqualTo(rows(0, 2, 4));
        assertThat(stepped(world, 7).observation()).isEqualTo(rows(7, 9, 11));
    }

    @Test
    void spacingCountsStepsOfTheGameWhileActionsAreHeld() {
        Environment world = started(new ActionRepeat(stack(4, 2), 3));
        assertThat(stepped(world, 3).observation()).isEqualTo(rows(3, 5, 7, 9));
    }

    @Test
    void aRowOfNumbersKeepsTheBoundsOfEachNumberInEveryFrame() {
        Space.Box space = stack(3, 1).observations();
        assertThat(space.shape()).containsExactly(3, 2);
        assertThat(List.of(space.low(0), space.low(1), space.low(4), space.low(5))).isEqualTo(List.of(0f, -1000f, 0f, -1000f));
        assertThat(space.contains(new float[] {1, -1, 2000, 0, 3, -1000})).isTrue();
        assertThat(space.contains(new float[] {1, -1, 1, -1, -3, -1})).isFalse();
        assertThat(space).isNotEqualTo(new CountingWorld(1).observations()).isEqualTo(stack(3, 5).observations());
    }

    @Test
    void aPictureKeepsItsLevels() {
        Space.Box space = new FrameStack(new Catch(new Catch.Rules(10)), 4, 1).observations();
        assertThat(space).isEqualTo(Space.Box.picture(new float[] {0, 1}, 4, 10, 10));
    }

    /// At every depth of the stack, the first steps included.
    @Test
    void aRestoredStackSeesWhatTheOtherSaw() {
        for (int steps = 0; steps < 15; steps++) {
            Environment world = stepped(started(stack(3, 4)), steps);
            Environment twin = stepped(started(stack(3, 4)), 23);
            twin.restore(world.snapshot(), new Randomness(1));
            assertThat(twin.snapshot()).isEqualTo(world.snapshot());
            for (int more = 0; more < 12; more++) {
                assertThat(twin.observation()).isEqualTo(world.observation());
                assertThat(stepped(twin, 1).snapshot()).isEqualTo(stepped(world, 1).snapshot());
            }
        }
    }

    @Test
    void snapshotsShareTheObservationsTheyHaveInCommon() {
        Environment world = stepped(started(stack(4, 1)), 5);
        List<String> first = ((FrameStack.State) world.snapshot()).past();
        List<String> second = ((FrameStack.State) stepped(world, 1).snapshot()).past();
        assertThat(first).hasSize(3);
        assertThat(second.get(0)).isSameAs(first.get(1));
        assertThat(second.get(1)).isSameAs(first.get(2));
    }

    @Test
    void aPictureIsRememberedWithOneCharacterForEachCell() {
        Environment world = started(new FrameStack(new Catch(new Catch.Rules(6)), 2, 1));
        world.restore(new FrameStack.State(new Catch.State(1, 2, 3), List.of("1".repeat(36))), new Randomness(1));
        world.step(Action.Discrete.of(1));
        assertThat(world.snapshot()).isEqualTo(new FrameStack.State(new Catch.State(2, 2, 3), List.of(
                "000000" + "001000" + "000000" + "000000" + "000000" + "001110")));
    }

    @Test
    void theStartsOfTheWorldAreStartsOfTheStack() {
        assertThat(stack(3, 2).starts()).isEqualTo(List.of(new FrameStack.State(new CountingWorld.State(0), List.of())));
    }

    @Test
    void statesThatCannotBeAreRefusedAndChangeNothing() {
        Environment world = stepped(started(new FrameStack(new Catch(new Catch.Rules(6)), 3, 1)), 2);
        Record before = world.snapshot();
        Record inner = new Catch.State(1, 2, 3);
        String black = "0".repeat(36);
        for (Record wrong : List.of(inner, new FrameStack.State(inner, List.of(black, black, black)),
                new FrameStack.State(inner, List.of("0".repeat(35))), new FrameStack.State(inner, List.of("0".repeat(35) + "2")),
                new FrameStack.State(inner, List.of("0".repeat(35) + "ı")),
                new FrameStack.State(new Catch.State(9, 9, 9), List.of(black)))) {
            assertThatIllegalArgumentException().as("%s", wrong).isThrownBy(() -> world.restore(wrong, new Randomness(1)));
            assertThat(world.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void numbersAreRememberedToTheBit() {
        FrameText text = new FrameText(new Space.Box(-1e30f, 1e30f, 5));
        float[] numbers = {-0f, 1e-45f, -1.1f, 123456.789f, 1e30f};
        assertThat(Arrays.compare(text.read(text.write(numbers)), numbers)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> text.read(text.write(new float[] {0, 0, 0, 0, Float.NaN})));
    }

    @Test
    void everyOneOf256LevelsIsRememberedInALatinCharacter() {
        float[] levels = new float[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / 255f;
        }
        FrameText text = new FrameText(Space.Box.picture(levels, 16, 16));
        assertThat(text.read(text.write(levels))).isEqualTo(levels);
        assertThat(text.write(levels).chars().allMatch(character -> character < 256)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> text.write(new float[] {0.001f}));
    }

    @Test
    void beforeTheFirstResetThereIsNothingToSee() {
        assertThatIllegalStateException().isThrownBy(() -> stack(2, 1).observation()).withMessageContaining("reset");
    }

    @Test
    void stacksOfNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> stack(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> stack(1, 0));
    }
}
