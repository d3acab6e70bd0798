package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.app.game.PlaySession.State;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.games.Catch;
import agentarcade.env.games.Cave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PlaySessionTest {
    private static final long FRAME = 10_000_000;
    private static final long COUNTDOWN = 3 * PlaySession.COUNT_NANOS;

    private final BestScores scores = BestScores.untilClosed();
    private long now = 5_000;

    private PlaySession session(Environment world) {
        return new PlaySession(world, 1, new PersonalBest(scores, "world", world.score()), Optional.empty(), () -> {
        });
    }

    private void pass(PlaySession session, long nanos, double speed) {
        for (long passed = 0; passed < nanos; passed += FRAME) {
            now += FRAME;
            session.advance(now, speed);
        }
    }

    @Test
    void nothingMovesBeforeTheFirstKey() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        pass(session, 2_000_000_000, 1);
        assertThat(session.state()).isEqualTo(State.WAITING);
        assertThat(session.isNew()).isTrue();
        assertThat(session.game().score()).isZero();
        session.pressed(Key.LEFT);
        assertThat(session.state()).as("CAVE has no use for this key").isEqualTo(State.WAITING);
    }

    @Test
    void theCountdownShowsThreeTwoOneAndThenTheGameBegins() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        session.pressed(Key.SPACE);
        List<Integer> counted = new ArrayList<>();
        pass(session, FRAME, 1);
        while (session.state() == State.COUNTING) {
            if (counted.isEmpty() || counted.getLast() != session.count()) {
                counted.add(session.count());
            }
            pass(session, FRAME, 1);
        }
        assertThat(counted).containsExactly(3, 2, 1);
        assertThat(now).isCloseTo(5_000 + COUNTDOWN, within(3 * FRAME));
        assertThat(session.state()).isEqualTo(State.PLAYING);
        assertThat(session.game().score()).isZero();
        pass(session, 500_000_000, 1);
        assertThat(session.game().score()).as("steps in half a second").isBetween(14.0, 15.0);
    }

    @Test
    void theTapThatStartsAGameIsNoMoveInIt() {
        PlaySession session = session(new Catch(new Catch.Rules(6)));
        double start = basket(session);
        session.pressed(Key.RIGHT);
        session.released(Key.RIGHT);
        pass(session, COUNTDOWN + FRAME + 1_000_000_000 / 3, 1);
        assertThat(session.state()).isEqualTo(State.PLAYING);
        assertThat(basket(session)).isEqualTo(start);
    }

    private static double basket(PlaySession session) {
        return session.game().picture(1).shapes().stream().filter(shape -> shape.id().equals("basket"))
                .mapToDouble(shape -> ((Picture.Block) shape).x()).findFirst().orElseThrow();
    }

    @Test
    void afterAPauseItWaitsAndCountsDownAgain() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        session.pressed(Key.SPACE);
        pass(session, COUNTDOWN + 500_000_000, 1);
        session.pause();
        double score = session.game().score();
        pass(session, 2_000_000_000, 1);
        assertThat(session.state()).isEqualTo(State.WAITING);
        assertThat(session.isNew()).isFalse();
        assertThat(session.game().score()).as("time stands still").isEqualTo(score).isGreaterThan(10);
        session.pressed(Key.UP);
        pass(session, COUNTDOWN / 2, 1);
        assertThat(session.state()).isEqualTo(State.COUNTING);
        assertThat(session.game().score()).isEqualTo(score);
        pass(session, COUNTDOWN / 2 + 100_000_000, 1);
        assertThat(session.game().score()).isGreaterThan(score);
    }

    @Test
    void withoutACountdownTheGameBeginsAtOnce() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        session.countdown(false);
        session.pressed(Key.POINTER);
        assertThat(session.state()).isEqualTo(State.PLAYING);
        pass(session, 500_000_000, 1);
        assertThat(session.game().score()).isBetween(13.0, 15.0);
    }

    @Test
    void holdingThePointerMakesTheShipRise() {
        PlaySession held = session(new Cave(Cave.Rules.NORMAL));
        PlaySession left = session(new Cave(Cave.Rules.NORMAL));
        held.countdown(false);
        left.countdown(false);
        held.pressed(Key.POINTER);
        left.pressed(Key.POINTER);
        left.released(Key.POINTER);
        pass(held, 400_000_000, 1);
        now = 5_000;
        pass(left, 400_000_000, 1);
        assertThat(ship(held)).isLessThan(ship(left) - 2);
    }

    private static double ship(PlaySession session) {
        return session.game().picture(1).shapes().stream().filter(shape -> shape.id().equals("ship"))
                .mapToDouble(shape -> ((Picture.Disc) shape).y()).findFirst().orElseThrow();
    }

    @Test
    void afterACrashTheNextGameIsCountedDownAndTheBestIsKept() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        session.countdown(false);
        session.pressed(Key.SPACE);
        session.countdown(true);
        while (session.game().starts() == 1) {
            pass(session, FRAME, 1);
        }
        assertThat(session.state()).isEqualTo(State.COUNTING);
        assertThat(session.game().tally().games()).isEqualTo(1);
        assertThat(scores.best("world")).hasValue(session.game().tally().last());
        assertThat(session.takeNewBest()).as("the first is nothing to be proud of").isFalse();
    }

    @Test
    void aGamePlayedInSlowMotionIsNoBest() {
        PlaySession session = session(new Cave(Cave.Rules.NORMAL));
        session.countdown(false);
        session.pressed(Key.SPACE);
        pass(session, FRAME, 0.5);
        while (session.game().starts() == 1) {
            pass(session, FRAME, 4);
        }
        assertThat(scores.best("world")).isEmpty();
    }

    @Test
    void gamesThatAreWonOrLostFollowEachOtherWithoutACountdown() {
        PlaySession session = session(new Catch(new Catch.Rules(6)));
        session.pressed(Key.LEFT);
        pass(session, COUNTDOWN + FRAME, 1);
        while (session.game().starts() < 3) {
            assertThat(session.state()).isEqualTo(State.PLAYING);
            pass(session, FRAME, 4);
        }
    }
}
