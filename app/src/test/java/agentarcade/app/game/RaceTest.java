package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.app.game.PlaySession.State;
import agentarcade.env.Baseline;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Shape;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Sentence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
    private static final long FRAME = 10_000_000;
    private static final long LONGEST_SECONDS = 60;

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private long now = 5_000;

    private static EnvironmentType<?> type(String id) {
        return Environments.find(id).orElseThrow();
    }

    private static Environment world(String id) {
        return World.canonical(type(id)).seen();
    }

    private static Player player(Environment world, String name) {
        return Baseline.of(world, new Randomness(3)).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow().player();
    }

    private Race.Side opponent(String id, String name) {
        Environment world = world(id);
        return new Race.Side(Sentence.of("player." + name), world, player(world, name), 1, () -> {
        }, ready::get, Race.isEndless(type(id).canonical()));
    }

    /// A race in which a rule moves the person's hands.
    private Race race(String id, String person, String rival) {
        Environment world = world(id);
        return new Race(world, player(world, person), opponent(id, rival), Race.seeds(1), Match.endless(), () -> {
        });
    }

    private void pass(Race race, long nanos) {
        for (long passed = 0; passed < nanos; passed += FRAME) {
            now += FRAME;
            race.advance(now, 1);
        }
    }

    private Race.Result decided(Race race) {
        for (long left = LONGEST_SECONDS * 1_000_000_000; race.result().isEmpty() && left > 0; left -= FRAME) {
            pass(race, FRAME);
        }
        return race.result().orElseThrow();
    }

    private void next(Race race) {
        decided(race);
        while (race.result().isPresent()) {
            pass(race, FRAME);
        }
    }

    @Test
    void bothHaveTheSameFruitInEachOfTwentyGamesAndEveryGameItsOwn() {
        Race race = race("catch", "nothing", "follower");
        List<List<Double>> fruits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Double> starts = List.of(fruit(race.left()), fruit(race.rival()));
            assertThat(starts.getFirst()).isEqualTo(starts.getLast());
            fruits.add(starts);
            next(race);
        }
        assertThat(new HashSet<>(fruits)).as("columns of twenty fruits").hasSizeGreaterThan(5);
        assertThat(race.match().lost()).isGreaterThan(5);
        assertThat(race.match().won()).isZero();
    }

    private static double fruit(LiveGame game) {
        return ((Picture.Disc) shape(game, "fruit")).x();
    }

    private static Shape shape(LiveGame game, String id) {
        return game.picture(1).shapes().stream().filter(shape -> shape.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void bothFlyThroughTheSameTunnelHoweverTheyFlyAndTheNextIsAnother() {
        Race race = race("cave", "nothing", "planner");
        float[] first = afterEightSteps(race);
        int compared = 0;
        while (!race.left().hasEnded()) {
            if (race.left().ending(1) < 0) {
                assertThat(shape(race.left(), "ceiling")).isEqualTo(shape(race.rival(), "ceiling"));
                compared++;
            }
            pass(race, FRAME);
        }
        assertThat(compared).isGreaterThan(20);
        assertThat(shape(race.left(), "ship")).isNotEqualTo(shape(race.rival(), "ship"));
        next(race);
        assertThat(afterEightSteps(race)).as("the same fall, seen from the same ship").isNotEqualTo(first);
    }

    private float[] afterEightSteps(Race race) {
        while (race.left().score() < 8) {
            pass(race, FRAME);
        }
        return race.left().observation();
    }

    /// Won, lost and drawn by every kind of score: won or lost, steps, return, catches.
    @ParameterizedTest
    @CsvSource({"catch,follower,follower,0", "cartpole-v1,linear,nothing,1", "cartpole-v1,nothing,linear,-1",
        "cartpole-v1,linear,linear,0", "pendulum-v1,energy,nothing,1", "pendulum-v1,nothing,energy,-1",
        "pendulum-v1,nothing,nothing,0", "mountain-car-continuous-v0,full-force,nothing,1", "catch-ball-8,nothing,look-ahead,-1",
        "catch-ball-8,nothing,nothing,0", "cave,wall-follower,nothing,1", "cave,nothing,planner,-1"})
    void theBetterScoreWins(String id, String person, String rival, int winner) {
        Race race = race(id, person, rival);
        Race.Result result = decided(race);
        assertThat(Integer.signum(result.winner())).as("%s", result).isEqualTo(winner);
        assertThat(List.of(race.match().won(), race.match().lost())).isEqualTo(List.of(winner > 0 ? 1 : 0, winner < 0 ? 1 : 0));
    }

    @Test
    void theLargerReturnIsTheBetterOneBelowZeroToo() {
        assertThat(new Race.Result(-150, -900, false).winner()).isPositive();
        assertThat(new Race.Result(-900, -150, false).winner()).isNegative();
        assertThat(new Race.Result(-0.4, -0.4, false).winner()).isZero();
    }

    @Test
    void whoeverIsOutFirstWaitsForTheOther() {
        Race race = race("cartpole-v1", "nothing", "linear");
        pass(race, 5_000_000_000L);
        assertThat(race.left().hasEnded()).isTrue();
        assertThat(race.left().ending(1)).as("its end stays to be seen").isEqualTo(1);
        assertThat(race.result()).isEmpty();
        assertThat(race.rival().score()).isGreaterThan(200);
        Race.Result result = decided(race);
        assertThat(result.rival()).isEqualTo(500);
        assertThat(result.left()).isLessThan(20).isEqualTo(race.left().score());
        assertThat(result.playsOn()).isFalse();
    }

    @Test
    void anOpponentWithoutAnEndIsNotWaitedFor() {
        Race race = race("cave", "nothing", "planner");
        Race.Result result = decided(race);
        assertThat(result.playsOn()).isTrue();
        assertThat(result.rival()).isCloseTo(result.left() + 1, within(1.0));
        double score = race.rival().score();
        pass(race, 1_000_000_000);
        assertThat(race.rival().score()).as("it stands still while the result is read").isEqualTo(score);
    }

    @Test
    void theResultStaysToBeReadAndThenBothStartAgain() {
        Race race = race("catch", "nothing", "follower");
        decided(race);
        pass(race, Race.RESULT_NANOS - 2 * FRAME);
        assertThat(race.result()).isPresent();
        assertThat(race.left().starts()).isEqualTo(1);
        pass(race, 4 * FRAME);
        assertThat(race.result()).isEmpty();
        assertThat(List.of(race.left().starts(), race.rival().starts())).containsExactly(2L, 2L);
    }

    // ---- with a person ----

    private PlaySession session(String id, String rival) {
        Environment world = world(id);
        return new PlaySession(world, 1, new PersonalBest(BestScores.untilClosed(), id, world.score()), Optional.of(opponent(id, rival)),
                () -> {
                });
    }

    private void pass(PlaySession session, long nanos) {
        for (long passed = 0; passed < nanos; passed += FRAME) {
            now += FRAME;
            session.advance(now, 1);
        }
    }

    @Test
    void bothStartTogetherAndAPauseHoldsBoth() {
        PlaySession session = session("cartpole-v1", "linear");
        Race race = session.race().orElseThrow();
        session.pressed(Key.RIGHT);
        pass(session, PlaySession.COUNT_FROM * PlaySession.COUNT_NANOS - FRAME);
        assertThat(List.of(race.left().score(), race.rival().score())).containsExactly(0.0, 0.0);
        pass(session, 150_000_000);
        double steps = race.rival().score();
        assertThat(race.left().score()).isEqualTo(steps).isGreaterThan(3);
        session.pause();
        pass(session, 2_000_000_000);
        assertThat(List.of(race.left().score(), race.rival().score())).containsExactly(steps, steps);
        session.pressed(Key.RIGHT);
        pass(session, PlaySession.COUNT_FROM * PlaySession.COUNT_NANOS + 1_000_000_000);
        assertThat(race.rival().score()).isGreaterThan(steps + 40);
    }

    @Test
    void eachRaceIsCountedDownEvenWhereGamesAreShort() {
        PlaySession session = session("catch", "follower");
        session.countdown(false);
        session.pressed(Key.LEFT);
        session.countdown(true);
        while (session.game().starts() == 1) {
            pass(session, FRAME);
        }
        assertThat(session.state()).isEqualTo(State.COUNTING);
    }

    @Test
    void aRaceCountsForThePersonalBestOnceAndNotInSlowMotion() {
        PlaySession session = session("cave", "planner");
        session.countdown(false);
        session.pressed(Key.SPACE);
        while (session.game().starts() == 1) {
            pass(session, FRAME);
        }
        double reached = session.best().best().orElseThrow();
        assertThat(session.game().tally().games()).isEqualTo(1);
        assertThat(reached).isEqualTo(session.game().tally().last()).isGreaterThan(10);

        PlaySession slow = session("cave", "planner");
        slow.countdown(false);
        slow.pressed(Key.SPACE);
        now += FRAME;
        slow.advance(now, 0.5);
        while (slow.game().starts() == 1) {
            pass(slow, FRAME);
        }
        assertThat(slow.best().best()).isEmpty();
    }

    @Test
    void aRaceDoesNotBeginBeforeTheOpponentCanPlay() {
        ready.set(false);
        PlaySession session = session("catch", "follower");
        session.pressed(Key.LEFT);
        assertThat(session.state()).isEqualTo(State.WAITING);
        ready.set(true);
        session.pressed(Key.LEFT);
        assertThat(session.state()).isEqualTo(State.COUNTING);
    }
}
