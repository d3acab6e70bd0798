package agentarcade.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Step;
import agentarcade.env.games.Catch;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private final Catch game = new Catch(new Catch.Rules(10));

    @Test
    void aWorldAsItIsHasNothingAroundIt() {
        assertThat(Wrapping.NONE.around(game)).isSameAs(game);
        assertThat(Wrapping.NONE.seenIn(game)).isSameAs(game);
        assertThat(new Wrapping(1, 5, 1, 1, true, true).around(game)).isSameAs(game);
    }

    @Test
    void anAgentDecidesOncePerHeldActionAndWhoHoldsItHimselfSeesEveryStep() {
        Wrapping wrapping = new Wrapping(3, 2, 2, 2, false, false);
        Environment agents = wrapping.around(game);
        agents.reset(1);
        assertThat(agents.step(Action.Discrete.of(1))).isEqualTo(new Step(0, Ending.NONE, 2));
        float[] seen = agents.observation();
        Environment eyes = wrapping.seenIn(new Catch(new Catch.Rules(10)));
        eyes.reset(1);
        assertThat(eyes.step(Action.Discrete.of(1))).isEqualTo(new Step(0, Ending.NONE, 1));
        eyes.step(Action.Discrete.of(1));
        assertThat(eyes.observation()).isEqualTo(seen);
        assertThat(eyes.observations()).isEqualTo(agents.observations());
        assertThat(eyes.unwrapped()).isInstanceOf(Catch.class);
    }

    @Test
    void whatIsNoPictureIsNotShrunk() {
        Wrapping wrapping = new Wrapping(2, 1, 1, 3, false, false);
        assertThatIllegalArgumentException().isThrownBy(() -> wrapping.around(new CountingWorld(9))).withMessageContaining("picture");
    }
}
