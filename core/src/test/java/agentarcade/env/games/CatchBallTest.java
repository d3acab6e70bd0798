package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.games.CatchBall.Rules;
import agentarcade.env.games.CatchBall.State;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.ScriptedRandom;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchBallTest {
    private static final int STAY = 0;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final Rules SMALL = Rules.SMALL;
    private static final Rules LARGE = Rules.LARGE;

    private static Rules board(int size, int ballInterval) {
        return new Rules(size, ballInterval, 501);
    }

    /// A world in this state; the columns of further balls are drawn in this order.
    private static CatchBall from(State state, Rules rules, int... columns) {
        CatchBall world = new CatchBall(rules);
        world.restore(state, new ScriptedRandom(
                IntStream.of(columns).mapToObj(column -> new ScriptedRandom.Whole(column, 0, rules.size())).toList()));
        return world;
    }

    private static Step step(Environment world, int action) {
        return world.step(Action.Discrete.of(action));
    }

    /// The board as rows of characters: `0` paddle, `5` ball.
    private static List<String> board(CatchBall world, int size) {
        float[] cells = world.observation();
        return IntStream.range(0, size).mapToObj(row -> IntStream.range(0, size).mapToObj(column -> {
            float cell = cells[row * size + column];
            return cell == 0 ? "." : cell == 0.5f ? "5" : cell == 1 ? "0" : "?";
        }).reduce("", String::concat)).toList();
    }

    @Test
    void thePaddleIsDrawnBeforeTheBall() {
        ScriptedRandom random = new ScriptedRandom(List.of(new ScriptedRandom.Whole(4, 0, 5), new ScriptedRandom.Whole(7, 0, 8)));
        CatchBall world = new CatchBall(SMALL);
        world.reset(random);
        assertThat(world.snapshot()).isEqualTo(new State(4, 0, List.of(7), 0));
        assertThat(random.unused()).isEmpty();
    }

    @Test
    void thePaddleStaysOnTheBoard() {
        assertThat(new State(0, 0, List.of(7), 0).after(-1, SMALL, null)).isEqualTo(new State(0, 1, List.of(7), 0));
        assertThat(new State(5, 0, List.of(7), 0).after(1, SMALL, null)).isEqualTo(new State(5, 1, List.of(7), 0));
        assertThat(new State(5, 0, List.of(7), 0).after(-1, SMALL, null)).isEqualTo(new State(4, 1, List.of(7), 0));
    }

    @Test
    void thereIsANewBallEveryFiveSteps() {
        CatchBall world = from(new State(2, 0, List.of(3), 0), SMALL, 0, 3);
        IntStream.range(0, 4).forEach(_ -> assertThat(step(world, STAY)).isEqualTo(new Step(0, Ending.NONE)));
        assertThat(world.snapshot()).isEqualTo(new State(2, 4, List.of(3), 0));
        step(world, STAY);
        assertThat(world.snapshot()).isEqualTo(new State(2, 0, List.of(3, 0), 0));
    }

    @Test
    void aCaughtBallStaysInTheBottomRowAndIsGoneInTheNextStep() {
        CatchBall world = from(new State(2, 1, List.of(4, 0), 0), SMALL);
        assertThat(step(world, STAY)).isEqualTo(new Step(1, Ending.NONE));
        assertThat(board(world, 8)).containsExactly("........", "........", "5.......", "........", "........", "........", "........",
                "..005...");
        assertThat(step(world, LEFT)).isEqualTo(new Step(0, Ending.NONE));
        assertThat(world.snapshot()).isEqualTo(new State(1, 3, List.of(0), 1));
        assertThat(board(world, 8)).containsExactly("........", "........", "........", "5.......", "........", "........", "........",
                ".000....");
    }

    @Test
    void thePaddleMovesBeforeTheBallLands() {
        State before = new State(3, 1, List.of(2, 7), 0);
        assertThat(step(from(before, SMALL), STAY)).isEqualTo(new Step(-1, Ending.TERMINATED));
        assertThat(step(from(before, SMALL), LEFT)).isEqualTo(new Step(1, Ending.NONE));
        assertThat(step(from(before, SMALL), RIGHT)).isEqualTo(new Step(-1, Ending.TERMINATED));
    }

    @Test
    void aBallIsCaughtByEachOfThreeCells() {
        for (int column = 0; column < 8; column++) {
            Step expected = column >= 2 && column <= 4 ? new Step(1, Ending.NONE) : new Step(-1, Ending.TERMINATED);
            assertThat(step(from(new State(2, 1, List.of(column, (column + 4) % 8), 0), SMALL), STAY)).isEqualTo(expected);
        }
    }

    @Test
    void aNewColumnIsDrawnUntilItIsFarEnoughAndOnALargeBoardNotTooFar() {
        CatchBall small = from(new State(0, 4, List.of(2), 0), SMALL, 2, 4, 0, 7);
        step(small, STAY);
        assertThat(small.snapshot()).isEqualTo(new State(0, 0, List.of(2, 7), 0));
        CatchBall large = from(new State(0, 4, List.of(4, 8), 0), LARGE, 15, 8, 6, 1, 14);
        step(large, STAY);
        assertThat(large.snapshot()).isEqualTo(new State(0, 0, List.of(4, 8, 14), 0));
    }

    @ParameterizedTest
    @CsvSource({"8, 4, 7", "15, 4, 14", "16, 4, 6", "24, 4, 6", "16, 2, 4", "6, 5, 5"})
    void theFarLimitBelongsToBoardsFrom16On(int size, int ballInterval, int farLimit) {
        Rules rules = board(size, ballInterval);
        List<Integer> distances = IntStream.range(0, size).filter(column -> rules.canFollow(column, 0)).boxed().toList();
        assertThat(distances).isEqualTo(IntStream.rangeClosed(3, farLimit).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({"6, 2", "6, 5", "8, 7", "24, 2", "24, 23"})
    void everyBoardAlwaysHasABallAndItsBallsAreAsFarApartAsTheyCame(int size, int ballInterval) {
        Rules rules = board(size, ballInterval);
        CatchBall world = new CatchBall(rules);
        Player player = world.players().getLast().player();
        Randomness random = new Randomness(5);
        world.reset(random);
        List<Integer> born = new ArrayList<>(List.of(0));
        for (int step = 1; step < 300; step++) {
            Step taken = world.step(player.choose(world));
            State state = (State) world.snapshot();
            if (state.ballsBefore() + state.columns().size() > born.size()) {
                born.add(step);
            }
            assertThat(state.isPossible(rules)).as("%s", state).isTrue();
            for (int ball = 0; ball < state.columns().size(); ball++) {
                assertThat(state.row(ball, rules)).isEqualTo(step - born.get(state.ballsBefore() + ball)).isLessThan(size);
            }
            if (taken.ending() != Ending.NONE) {
                break;
            }
        }
    }

    @Test
    void inTrainingTimeIsUpAfter501StepsAndNothingIsLost() {
        Environment world = new TimeLimit(new CatchBall(SMALL), SMALL.stepLimit());
        Player player = world.players().getLast().player();
        world.reset(new Randomness(8));
        double caught = 0;
        for (int i = 1; i <= 500; i++) {
            Step step = world.step(player.choose(world));
            assertThat(step.ending()).isEqualTo(Ending.NONE);
            caught += step.reward();
        }
        Step last = world.step(player.choose(world));
        assertThat(last).isEqualTo(new Step(0, Ending.TRUNCATED));
        assertThat(caught).isEqualTo(99);
        assertThat(SMALL.inTrainingOnly()).isTrue();
    }

    @Test
    void aGameRestoredInTheMiddleGoesOnWithTheSameDraws() {
        CatchBall world = new CatchBall(LARGE);
        Randomness random = new Randomness(1);
        world.reset(random);
        Player player = world.players().getLast().player();
        for (int i = 0; i < 33; i++) {
            world.step(player.choose(world));
        }
        CatchBall twin = new CatchBall(LARGE);
        Randomness same = new Randomness(0);
        same.restore(random.state());
        twin.restore(world.snapshot(), same);
        for (int i = 0; i < 50; i++) {
            assertThat(twin.step(player.choose(twin))).isEqualTo(world.step(player.choose(world)));
            assertThat(twin.snapshot()).isEqualTo(world.snapshot());
        }
    }

    @Test
    void statesThatCannotBeAreRefused() {
        List<State> impossible = List.of(new State(-1, 0, List.of(3), 0), new State(6, 0, List.of(3), 0), new State(0, 5, List.of(3), 0),
                new State(0, -1, List.of(3), 0), new State(0, 0, List.of(), 0), new State(0, 0, List.of(8), 0),
                new State(0, 0, List.of(-1), 0), new State(0, 0, List.of(3, 5), 0), new State(0, 3, List.of(3, 0), 0),
                new State(0, 0, List.of(3), -1), new State(0, 0, List.of(3), 1));
        assertThat(impossible).allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state, SMALL))
                .withMessageContaining(state.toString()).withMessageContaining("board of 8"));
        assertThatIllegalArgumentException().as("too far for a large board")
                .isThrownBy(() -> from(new State(0, 0, List.of(0, 15), 0), LARGE));
    }

    @Test
    void aPauseThatLeavesTheBoardEmptyIsRefused() throws Refused {
        Knobs<Rules> knobs = Knobs.of(Rules.class);
        assertThat(knobs.with(SMALL, "ballInterval", 7)).isEqualTo(board(8, 7));
        assertThat(knobs.problems(board(8, 8))).singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("catchball.problem.tooRare"));
    }

    @Test
    void ballsKeepTheirNumberUntilTheyAreGone() {
        CatchBall world = from(new State(2, 1, List.of(4, 0), 7), SMALL);
        assertThat(balls(world)).containsExactly("ball 7 BALL", "ball 8 BALL");
        step(world, STAY);
        assertThat(balls(world)).containsExactly("ball 7 GOOD", "ball 8 BALL");
        assertThat(world.picture().events()).containsExactly(new Picture.Event(Picture.Event.Kind.CATCH, 4.5, 7.5));
        step(world, STAY);
        assertThat(balls(world)).containsExactly("ball 8 BALL");
        assertThat(world.picture().events()).isEmpty();
    }

    @Test
    void aMissIsSeen() {
        CatchBall world = from(new State(5, 1, List.of(4, 0), 0), SMALL);
        step(world, STAY);
        assertThat(balls(world)).containsExactly("ball 0 BAD", "ball 1 BALL");
        assertThat(world.picture().events()).containsExactly(new Picture.Event(Picture.Event.Kind.CRASH, 4.5, 7.5));
    }

    private static List<String> balls(CatchBall world) {
        return world.picture().shapes().stream().filter(shape -> shape.id().startsWith("ball")).map(ball -> ball.id() + " " + ball.ink())
                .toList();
    }
}
