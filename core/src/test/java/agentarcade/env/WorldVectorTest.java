package agentarcade.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import agentarcade.env.games.Catch;
import agentarcade.env.wrappers.TimeLimit;
import org.junit.jupiter.api.Test;

class WorldVectorTest {
    private static final int SIZE = 36;

    /// Games of 5 steps, or of 3 if there is no time for more.
    private static Environment game(int limit) {
        return new TimeLimit(new Catch(new Catch.Rules(6)), limit);
    }

    private static WorldVector vector(int count, int limit, long seed) {
        WorldVector worlds = new WorldVector(count, () -> game(limit), seed);
        worlds.reset();
        return worlds;
    }

    private static Action[] actions(int count, Randomness player) {
        return Stream.generate(() -> Action.Discrete.of(player.nextInt(0, 3))).limit(count).toArray(Action[]::new);
    }

    private static List<Float> seen(WorldVector worlds, int world) {
        float[] all = new float[worlds.count() * SIZE];
        worlds.observe(all);
        return list(Arrays.copyOfRange(all, world * SIZE, (world + 1) * SIZE));
    }

    private static List<Float> list(float[] numbers) {
        List<Float> list = new ArrayList<>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }

    /// All that is to be seen of the worlds while players, one for each, play at random.
    private static List<List<Object>> play(WorldVector worlds, int steps, List<Randomness> players) {
        List<List<Object>> lines = new ArrayList<>();
        for (int world = 0; world < worlds.count(); world++) {
            lines.add(new ArrayList<>());
        }
        for (int i = 0; i < steps; i++) {
            Step[] done = worlds.step(players.stream().map(player -> Action.Discrete.of(player.nextInt(0, 3))).toArray(Action[]::new));
            for (int world = 0; world < worlds.count(); world++) {
                lines.get(world).add(List.of(done[world], seen(worlds, world), worlds.hasEnded(world)));
            }
            worlds.startEnded();
            for (int world = 0; world < worlds.count(); world++) {
                lines.get(world).add(List.of(seen(worlds, world), worlds.hasEnded(world)));
            }
        }
        return lines;
    }

    private static List<Randomness> players(long... seeds) {
        return Arrays.stream(seeds).mapToObj(Randomness::new).toList();
    }

    @Test
    void eachWorldIsTheWorldItWouldBeAlone() {
        List<List<Object>> together = play(vector(3, 3, 7), 50, players(1, 2, 3));
        for (int i = 0; i < 3; i++) {
            Environment alone = game(3);
            Randomness chance = Randomness.stream(7, i == 0 ? "world" : "world " + i);
            Randomness player = new Randomness(i + 1);
            alone.reset(chance);
            List<Object> line = new ArrayList<>();
            for (int step = 0; step < 50; step++) {
                Step done = alone.step(Action.Discrete.of(player.nextInt(0, 3)));
                line.add(List.of(done, list(alone.observation()), done.ending() != Ending.NONE));
                if (done.ending() != Ending.NONE) {
                    alone.reset(chance);
                }
                line.add(List.of(list(alone.observation()), false));
            }
            assertThat(together.get(i)).isEqualTo(line);
        }
    }

    @Test
    void whatIsDoneInOneWorldChangesNothingInItsNeighbours() {
        List<List<Object>> lines = play(vector(3, 9, 7), 40, players(1, 2, 3));
        List<List<Object>> others = play(vector(3, 9, 7), 40, players(1, 99, 3));
        assertThat(others.get(1)).isNotEqualTo(lines.get(1));
        assertThat(List.of(others.get(0), others.get(2))).isEqualTo(List.of(lines.get(0), lines.get(2)));
        assertThat(play(vector(2, 9, 7), 40, players(1, 2))).as("fewer of them").isEqualTo(lines.subList(0, 2));
        assertThat(lines.get(0)).as("chance of their own").isNotEqualTo(play(vector(2, 9, 7), 40, players(1, 1)).get(1));
    }

    @Test
    void aWorldThatRanOutOfTimeShowsItsLastObservationUntilItIsStartedAgain() {
        WorldVector worlds = vector(2, 3, 1);
        Randomness player = new Randomness(2);
        worlds.step(actions(2, player));
        worlds.step(actions(2, player));
        assertThat(worlds.step(actions(2, player))).containsOnly(new Step(0, Ending.TRUNCATED));
        assertThat(worlds.hasEnded(0) && worlds.hasEnded(1)).isTrue();
        // Row 3 of column 0 … 5: the fruit has fallen three rows.
        assertThat(seen(worlds, 0).subList(18, 24)).contains(1f);
        assertThatIllegalStateException().isThrownBy(() -> worlds.step(actions(2, player)))
                .withMessage("The episode of world 0 is over: start those that ended first");
        worlds.startEnded();
        assertThat(seen(worlds, 0).subList(0, 6)).contains(1f);
        WorldVector.State begun = worlds.snapshot();
        worlds.startEnded();
        assertThat(worlds.snapshot()).as("nothing has ended").isEqualTo(begun);
        assertThat(worlds.step(actions(2, player))).containsOnly(new Step(0, Ending.NONE));
    }

    /// Between two steps, and between the end of episodes and the start of the next.
    @Test
    void restoredWorldsHaveTheSameFuture() {
        WorldVector worlds = vector(3, 9, 7);
        Randomness player = new Randomness(5);
        for (int i = 0; i < 25; i++) {
            worlds.step(actions(3, player));
            for (boolean started : new boolean[] {false, true}) {
                if (started) {
                    worlds.startEnded();
                }
                WorldVector.State state = worlds.snapshot();
                WorldVector twin = vector(3, 9, 1);
                twin.restore(state);
                assertThat(twin.snapshot()).isEqualTo(state);
                twin.startEnded();
                List<List<Object>> future = play(twin, 12, players(1, 2, 3));
                WorldVector again = vector(3, 9, 2);
                again.restore(state);
                again.startEnded();
                assertThat(play(again, 12, players(1, 2, 3))).isEqualTo(future);
            }
        }
        // And the future of the worlds themselves, which were photographed so often.
        WorldVector twin = vector(3, 9, 1);
        twin.restore(worlds.snapshot());
        assertThat(play(worlds, 12, players(1, 2, 3))).isEqualTo(play(twin, 12, players(1, 2, 3)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        WorldVector worlds = vector(2, 9, 7);
        assertThatIllegalArgumentException().isThrownBy(() -> worlds.step(new Action[] {Action.Discrete.of(1)}))
                .withMessage("2 worlds need as many actions, not 1");
        assertThatIllegalArgumentException().isThrownBy(() -> worlds.restore(vector(3, 9, 7).snapshot()))
                .withMessage("2 worlds can't go on as 3");
        assertThatIllegalArgumentException().isThrownBy(() -> vector(0, 9, 7)).withMessage("At least 1 world is needed, not 0");
    }
}
