package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Environment.Reference;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.classic.CartPole.Rules;
import agentarcade.env.classic.CartPole.State;
import agentarcade.env.classic.Episodes.Episode;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.ScriptedRandom;
import agentarcade.golden.ScriptedRandom.Share;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartPoleTest {
    private static final Action LEFT = Action.Discrete.of(0);
    private static final Action RIGHT = Action.Discrete.of(1);
    /// Upright, in the middle, at rest.
    private static final State BALANCED = new State(0, 0, 0, 0, 0);
    /// 12°, in rad.
    private static final double TWELVE_DEGREES = 0.20943951023931953;

    private static CartPole from(State state) {
        CartPole world = new CartPole(Rules.v1());
        world.restore(state, new Randomness(0));
        return world;
    }

    @Test
    void positionsMoveOnByTheOldSpeeds() {
        State moved = new State(0.5, 1, 0.1, -2, 0).after(10, Rules.v1());
        assertThat(moved.x()).isEqualTo(0.5 + 0.02);
        assertThat(moved.angle()).isEqualTo(0.1 - 0.04);
    }

    @Test
    void aPushFromRestMovesTheCartForwardsAndThePoleBackwards() {
        // By hand: t = 10/1.1, pole -t / (0.5 (4/3 - 0.1/1.1)), cart t + 0.05·14.634…/1.1; times 0.02 s.
        State pushed = BALANCED.after(10, Rules.v1());
        assertThat(pushed.speed()).isCloseTo(0.195122, within(1e-6));
        assertThat(pushed.spin()).isCloseTo(-0.292683, within(1e-6));
        assertThat(BALANCED.after(-10, Rules.v1()).speed()).isEqualTo(-pushed.speed());
    }

    @Test
    void aStartIsFourDrawsFromMinus5HundredthsTo5Hundredths() {
        ScriptedRandom random = new ScriptedRandom(List.of(new Share(0), new Share(0.25), new Share(0.5), new Share(0.75)));
        CartPole world = new CartPole(Rules.v1());
        world.reset(random);
        assertThat(world.snapshot()).isEqualTo(new State(-0.05, -0.025, 0, 0.025000000000000008, 0));
        assertThat(random.unused()).isEmpty();
    }

    @Test
    void theAgentSeesPositionSpeedAngleAndSpin() {
        assertThat(from(new State(1, 2, 0.125, -3, 10)).observation()).isEqualTo(new float[] {1, 2, 0.125f, -3});
    }

    @Test
    void theCartMayStandExactlyAtItsLimitButNotBeyond() {
        assertThat(from(new State(2.4, 0, 0, 0, 0)).step(LEFT)).isEqualTo(new Step(1, Ending.NONE));
        assertThat(from(new State(2.4 - 0.02, 1.001, 0, 0, 0)).step(LEFT)).isEqualTo(new Step(1, Ending.TERMINATED));
        assertThat(from(new State(-2.4, -0.001, 0, 0, 0)).step(LEFT)).isEqualTo(new Step(1, Ending.TERMINATED));
    }

    @Test
    void thePoleMayLeanExactlyTwelveDegreesButNotMore() {
        assertThat(from(new State(0, 0, TWELVE_DEGREES, 0, 0)).step(LEFT)).isEqualTo(new Step(1, Ending.NONE));
        assertThat(from(new State(0, 0, TWELVE_DEGREES, 0.0001, 0)).step(LEFT)).isEqualTo(new Step(1, Ending.TERMINATED));
        assertThat(from(new State(0, 0, -TWELVE_DEGREES, -0.0001, 0)).step(RIGHT)).isEqualTo(new Step(1, Ending.TERMINATED));
    }

    @Test
    void everyStepEarns1TheLastOneIncluded() {
        Environment world = Episodes.world("cartpole-v1");
        world.reset(3);
        Episode episode = Episodes.rest(world, RIGHT);
        assertThat(episode).isEqualTo(new Episode(episode.steps(), episode.steps(), Ending.TERMINATED, 1));
        assertThat(episode.steps()).isBetween(8L, 11L);
    }

    @ParameterizedTest
    @CsvSource({"cartpole-v1, 500", "cartpole-v0, 200"})
    void timeIsUpAfterTheLimit(String id, int limit) {
        Environment world = Episodes.world(id);
        world.reset(3);
        assertThat(Episodes.rest(world, world.players().getFirst().player())).isEqualTo(new Episode(limit, limit, Ending.TRUNCATED, 1));
    }

    @Test
    void aPoleThatFallsInTheVeryLastStepHasFallen() {
        Environment world = Episodes.world("cartpole-v1");
        world.restore(new TimeLimit.State(new State(0, 0, TWELVE_DEGREES, 0.1, 0), 499), new Randomness(0));
        assertThat(world.step(LEFT)).isEqualTo(new Step(1, Ending.TERMINATED));
        world.restore(new TimeLimit.State(BALANCED, 499), new Randomness(0));
        assertThat(world.step(LEFT)).isEqualTo(new Step(1, Ending.TRUNCATED));
    }

    @Test
    void aGameRestoredInItsMiddleGoesOnAsItDid() {
        Environment world = Episodes.world("cartpole-v0");
        world.reset(5);
        for (int i = 0; i < 120; i++) {
            world.step(world.players().getFirst().player().choose(world));
        }
        Environment twin = Episodes.world("cartpole-v0");
        twin.restore(world.snapshot(), new Randomness(0));
        assertThat(Episodes.rest(twin, twin.players().getFirst().player())).isEqualTo(new Episode(80, 80, Ending.TRUNCATED, 1))
                .isEqualTo(Episodes.rest(world, world.players().getFirst().player()));
        assertThat(twin.snapshot()).isEqualTo(world.snapshot());
    }

    @Test
    void statesThatNoGameReachesAreRefused() {
        double nan = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        List<State> impossible = List.of(new State(4.81, 0, 0, 0, 0), new State(0, 0, -0.42, 0, 0), new State(nan, 0, 0, 0, 0),
                new State(0, infinite, 0, 0, 0), new State(0, 0, nan, 0, 0), new State(0, 0, 0, -infinite, 0), new State(0, 0, 0, 0, 9),
                new State(0, 0, 0, 0, nan));
        assertThat(impossible)
                .allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state)).withMessageContaining("" + state));
    }

    /// No player swings cart or pole harder than one who pushes in the direction in which it is moving.
    @Test
    void evenTheStrongestSwingsAtAnyEndsOfTheRulesStayInTheObservationSpace() {
        for (Rules rules : corners()) {
            CartPole world = new CartPole(rules);
            Randomness chance = new Randomness(1);
            for (int game = 0; game < 8; game++) {
                world.reset(chance);
                boolean swingsPole = game % 2 == 0;
                Step step;
                do {
                    State state = (State) world.snapshot();
                    boolean right = swingsPole ? state.spin() < 0 : state.speed() > 0;
                    step = world.step(right ? RIGHT : LEFT);
                    assertThat(world.observations().contains(world.observation())).as("%s under %s", world.snapshot(), rules).isTrue();
                } while (step.ending() == Ending.NONE);
            }
        }
    }

    private static List<Rules> corners() {
        Knobs<Rules> knobs = Knobs.of(Rules.class);
        List<Rules> corners = new ArrayList<>(List.of(knobs.initial()));
        for (Knob knob : knobs.all()) {
            if (knob instanceof Knob.RealNumber number) {
                corners = new ArrayList<>(corners.stream()
                        .flatMap(rules -> List.of(number.min(), number.max()).stream().map(end -> with(knobs, rules, number.name(), end)))
                        .toList());
            }
        }
        return corners;
    }

    private static Rules with(Knobs<Rules> knobs, Rules rules, String name, Object value) {
        try {
            return knobs.with(rules, name, value);
        } catch (Refused impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The standard deviation of an episode is 12 steps, so 1,000 episodes would only tell the mean to within 0.4 (one standard error).
    @Test
    void randomPlayLasts22Steps() {
        assertThat(Episodes.mean(Episodes.scores(Episodes.world("cartpole-v1"), "random", 50_000))).isCloseTo(22.2, within(0.2));
    }

    @Test
    void theLinearControllerAlwaysReaches500() {
        assertThat(Episodes.scores(Episodes.world("cartpole-v1"), "linear", 1000)).isEqualTo(Collections.nCopies(1000, 500.0));
    }

    @Test
    void onlyTheNamedGamesAreSolvedBySomeScore() {
        assertThat(Episodes.world("cartpole-v1").references()).isEqualTo(List.of(new Reference("solved", 475)));
        assertThat(Episodes.world("cartpole-v0").references()).isEqualTo(List.of(new Reference("solved", 195)));
        assertThat(new CartPole(Rules.v1().withStepLimit(300)).references()).isEmpty();
        assertThat(new CartPole(with(Knobs.of(Rules.class), Rules.v0(), "gravity", 9.7)).references()).isEmpty();
    }

    @Test
    void whatFailedTurnsBadAndCrashesAtTheTopOfThePole() {
        assertThat(inks(from(BALANCED))).isEqualTo(List.of(Picture.Ink.PLAYER, Picture.Ink.POLE));
        assertThat(from(BALANCED).picture().events()).isEmpty();
        CartPole fallen = from(new State(0, 0, 0.3, 0, 10));
        assertThat(inks(fallen)).isEqualTo(List.of(Picture.Ink.PLAYER, Picture.Ink.BAD));
        CartPole gone = from(new State(-2.41, 0, 0, 0, -10));
        assertThat(inks(gone)).isEqualTo(List.of(Picture.Ink.BAD, Picture.Ink.POLE));
        for (CartPole over : List.of(fallen, gone)) {
            Picture.Rod pole = (Picture.Rod) shape(over, "pole");
            assertThat(over.picture().events()).isEqualTo(List.of(new Picture.Event(Picture.Event.Kind.CRASH,
                    pole.x() + pole.length() * Math.sin(pole.angle()), pole.y() - pole.length() * Math.cos(pole.angle()))));
        }
    }

    private static List<Picture.Ink> inks(CartPole world) {
        return List.of(shape(world, "cart").ink(), shape(world, "pole").ink());
    }

    private static Picture.Shape shape(CartPole world, String id) {
        return world.picture().shapes().stream().filter(shape -> shape.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void theForceArrowPointsWhereTheCartWasPushed() {
        assertThat(from(BALANCED).picture().shapes()).noneMatch(shape -> shape.id().equals("force"));
        for (Action push : List.of(LEFT, RIGHT)) {
            CartPole world = from(BALANCED);
            world.step(push);
            Picture.Path arrow = (Picture.Path) shape(world, "force");
            double tail = arrow.points().getFirst().x();
            double tip = arrow.points().get(3).x();
            assertThat(Math.signum(tip - tail)).isEqualTo(push == LEFT ? -1 : 1);
        }
    }
}
