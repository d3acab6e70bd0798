package agentarcade.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Environment.Reference;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import org.junit.jupiter.api.Test;

class ActionRepeatTest {
    private static final Action ANY = Action.Discrete.of(1);

    private static Environment started(Environment world) {
        world.reset(1);
        return world;
    }

    @Test
    void rewardsOfTheHeldStepsAddUpUntilTheEpisodeEnds() {
        Environment world = started(new ActionRepeat(new CountingWorld(7), 3));
        assertThat(List.of(world.step(ANY), world.step(ANY), world.step(ANY)))
                .isEqualTo(List.of(new Step(1 + 2 + 3, Ending.NONE, 3), new Step(4 + 5 + 6, Ending.NONE, 3),
                        new Step(7, Ending.TERMINATED, 1)));
    }

    @Test
    void timeThatIsUpWhileAnActionIsHeldTruncatesThere() {
        Environment world = started(new ActionRepeat(new TimeLimit(new CountingWorld(100), 5), 3));
        assertThat(List.of(world.step(ANY), world.step(ANY)))
                .isEqualTo(List.of(new Step(1 + 2 + 3, Ending.NONE, 3), new Step(4 + 5, Ending.TRUNCATED, 2)));
        assertThat(world.observation()).containsExactly(5, -5);
    }

    @Test
    void anActionHeldForOneStepIsAStep() {
        Environment world = started(new ActionRepeat(new CountingWorld(7), 1));
        assertThat(world.step(ANY)).isEqualTo(new Step(1, Ending.NONE));
        assertThat(world.references()).isEqualTo(new CountingWorld(7).references());
    }

    @Test
    void anIllegalActionIsRefusedBeforeItIsHeld() {
        Environment world = started(new ActionRepeat(new CountingWorld(7), 3));
        assertThatIllegalArgumentException().isThrownBy(() -> world.step(Action.Discrete.of(2)));
        assertThat(world.snapshot()).isEqualTo(new CountingWorld.State(0));
    }

    @Test
    void aRestoredWorldGoesOnBetweenTwoDecisions() {
        Environment world = started(new ActionRepeat(new CountingWorld(7), 3));
        world.step(ANY);
        Environment twin = new ActionRepeat(new CountingWorld(7), 3);
        twin.restore(world.snapshot(), new Randomness(1));
        assertThat(twin.step(ANY)).isEqualTo(new Step(4 + 5 + 6, Ending.NONE, 3));
    }

    @Test
    void decisionsComeMoreSlowlyThanSteps() {
        assertThat(new ActionRepeat(new CountingWorld(7), 3).naturalSpeed()).isEqualTo(10);
    }

    @Test
    void randomPlayThatHoldsItsActionsIsNotTheRandomPlayOfTheGame() {
        assertThat(new ActionRepeat(new CountingWorld(7), 2).references()).containsExactly(new Reference("solved", 2));
    }

    @Test
    void holdingAnActionForNoStepIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ActionRepeat(new CountingWorld(7), 0))
                .withMessage("An action is held for at least 1 step, not 0");
    }
}
