package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.classic.Episodes.Episode;
import agentarcade.env.classic.Pendulum.Rules;
import agentarcade.env.classic.Pendulum.State;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.ScriptedRandom;
import agentarcade.golden.ScriptedRandom.Share;
import agentarcade.knob.Knobs;
import org.junit.jupiter.api.Test;

class PendulumTest {
    private static final Rules RULES = Knobs.of(Rules.class).initial();
    private static final State HANGING = new State(Math.PI, 0, 0);

    private static Pendulum from(State state) {
        Pendulum world = new Pendulum(RULES);
        world.restore(state, new Randomness(0));
        return world;
    }

    private static Action torque(double torque) {
        return OneNumber.action(torque);
    }

    @Test
    void theAngleMovesOnByTheNewSpeed() {
        // By hand: (15·sin(π/2) + 3·2)·0.05 = 1.05 rad/s more.
        State fallen = new State(Math.PI / 2, 1, 0).after(2, RULES);
        assertThat(fallen.speed()).isCloseTo(2.05, within(1e-12));
        assertThat(fallen).isEqualTo(new State(Math.PI / 2 + fallen.speed() * 0.05, fallen.speed(), 2));
    }

    @Test
    void itNeverTurnsFasterThanItsTopSpeed() {
        assertThat(new State(Math.PI / 2, 7.9, 0).after(2, RULES)).isEqualTo(new State(Math.PI / 2 + 0.4, 8, 2));
        assertThat(new State(-Math.PI / 2, -7.9, 0).after(-2, RULES)).isEqualTo(new State(-Math.PI / 2 - 0.4, -8, -2));
    }

    @Test
    void tooMuchTorqueIsClippedInMotionAndInCost() {
        Pendulum asked = from(new State(0, 0, 0));
        assertThat(asked.step(torque(7))).isEqualTo(new Step(-0.004, Ending.NONE)).isEqualTo(from(new State(0, 0, 0)).step(torque(2)));
        assertThat(asked.snapshot()).isEqualTo(new State(0, 0, 0).after(2, RULES));
    }

    @Test
    void aStepCostsWhatItBeganWith() {
        assertThat(from(new State(1, 2, 0)).step(torque(-1)).reward()).isCloseTo(-(1 + 0.4 + 0.001), within(1e-12));
    }

    @Test
    void anglesWrapToMinusPiUpToPiHoweverOftenTheRodHasTurned() {
        assertThat(new State(-0.5, 0, 0).wrappedAngle()).isCloseTo(-0.5, within(1e-12));
        assertThat(new State(3.5, 0, 0).wrappedAngle()).isCloseTo(3.5 - 2 * Math.PI, within(1e-12));
        assertThat(new State(-3.5, 0, 0).wrappedAngle()).isCloseTo(2 * Math.PI - 3.5, within(1e-12));
        assertThat(new State(-0.5 - 6 * Math.PI, 0, 0).wrappedAngle()).isCloseTo(-0.5, within(1e-12));
        assertThat(new State(-2.5 - 6 * Math.PI, 0, 0).wrappedAngle()).isCloseTo(-2.5, within(1e-12));
        assertThat(new State(2.5 + 6 * Math.PI, 0, 0).wrappedAngle()).isCloseTo(2.5, within(1e-12));
        assertThat(new State(Math.PI, 0, 0).wrappedAngle()).isEqualTo(-Math.PI);
        assertThat(new State(-Math.PI, 0, 0).wrappedAngle()).isEqualTo(-Math.PI);
    }

    @Test
    void theStateItselfIsNotWrapped() {
        Pendulum world = from(new State(3.1, 4, 0));
        world.step(torque(0));
        assertThat(((State) world.snapshot()).angle()).isBetween(3.2, 3.4);
    }

    @Test
    void aStartIsAnAngleUpToPiAndThenASpeedUpTo1() {
        ScriptedRandom random = new ScriptedRandom(List.of(new Share(0), new Share(0.75)));
        Pendulum world = new Pendulum(RULES);
        world.reset(random);
        assertThat(world.snapshot()).isEqualTo(new State(-Math.PI, 0.5, 0));
        assertThat(random.unused()).isEmpty();
    }

    @Test
    void theAgentSeesCosineSineAndSpeed() {
        assertThat(from(new State(Math.PI / 6, -3, 0)).observation()).isEqualTo(new float[] {0.8660254f, 0.5f, -3});
    }

    @Test
    void timeIsUpAfter200StepsAndNothingElseEndsAnEpisode() {
        Environment world = Episodes.world("pendulum-v1");
        world.reset(3);
        Episode episode = Episodes.rest(world, torque(2));
        assertThat(List.of(episode.steps(), episode.ending())).isEqualTo(List.of(200L, Ending.TRUNCATED));
    }

    @Test
    void aGameRestoredInItsMiddleGoesOnAsItDid() {
        Environment world = Episodes.world("pendulum-v1");
        world.reset(5);
        for (int i = 0; i < 60; i++) {
            world.step(torque(i % 7 - 3));
        }
        Environment twin = Episodes.world("pendulum-v1");
        twin.restore(world.snapshot(), new Randomness(0));
        Episode rest = Episodes.rest(twin, torque(1.3));
        assertThat(rest).isEqualTo(Episodes.rest(world, torque(1.3)));
        assertThat(rest.steps()).isEqualTo(140);
        assertThat(twin.snapshot()).isEqualTo(world.snapshot()).isInstanceOf(TimeLimit.State.class);
    }

    @Test
    void statesThatNoGameReachesAreRefused() {
        List<State> impossible = List.of(new State(0, 8.1, 0), new State(0, -8.1, 0), new State(0, 0, 2.1), new State(Double.NaN, 0, 0),
                new State(Double.POSITIVE_INFINITY, 0, 0), new State(0, Double.NaN, 0), new State(0, 0, Double.NaN));
        assertThat(impossible)
                .allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state)).withMessageContaining("" + state));
    }

    @Test
    void actionsThatAreNoSingleFiniteNumberAreRefusedInWords() {
        Pendulum world = from(HANGING);
        assertThatIllegalArgumentException().isThrownBy(() -> world.step(torque(Double.NEGATIVE_INFINITY)))
                .withMessage("Pendulum takes a finite number as its action, not -Infinity");
        assertThatIllegalArgumentException().isThrownBy(() -> world.step(new Action.Continuous(new float[2])))
                .withMessage("Pendulum takes one real number as its action, not 2 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> world.step(Action.Discrete.of(1)))
                .withMessage("Pendulum takes one real number as its action, not Discrete[index=1]");
        assertThat(world.snapshot()).isEqualTo(HANGING);
    }

    @Test
    void pumpingEnergyEarnsAboutMinus150() {
        assertThat(Episodes.mean(Episodes.scores(Episodes.world("pendulum-v1"), "energy", 1000))).isCloseTo(-150, within(10.0));
    }

    @Test
    void pumpingEnergyHoldsTheRodUprightInTheEndFromAnyStart() {
        Environment world = Episodes.world("pendulum-v1");
        Randomness chance = new Randomness(4);
        for (int game = 0; game < 200; game++) {
            world.reset(chance);
            assertThat(Episodes.rest(world, world.players().getFirst().player()).lastReward()).isBetween(-1e-3, 0.0);
        }
    }

    @Test
    void theTorqueArrowIsAsLongAsTheTorqueAndTurnsItsWay() {
        assertThat(sweep(new State(0, 0, 2))).isEqualTo(2 * sweep(new State(0, 0, 1))).isPositive();
        assertThat(sweep(new State(0, 0, -2))).isEqualTo(-sweep(new State(0, 0, 2)));
        assertThat(from(HANGING).picture().shapes()).noneMatch(Picture.Turn.class::isInstance);
    }

    private static double sweep(State state) {
        return from(state).picture().shapes().stream().filter(Picture.Turn.class::isInstance).map(Picture.Turn.class::cast).findFirst()
                .orElseThrow().sweep();
    }
}
