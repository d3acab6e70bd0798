package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.Action;
import agentarcade.env.Picture;
import agentarcade.env.games.Catch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/// On a board of 6 a game has 5 steps; Catch is played at 6 steps a second.
class LiveGameTest {
    private static final long STEP = 1_000_000_000 / 6;
    private static final long END = 700_000_000;

    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicInteger starts = new AtomicInteger();
    private final LiveGame game = new LiveGame(new Catch(new Catch.Rules(6)), 1, _ -> {
        decisions.incrementAndGet();
        return Action.Discrete.of(1);
    }, 1, starts::incrementAndGet);
    private long now = 5_000;

    private void pass(long nanos, double speed) {
        for (long passed = 0; passed < nanos;) {
            long part = Math.min(nanos - passed, 10_000_000);
            now += part;
            passed += part;
            game.advance(now, speed);
        }
    }

    private double fruit() {
        return fruit(1);
    }

    private double fruit(double speed) {
        return game.picture(speed).shapes().stream().filter(shape -> shape.id().equals("fruit"))
                .mapToDouble(shape -> ((Picture.Disc) shape).y() - 0.5).findFirst().orElseThrow();
    }

    @Test
    void aStepIsMadeEverySixthOfASecond() {
        game.advance(now, 1);
        pass(STEP - 1_000_000, 1);
        assertThat(decisions).hasValue(0);
        pass(2_000_000, 1);
        assertThat(decisions).hasValue(1);
        pass(2 * STEP, 1);
        assertThat(decisions).hasValue(3);
    }

    @Test
    void atDoubleSpeedTwiceAsManyStepsAreMade() {
        game.advance(now, 2);
        pass(2 * STEP + 1_000_000, 2);
        assertThat(decisions).hasValue(4);
    }

    @Test
    void betweenTwoStepsThePictureMovesEvenly() {
        game.advance(now, 1);
        pass(STEP + STEP / 4, 1);
        assertThat(fruit()).isBetween(0.2, 0.3);
        pass(STEP / 2, 1);
        assertThat(fruit()).isBetween(0.7, 0.8);
    }

    @Test
    void theEndIsSeenBeforeTheNextGameStarts() {
        game.advance(now, 1);
        pass(6 * STEP - 10_000_000, 1);
        assertThat(game.ending(1)).as("the fruit still falls").isNegative();
        pass(20_000_000, 1);
        assertThat(game.ending(1)).isBetween(0.0, 0.1);
        assertThat(game.tally().games()).isEqualTo(1);
        pass(END - 40_000_000, 1);
        assertThat(game.ending(1)).isBetween(0.9, 1.0);
        assertThat(starts).hasValue(1);
        pass(60_000_000, 1);
        assertThat(starts).hasValue(2);
        assertThat(game.ending(1)).isNegative();
        assertThat(fruit()).isZero();
    }

    @Test
    void anActionIsHeldForSoManySteps() {
        LiveGame held = new LiveGame(new Catch(new Catch.Rules(12)), 1, _ -> {
            decisions.incrementAndGet();
            return Action.Discrete.of(1);
        }, 3, starts::incrementAndGet);
        float[] first = held.considered();
        assertThat(first).isSameAs(held.observation());
        held.advance(now, 1);
        for (int step = 1; step <= 7; step++) {
            now += STEP + 1_000;
            held.advance(now, 1);
            assertThat(decisions).as("decisions in %d steps", step).hasValue((step + 2) / 3);
            assertThat(held.considered() == held.observation()).as("a decision is due after %d steps", step).isEqualTo(step % 3 == 0);
        }
    }

    @Test
    void whatHappenedIsToldOnceWhenItIsSeen() {
        game.advance(now, 1);
        pass(6 * STEP - 10_000_000, 1);
        assertThat(game.takeHappenings()).as("the fruit still falls").isEmpty();
        assertThat(game.tally().games()).isZero();
        pass(20_000_000, 1);
        List<LiveGame.Happening> happenings = game.takeHappenings();
        assertThat(happenings).hasSize(1);
        boolean caught = game.tally().last() == 1;
        assertThat(happenings.getFirst().event().kind()).isEqualTo(caught ? Picture.Event.Kind.CATCH : Picture.Event.Kind.CRASH);
        assertThat(happenings.getFirst().reward()).isEqualTo(caught ? 1 : -1);
        assertThat(game.endKind()).isEqualTo(caught ? GameFrame.Kind.GOOD : GameFrame.Kind.BAD);
        pass(END / 2, 1);
        assertThat(game.takeHappenings()).isEmpty();
    }

    @Test
    void afterALongHoldUpTheGameDoesNotRace() {
        game.advance(now, 1);
        pass(STEP + 1_000_000, 1);
        now += 60_000_000_000L;
        game.advance(now, 1);
        assertThat(decisions.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void heldTimeDoesNotPass() {
        game.advance(now, 1);
        pass(STEP + STEP / 2, 1);
        double before = fruit();
        now += 3_000_000_000L;
        game.hold(now);
        game.advance(now, 1);
        assertThat(fruit()).isEqualTo(before);
    }

    @Test
    void theTallyCountsWonGames() {
        game.advance(now, 4);
        pass(20_000_000_000L, 4);
        assertThat(game.tally().games()).isGreaterThan(10);
        assertThat(game.tally().sum()).isBetween(0.0, (double) game.tally().games());
        assertThat(game.tally().mean()).isEqualTo(game.tally().sum() / game.tally().games());
    }

    @Test
    void onlyTheLastGamesCountForTheRecentScore() {
        List<Double> scores = new ArrayList<>();
        game.advance(now, 4);
        while (scores.size() < Tally.RECENT + 15) {
            long games = game.tally().games();
            pass(10_000_000, 4);
            if (game.tally().games() > games) {
                scores.add(game.tally().last());
            }
        }
        double last = scores.subList(scores.size() - Tally.RECENT, scores.size()).stream().mapToDouble(score -> score).sum();
        assertThat(game.tally().recentSum()).isEqualTo(last).isNotEqualTo(game.tally().sum());
    }
}
