package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Environment.Reference;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.classic.Episodes.Episode;
import agentarcade.env.classic.MountainCarContinuous.Rules;
import agentarcade.env.classic.MountainCarContinuous.State;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.ScriptedRandom;
import agentarcade.golden.ScriptedRandom.Share;
import agentarcade.knob.Knobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountainCarContinuousTest {
    private static final Rules RULES = Knobs.of(Rules.class).initial();

    private static MountainCarContinuous from(State state) {
        MountainCarContinuous world = new MountainCarContinuous(RULES);
        world.restore(state, new Randomness(0));
        return world;
    }

    private static Action force(double force) {
        return OneNumber.action(force);
    }

    @Test
    void theCarMovesOnByTheNewSpeed() {
        // By hand: 0.01 + 0.5·0.0015 − 0.0025·cos 0.
        State moved = new State(0, 0.01, 0).after(0.5, RULES);
        assertThat(moved.speed()).isCloseTo(0.00825, within(1e-15));
        assertThat(moved).isEqualTo(new State(moved.speed(), moved.speed(), 0.5));
    }

    @Test
    void theLeftWallTakesAllSpeed() {
        assertThat(new State(-1.19, -0.05, 0).after(-1, RULES)).isEqualTo(new State(-1.2, 0, -1));
        State away = new State(-1.2, 0, 0).after(1, RULES);
        assertThat(away.speed()).isPositive();
    }

    @Test
    void theRightEndStopsTheCarButKeepsItsSpeed() {
        State there = new State(0.59, 0.06, 0).after(1, RULES);
        assertThat(there.position()).isEqualTo(0.6);
        assertThat(there.speed()).isBetween(0.06, 0.07);
    }

    @Test
    void itNeverMovesFasterThanItsTopSpeed() {
        assertThat(new State(-0.9, 0.0699, 0).after(1, RULES)).isEqualTo(new State(-0.9 + 0.07, 0.07, 1));
        assertThat(new State(0, -0.0699, 0).after(-1, RULES)).isEqualTo(new State(-0.07, -0.07, -1));
    }

    @Test
    void tooMuchForceIsClippedButPaidInFull() {
        MountainCarContinuous world = from(new State(-0.5, 0, 0));
        assertThat(world.step(force(-2))).isEqualTo(new Step(-0.4, Ending.NONE));
        assertThat(world.snapshot()).isEqualTo(new State(-0.5, 0, 0).after(-1, RULES));
    }

    @Test
    void theFlagEarns100LessTheCostOfTheStep() {
        assertThat(from(new State(0.44, 0.03, 0)).step(force(1))).isEqualTo(new Step(99.9, Ending.TERMINATED));
        assertThat(from(new State(0.44, 0.03, 0)).step(force(0))).isEqualTo(new Step(100, Ending.TERMINATED));
    }

    @Test
    void rollingBackwardsBeyondTheFlagIsNoGoal() {
        assertThat(from(new State(0.5, -0.01, 0)).step(force(0)).ending()).isEqualTo(Ending.NONE);
        // Exactly at the flag and exactly at rest counts.
        assertThat(from(new State(0.45, -0.01, 0)).picture().events()).isEmpty();
        assertThat(from(new State(0.45, 0, 0)).picture().events()).extracting(Picture.Event::kind)
                .isEqualTo(List.of(Picture.Event.Kind.GOAL));
    }

    @Test
    void aStartIsOneDrawOfThePositionAtRest() {
        ScriptedRandom random = new ScriptedRandom(List.of(new Share(0.25)));
        MountainCarContinuous world = new MountainCarContinuous(RULES);
        world.reset(random);
        assertThat(((State) world.snapshot()).position()).isCloseTo(-0.55, within(1e-15));
        assertThat(world.snapshot()).isEqualTo(new State(((State) world.snapshot()).position(), 0, 0));
        assertThat(random.unused()).isEmpty();
        world.reset(new ScriptedRandom(List.of(new Share(0))));
        assertThat(world.snapshot()).isEqualTo(new State(-0.6, 0, 0));
    }

    @Test
    void timeIsUpAfter999StepsAndDoingNothingEarns0() {
        Environment world = Episodes.world("mountain-car-continuous-v0");
        world.reset(3);
        assertThat(Episodes.rest(world, world.controls().idle())).isEqualTo(new Episode(999, 0, Ending.TRUNCATED, 0));
    }

    @Test
    void aFlagReachedInTheVeryLastStepIsReached() {
        Environment world = Episodes.world("mountain-car-continuous-v0");
        world.restore(new TimeLimit.State(new State(0.44, 0.03, 0), 998), new Randomness(0));
        assertThat(world.step(force(0))).isEqualTo(new Step(100, Ending.TERMINATED));
        world.restore(new TimeLimit.State(new State(-0.5, 0, 0), 998), new Randomness(0));
        assertThat(world.step(force(0)).ending()).isEqualTo(Ending.TRUNCATED);
    }

    @Test
    void aGameRestoredInItsMiddleGoesOnAsItDid() {
        Environment world = Episodes.world("mountain-car-continuous-v0");
        world.reset(5);
        for (int i = 0; i < 60; i++) {
            world.step(world.players().getFirst().player().choose(world));
        }
        Environment twin = Episodes.world("mountain-car-continuous-v0");
        twin.restore(world.snapshot(), new Randomness(0));
        Episode rest = Episodes.rest(twin, twin.players().getFirst().player());
        assertThat(rest).isEqualTo(Episodes.rest(world, world.players().getFirst().player()));
        assertThat(rest.ending()).isEqualTo(Ending.TERMINATED);
        assertThat(twin.snapshot()).isEqualTo(world.snapshot());
    }

    @Test
    void statesThatNoGameReachesAreRefused() {
        double nan = Double.NaN;
        List<State> impossible = List.of(new State(-1.21, 0, 0), new State(0.61, 0, 0), new State(0, 0.071, 0), new State(0, -0.071, 0),
                new State(0, 0, 1.1), new State(nan, 0, 0), new State(0, nan, 0), new State(0, 0, nan));
        assertThat(impossible)
                .allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state)).withMessageContaining("" + state));
    }

    @Test
    void infiniteForceIsRefusedInWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> from(new State(0, 0, 0)).step(force(Double.POSITIVE_INFINITY)))
                .withMessage("MountainCarContinuous takes a finite number as its action, not Infinity");
    }

    @ParameterizedTest
    @CsvSource({"full-force, 89.35", "gentle, 95.6", "nothing, 0"})
    void playersEarnWhatIsKnown(String player, double expected) {
        assertThat(Episodes.mean(Episodes.scores(Episodes.world("mountain-car-continuous-v0"), player, 1000))).isCloseTo(expected,
                within(0.3));
    }

    @Test
    void onlyTheNamedGameIsSolvedBySomeScore() {
        assertThat(Episodes.world("mountain-car-continuous-v0").references()).isEqualTo(List.of(new Reference("solved", 90)));
        assertThat(new MountainCarContinuous(new Rules(0.002, 0.0025, 0.45, 0.07, 999)).references()).isEmpty();
    }

    @Test
    void theWheelsStandOnTheHillsideWhereverTheCarIs() {
        for (double position : new double[] {-1.2, -0.52, 0, 0.45, 0.6}) {
            Picture picture = from(new State(position, 0, 0)).picture();
            Picture.Disc rear = disc(picture, "rear wheel");
            Picture.Disc front = disc(picture, "front wheel");
            double middleX = (rear.x() + front.x()) / 2;
            double middleY = (rear.y() + front.y()) / 2;
            double slope = 1.35 * Math.cos(3 * position);
            assertThat(-(front.y() - rear.y()) / (front.x() - rear.x())).isCloseTo(slope, within(1e-9));
            double nearest = ((Picture.Path) picture.shapes().stream().filter(shape -> shape.id().equals("hill")).findFirst().orElseThrow())
                    .points().stream().mapToDouble(point -> Math.hypot(point.x() - middleX, point.y() - middleY)).min().orElseThrow();
            assertThat(nearest).isCloseTo(rear.radius(), within(0.1));
        }
    }

    private static Picture.Disc disc(Picture picture, String id) {
        return (Picture.Disc) picture.shapes().stream().filter(shape -> shape.id().equals(id)).findFirst().orElseThrow();
    }
}
