package agentarcade.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Action ANY = Action.Discrete.of(0);

    private static Environment limited(int length, int limit) {
        Environment world = new TimeLimit(new CountingWorld(length), limit);
        world.reset(1);
        return world;
    }

    @Test
    void theLastStepOfTheTimeIsTruncatedAndStillEarnsItsReward() {
        Environment world = limited(10, 3);
        assertThat(List.of(world.step(ANY), world.step(ANY), world.step(ANY))).isEqualTo(
                List.of(new Step(1, Ending.NONE), new Step(2, Ending.NONE), new Step(3, Ending.TRUNCATED)));
    }

    @Test
    void anEpisodeThatEndsByItselfInTheLastStepIsTerminated() {
        Environment world = limited(3, 3);
        world.step(ANY);
        world.step(ANY);
        assertThat(world.step(ANY)).isEqualTo(new Step(3, Ending.TERMINATED));
    }

    @Test
    void aStepAfterTheTimeIsUpIsRefusedUntilTheNextReset() {
        Environment world = limited(10, 1);
        world.step(ANY);
        assertThatIllegalStateException().isThrownBy(() -> world.step(ANY)).withMessage("Time was up at step 1: reset first");
        assertThat(world.observation()).containsExactly(1, -1);
        world.reset(1);
        assertThat(world.step(ANY)).isEqualTo(new Step(1, Ending.TRUNCATED));
    }

    @Test
    void stepsOfTheGameCountHoweverLongAnActionIsHeld() {
        Environment world = new TimeLimit(new ActionRepeat(new CountingWorld(100), 3), 7);
        world.reset(1);
        assertThat(List.of(world.step(ANY), world.step(ANY), world.step(ANY))).isEqualTo(List.of(new Step(6, Ending.NONE, 3),
                new Step(15, Ending.NONE, 3), new Step(24, Ending.TRUNCATED, 3)));
    }

    @Test
    void aRestoredWorldHasTheTimeThatWasLeft() {
        Environment world = limited(10, 3);
        world.step(ANY);
        world.step(ANY);
        Environment twin = new TimeLimit(new CountingWorld(10), 3);
        twin.restore(world.snapshot(), new Randomness(1));
        assertThat(twin.step(ANY)).isEqualTo(new Step(3, Ending.TRUNCATED));
    }

    @Test
    void statesBeyondTheTimeAreRefusedAndChangeNothing() {
        Environment world = limited(10, 3);
        Record before = world.snapshot();
        for (Record wrong : List.of(new TimeLimit.State(new CountingWorld.State(4), 4), new TimeLimit.State(new CountingWorld.State(0), -1),
                new TimeLimit.State(new CountingWorld.State(11), 2), new CountingWorld.State(0))) {
            assertThatIllegalArgumentException().isThrownBy(() -> world.restore(wrong, new Randomness(1)));
            assertThat(world.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void noTimeAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeLimit(new CountingWorld(1), 0))
                .withMessage("A time limit is at least 1 step, not 0");
    }
}
