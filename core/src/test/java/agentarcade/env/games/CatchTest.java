package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.games.Catch.State;
import agentarcade.golden.ScriptedRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatchTest {
    private static final int LEFT = 0;
    private static final int STAY = 1;
    private static final int RIGHT = 2;

    private static Catch board(int size) {
        return new Catch(new Catch.Rules(size));
    }

    private static Catch from(State state, int size) {
        Catch world = board(size);
        world.restore(state, new Randomness(0));
        return world;
    }

    private static Step step(Environment world, int action) {
        return world.step(Action.Discrete.of(action));
    }

    private static String bottomRow(Catch world, int size) {
        float[] cells = world.observation();
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < size; column++) {
            row.append(cells[(size - 1) * size + column] == 1 ? '0' : '.');
        }
        return row.toString();
    }

    @Test
    void theBasketMovesThenTheFruitFalls() {
        assertThat(new State(0, 3, 5).after(-1, 10)).isEqualTo(new State(1, 3, 4));
        assertThat(new State(0, 3, 5).after(0, 10)).isEqualTo(new State(1, 3, 5));
        assertThat(new State(0, 3, 5).after(1, 10)).isEqualTo(new State(1, 3, 6));
    }

    @Test
    void theBasketsCentreReachesTheLastColumnButNeverTheFirst() {
        assertThat(new State(0, 3, 1).after(-1, 10)).isEqualTo(new State(1, 3, 1));
        assertThat(new State(0, 3, 8).after(1, 10)).isEqualTo(new State(1, 3, 9));
        assertThat(new State(1, 3, 9).after(1, 10)).isEqualTo(new State(2, 3, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> from(new State(0, 3, 0), 10));
    }

    @Test
    void inTheLastColumnOnlyTwoCellsOfTheBasketShow() {
        Catch world = from(new State(0, 3, 8), 10);
        assertThat(bottomRow(world, 10)).isEqualTo(".......000");
        step(world, RIGHT);
        assertThat(bottomRow(world, 10)).isEqualTo("........00");
        assertThat(world.picture().shapes()).contains(
                new Picture.Block("basket", Picture.Ink.PLAYER, 8.06, 9.38, 1.88, 0.5, 0.4));
        step(world, RIGHT);
        assertThat(world.snapshot()).isEqualTo(new State(2, 3, 9));
        step(world, LEFT);
        assertThat(bottomRow(world, 10)).isEqualTo(".......000");
    }

    @Test
    void aCatchIsWithinOneColumnOfTheCentre() {
        for (int basket = 1; basket <= 9; basket++) {
            for (int column = 0; column <= 8; column++) {
                Catch world = from(new State(8, column, basket), 10);
                boolean caught = column >= basket - 1 && column <= basket + 1;
                assertThat(step(world, STAY)).isEqualTo(new Step(caught ? 1 : -1, Ending.TERMINATED));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 24})
    void aGameLastsOneStepLessThanTheBoardIsHighAndPaysAtTheEndOnly(int size) {
        Catch world = board(size);
        world.reset(new Randomness(1));
        for (int i = 0; i < size - 2; i++) {
            assertThat(step(world, STAY)).isEqualTo(new Step(0, Ending.NONE));
        }
        assertThat(step(world, STAY).ending()).isEqualTo(Ending.TERMINATED);
    }

    @Test
    void theFruitIsDrawnBeforeTheBasket() {
        ScriptedRandom random = new ScriptedRandom(List.of(new ScriptedRandom.Whole(8, 0, 9), new ScriptedRandom.Whole(1, 1, 8)));
        Catch world = board(10);
        world.reset(random);
        assertThat(world.snapshot()).isEqualTo(new State(0, 8, 1));
        assertThat(random.unused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 24})
    void startsAreAllFruitsWithAllBaskets(int size) {
        assertThat(board(size).starts()).hasSize((size - 1) * (size - 3)).contains(new State(0, 0, 1), new State(0, size - 2, size - 3));
    }

    @Test
    void aBoardOf10Has63Starts() {
        assertThat(board(10).starts()).hasSize(63);
    }

    @Test
    void randomPlayWins3119PerCentAsAllSequencesOfActionsShow() {
        int won = 0;
        int games = 0;
        for (Record start : board(10).starts()) {
            for (int sequence = 0; sequence < 19_683; sequence++) {
                State state = (State) start;
                for (int row = 0, rest = sequence; row < 9; row++, rest /= 3) {
                    state = state.after(rest % 3 - 1, 10);
                }
                won += state.caught() ? 1 : 0;
                games++;
            }
        }
        assertThat(board(10).references()).singleElement().satisfies(random -> assertThat(random.name()).isEqualTo("random"));
        assertThat(board(10).references().getFirst().score()).isCloseTo((double) won / games, within(1e-12))
                .isCloseTo(0.3119, within(5e-5));
    }

    @Test
    void a100000RandomGamesWinAsOftenAsCalculated() {
        Catch world = board(10);
        Randomness random = new Randomness(2026);
        int won = 0;
        for (int game = 0; game < 100_000; game++) {
            world.reset(random);
            Step step;
            do {
                step = step(world, random.nextInt(0, 3));
            } while (step.ending() == Ending.NONE);
            won += step.reward() > 0 ? 1 : 0;
        }
        assertThat(won / 1000.0).isCloseTo(31.2, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 24})
    void whoFollowsTheFruitCatchesItFromEveryStart(int size) {
        List<Double> rewards = board(size).starts().stream().map(start -> {
            Catch world = from((State) start, size);
            Step step;
            do {
                State now = (State) world.snapshot();
                step = step(world, 1 + Integer.signum(now.column() - now.basket()));
            } while (step.ending() == Ending.NONE);
            return step.reward();
        }).toList();
        assertThat(rewards).containsOnly(1.0);
    }

    @Test
    void statesOffTheBoardAreRefused() {
        List<State> impossible = List.of(new State(-1, 3, 5), new State(10, 3, 5), new State(0, -1, 5), new State(0, 9, 5),
                new State(0, 3, 0),
                new State(0, 3, 10));
        assertThat(impossible).allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state, 10))
                .withMessageContaining(state.toString()).withMessageContaining("board of 10"));
        assertThatIllegalArgumentException().as("a state of a larger board").isThrownBy(() -> from(new State(8, 7, 6), 6));
    }

    @Test
    void theFruitTurnsGoodOrBadWhereItLands() {
        assertThat(fruitAfter(new State(8, 4, 4))).isEqualTo(Picture.Ink.GOOD);
        assertThat(fruitAfter(new State(8, 4, 8))).isEqualTo(Picture.Ink.BAD);
        assertThat(fruitAfter(new State(7, 4, 8))).isEqualTo(Picture.Ink.FRUIT);
    }

    @Test
    void aCatchAndAMissHappenWhereTheFruitLands() {
        assertThat(eventsAfter(new State(8, 4, 4))).containsExactly(new Picture.Event(Picture.Event.Kind.CATCH, 4.5, 9.5));
        assertThat(eventsAfter(new State(8, 4, 8))).containsExactly(new Picture.Event(Picture.Event.Kind.CRASH, 4.5, 9.5));
        assertThat(eventsAfter(new State(7, 4, 4))).isEmpty();
    }

    private static List<Picture.Event> eventsAfter(State state) {
        Catch world = from(state, 10);
        step(world, STAY);
        return world.picture().events();
    }

    private static Picture.Ink fruitAfter(State state) {
        Catch world = from(state, 10);
        step(world, STAY);
        return world.picture().shapes().stream().filter(shape -> shape.id().equals("fruit")).findFirst().orElseThrow().ink();
    }

    @Test
    void theAgentSeesOneFruitAndABasketOfThree() {
        Catch world = from(new State(4, 6, 2), 10);
        int[] lit = IntStream.range(0, 100).filter(i -> world.observation()[i] == 1).toArray();
        assertThat(lit).containsExactly(46, 91, 92, 93);
    }
}
