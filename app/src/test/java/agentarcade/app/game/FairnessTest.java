package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.PlaySession.State;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.env.Baseline;
import agentarcade.knob.Sentence;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A race is fair: chance is the same for both, and the person's keys count at once.
class FairnessTest {
    private static final long FRAME = 16_666_667;
    private static final int ROUNDS = 3;
    private static final int MOST_FRAMES = 4_000;

    static List<String> worlds() {
        return Environments.ALL.stream().map(EnvironmentType::id).toList();
    }

    private static World world(String id) {
        return World.canonical(Environments.find(id).orElseThrow());
    }

    private static Player random(Environment world, long seed) {
        return Baseline.of(world, new Randomness(seed)).getFirst().player();
    }

    private static Race.Side side(World world, Player player) {
        return new Race.Side(Sentence.of("player.random"), world.seen(), player, 1, () -> {
        }, () -> true, Race.isEndless(world.rules()));
    }

    /// Two who play differently, on whom chance must not depend.
    @ParameterizedTest
    @MethodSource("worlds")
    void theDrawsOfBothBoardsAreEqualAtEveryStepWhileBothPlay(String id) {
        World world = world(id);
        Race.Side left = side(world, random(world.seen(), 7));
        Race race = new Race(left, side(world, random(world.seen(), 8)), Race.seeds(5), new Match(ROUNDS));
        long now = 1_000;
        long compared = 0;
        for (int frame = 0; frame < MOST_FRAMES && !race.match().isOver(); frame++) {
            now += FRAME;
            race.advance(now, 1);
            if (race.result().isEmpty() && !race.left().isOver() && !race.rival().isOver()) {
                assertThat(race.left().steps()).isEqualTo(race.rival().steps());
                assertThat(race.chance().getFirst()).as("after step %d", race.left().steps()).isEqualTo(race.chance().getLast());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void everyRoundHasAChanceOfItsOwn() {
        World world = world("catch");
        Race race = new Race(side(world, random(world.seen(), 7)), side(world, random(world.seen(), 8)), Race.seeds(5), new Match(7));
        long first = race.seed();
        race.rematch();
        assertThat(race.seed()).isNotEqualTo(first);
    }

    @Test
    void aKeyPressedBetweenTwoFramesCountsInTheStepThatTheNextFrameBegins() {
        World world = world("catch");
        Environment mine = world.seen();
        PlaySession session = new PlaySession(mine, 1, new PersonalBest(BestScores.untilClosed(), "catch", mine.score()),
                Optional.of(side(world, any -> any.controls().idle())), () -> {
                });
        session.countdown(false);
        session.pressed(Key.RIGHT);
        session.released(Key.RIGHT);
        long stepNanos = (long) (1e9 / mine.naturalSpeed());
        long now = 1_000;
        session.advance(now, 1);
        assertThat(session.state()).isEqualTo(State.PLAYING);
        // Up to one frame before the next step begins.
        for (long passed = 0; passed + 2 * FRAME < stepNanos; passed += FRAME) {
            session.advance(now += FRAME, 1);
        }
        Record before = mine.unwrapped().snapshot();
        session.advance(now += FRAME, 1);
        assertThat(mine.unwrapped().snapshot()).as("no step yet").isEqualTo(before);
        session.pressed(Key.RIGHT);
        session.advance(now += FRAME, 1);
        assertThat(session.game().steps()).isEqualTo(1);
        assertThat(mine.unwrapped().snapshot().toString()).isEqualTo(moved(world, before));
    }

    /// What pressing right once makes of a state.
    private static String moved(World world, Record state) {
        Environment other = world.seen();
        other.reset(3);
        other.unwrapped().restore(state, new Randomness(3));
        other.unwrapped().step(other.controls().held(List.of(Key.RIGHT)));
        return other.unwrapped().snapshot().toString();
    }
}
