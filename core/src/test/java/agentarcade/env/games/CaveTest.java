package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.games.Cave.Rules;
import agentarcade.env.games.CaveState.Block;
import agentarcade.env.games.CaveState.Crash;
import agentarcade.env.games.CaveState.Walk;
import agentarcade.env.games.CaveState.Wall;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.ScriptedRandom;
import agentarcade.knob.Knobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaveTest {
    private static final Rules NORMAL = Rules.NORMAL;

    /// A straight tunnel of this height around row 24, with the ship and blocks of our choice after 100 steps.
    private static CaveState straight(double opening, double y, double speed, Block... blocks) {
        Walk walk = new Walk(opening / 48, 0.5, 0, 0);
        return new CaveState(100, y, speed, walk, Collections.nCopies(48, walk.wall()), Collections.nCopies(15, y), List.of(blocks), 0);
    }

    private static Cave from(CaveState state, Rules rules) {
        Cave world = new Cave(rules);
        world.restore(state, new Randomness(1));
        return world;
    }

    private static Step step(Environment world, int action) {
        return world.step(Action.Discrete.of(action));
    }

    /// One column of the picture, from top to bottom, with the characters of the reference traces.
    private static String column(Cave world, int column) {
        float[] cells = world.observation();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 48; row++) {
            float cell = cells[row * 48 + column];
            text.append(cell == 0 ? "." : cell == 0.4f ? "4" : cell == 0.5f ? "5" : cell == 0.8f ? "8" : "0");
        }
        return text.toString();
    }

    private static String rows(String cells, int... counts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            text.append(String.valueOf(cells.charAt(i)).repeat(counts[i]));
        }
        return text.toString();
    }

    @Test
    void theShipGainsSpeedThenMoves() {
        Cave world = from(straight(24, 24, 1), NORMAL);
        step(world, 0);
        assertThat((CaveState) world.snapshot()).extracting(CaveState::y, CaveState::speed).containsExactly(24 + 1.08, 1.08);
        step(world, 1);
        assertThat((CaveState) world.snapshot()).extracting(CaveState::y, CaveState::speed)
                .containsExactly(24 + 1.08 + (1.08 - 0.08), 1.08 - 0.08);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.6, 0, 0", "0, 0.61, 1, 0.001", "0, 0.4, 0, 0", "0, 0.3, -1, -0.01", "1, 0.2, -1, -0.02", "1, 0.3, 1, -0.03",
        "1, 0.7, 1, 0.01", "-1, 0.6, -1, 0.02", "-1, 0.5, -1, 0.01", "-1, 0.7, 1, 0.01"})
    void theTunnelWalks(int slope, double u, int nextSlope, double move) {
        Walk next = new Walk(0.5, 0.5, slope, 7).after(NORMAL, new ScriptedRandom(List.of(new ScriptedRandom.Share(u))));
        assertThat(next.slope()).isEqualTo(nextSlope);
        assertThat(next.centre() - 0.5).isCloseTo(move, within(1e-12));
        assertThat(next).isEqualTo(new Walk(0.5, next.centre(), nextSlope, 8));
    }

    @Test
    void theOpeningShrinksEvery51StepsByRepeatedSubtractionDownToItsLastValueFirstReachedAfter1275Steps() {
        Walk walk = new Walk(0.55, 0.5, 0, 0);
        Randomness random = new Randomness(1);
        double expected = 0.55;
        int reached = 0;
        for (int step = 1; step <= 5000; step++) {
            walk = walk.after(NORMAL, random);
            expected = step % 51 == 0 ? Math.max(expected - 0.01, 0.30) : expected;
            assertThat(walk.opening()).isEqualTo(expected);
            reached = reached == 0 && Math.abs(walk.opening() - 0.30) < 1e-9 ? step : reached;
        }
        assertThat(walk.opening()).isEqualTo(0.30);
        assertThat(reached).isEqualTo(1275);
    }

    @Test
    void rockIsHitWhenItIsTouched() {
        double ceiling = 12;
        double floor = 36;
        assertThat(straight(24, ceiling, 0).crash()).isEqualTo(Crash.ROCK);
        assertThat(straight(24, Math.nextUp(ceiling), 0).crash()).isEqualTo(Crash.NONE);
        assertThat(straight(24, floor, 0).crash()).isEqualTo(Crash.ROCK);
        assertThat(straight(24, Math.nextDown(floor), 0).crash()).isEqualTo(Crash.NONE);
    }

    @ParameterizedTest
    @CsvSource({"12, NONE", "13, BLOCK", "14, BLOCK", "15, BLOCK", "16, NONE"})
    void aBlockIsHitFromItsLeftColumnToTheOneBehindItsRight(int column, Crash crash) {
        assertThat(straight(24, 24, 0, new Block(100 - 48 + column, 20)).crash()).isEqualTo(crash);
    }

    @Test
    void aBlockIsHitFromItsTopToItsBottom() {
        Block block = new Block(100 - 48 + 14, 20);
        assertThat(straight(24, Math.nextDown(20.0), 0, block).crash()).isEqualTo(Crash.NONE);
        assertThat(straight(24, 20, 0, block).crash()).isEqualTo(Crash.BLOCK);
        assertThat(straight(24, 26, 0, block).crash()).isEqualTo(Crash.BLOCK);
        assertThat(straight(24, Math.nextUp(26.0), 0, block).crash()).isEqualTo(Crash.NONE);
    }

    @Test
    void eachCrashCostsWhatTheRulesSay() {
        Rules hard = Rules.HARD;
        assertThat(step(from(straight(24, 24, 0, new Block(100 - 48 + 16, 20)), hard), 0)).isEqualTo(new Step(-2, Ending.TERMINATED));
        assertThat(step(from(straight(24, 35, 1, new Block(100 - 48 + 16, 20)), hard), 0)).isEqualTo(new Step(-1, Ending.TERMINATED));
        assertThat(step(from(straight(24, 24, 0), hard), 0)).isEqualTo(new Step(0, Ending.NONE));
    }

    @Test
    void aBlockLeavesWhenItsColumnWouldBeLessThan0() {
        Cave world = from(straight(24, 24, 0, new Block(100 - 48 + 1, 30), new Block(100 - 48 + 22, 30)), NORMAL);
        step(world, 0);
        assertThat(((CaveState) world.snapshot()).blocks()).containsExactly(new Block(53, 30), new Block(74, 30));
        assertThat(new Block(53, 30).column(101)).isZero();
        step(world, 1);
        assertThat(((CaveState) world.snapshot()).blocks()).containsExactly(new Block(74, 30));
    }

    @Test
    void blocksComeEvery21StepsFromStep51OnAtAWholeRowInTheNewestColumn() {
        Cave world = new Cave(NORMAL);
        Randomness random = new Randomness(6);
        Player player = world.players().getLast().player();
        world.reset(random);
        List<Integer> born = new ArrayList<>();
        for (int step = 1; step <= 200; step++) {
            assertThat(world.step(player.choose(world)).ending()).isEqualTo(Ending.NONE);
            CaveState state = (CaveState) world.snapshot();
            if (!state.blocks().isEmpty() && state.blocks().getLast().born() == step) {
                born.add(step);
                Wall newest = state.walls().getLast();
                assertThat(state.blocks().getLast().top()).isBetween((int) newest.ceiling(), (int) (newest.floor() - 6) - 1);
            }
        }
        assertThat(born).containsExactly(51, 72, 93, 114, 135, 156, 177, 198);
    }

    @Test
    void aBlockAtTheRightEdgeIsShownFromItsSecondStepOn() {
        Cave world = from(straight(24, 24, 0, new Block(100, 30)), NORMAL);
        assertThat(column(world, 47)).isEqualTo(rows("4.4", 12, 24, 12));
        step(world, 0);
        assertThat(column(world, 46)).isEqualTo(rows("4.4", 11, 24, 13));
        assertThat(column(world, 47)).contains("555555");
    }

    @Test
    void thePictureIsAroundTheShipWhateverItsRow() {
        Cave world = from(straight(24, 20, 0), NORMAL);
        assertThat(column(world, 14)).isEqualTo(rows("4.0.4", 16, 7, 1, 16, 8));
        assertThat(column(world, 13)).isEqualTo(rows("4.8.4", 16, 7, 1, 16, 8));
        assertThat(column(world, 15)).isEqualTo(rows("4.4", 16, 24, 8));
    }

    @Test
    void theOldestOfTheTrailIsNotShown() {
        CaveState still = straight(40, 24, 0);
        List<Double> rows = new ArrayList<>(Collections.nCopies(15, 24.0));
        rows.set(0, 10.0);
        rows.set(1, 30.0);
        Cave world = from(new CaveState(still.step(), 24, 0, still.walk(), still.walls(), rows, List.of(), 0), wide());
        assertThat(column(world, 0)).isEqualTo(rows("4.8.4", 4, 25, 1, 14, 4));
        long shown =
                IntStream.range(0, 48).mapToObj(column -> column(world, column)).flatMapToInt(String::chars).filter(cell -> cell == '8')
                        .count();
        assertThat(shown).isEqualTo(14);
    }

    @Test
    void whatIsBeyondTheScreenIsCutOff() {
        CaveState state = straight(42, 6, 0, new Block(100 - 48 + 30, 40), new Block(100 - 48 + 40, -30));
        Cave world = from(state, wide());
        // The camera is 18 rows further up than the tunnel's middle.
        assertThat(column(world, 20)).isEqualTo(rows("4.", 21, 27));
        assertThat(column(world, 30)).isEqualTo(rows("4.", 21, 27));
        assertThat(column(from(straight(42, 22, 0, new Block(100 - 48 + 30, 44)), wide()), 30)).isEqualTo(rows("4.54", 5, 41, 1, 1));
    }

    private static Rules wide() {
        return new Rules(0.9, 0.2, 0.01, 50, 0.2, 0.1, true, 20, -1, -1, 0.08, 10_001);
    }

    @Test
    void timeIsUpAfter10001StepsInTrainingAndNothingIsLost() {
        Rules easy = new Rules(0.9, 0.9, 0, 50, 0.2, 0, false, 20, -1, -1, 0.08, NORMAL.stepLimit());
        Environment world = new TimeLimit(new Cave(easy), easy.stepLimit());
        Player player = world.players().getFirst().player();
        world.reset(new Randomness(1));
        for (int i = 1; i <= 10_000; i++) {
            assertThat(world.step(player.choose(world))).isEqualTo(new Step(0, Ending.NONE));
        }
        assertThat(world.step(player.choose(world))).isEqualTo(new Step(0, Ending.TRUNCATED));
        assertThat(NORMAL.stepLimit()).isEqualTo(10_001);
        assertThat(NORMAL.inTrainingOnly()).isTrue();
    }

    @Test
    void aLongFlightIsTheSameFarFromWhereItBegan() {
        // The picture depends on differences of rows only, whatever the rows are.
        CaveState near = straight(24, 24.3, 0.4, new Block(100 - 48 + 30, 20));
        UnaryOperator<Double> moved = row -> row - 4096;
        Walk walk = new Walk(near.walk().opening(), 0.5 - 4096.0 / 48, 0, 0);
        Wall wall = new Wall(24, walk.wall().centre());
        CaveState far = new CaveState(100, moved.apply(near.y()), 0.4, walk, Collections.nCopies(48, wall),
                near.trail().stream().map(moved).toList(), List.of(new Block(100 - 48 + 30, 20 - 4096)), 0);
        assertThat(from(far, NORMAL).observation()).isEqualTo(from(near, NORMAL).observation());
    }

    @Test
    void aGameRestoredInTheMiddleGoesOnWithTheSameDraws() {
        Cave world = new Cave(NORMAL);
        Randomness random = new Randomness(1);
        world.reset(random);
        Player player = world.players().getLast().player();
        for (int i = 0; i < 90; i++) {
            world.step(player.choose(world));
        }
        Cave twin = new Cave(NORMAL);
        Randomness same = new Randomness(0);
        same.restore(random.state());
        twin.restore(world.snapshot(), same);
        for (int i = 0; i < 100; i++) {
            assertThat(twin.step(player.choose(twin))).isEqualTo(world.step(player.choose(world)));
            assertThat(twin.snapshot()).isEqualTo(world.snapshot());
            assertThat(twin.observation()).isEqualTo(world.observation());
        }
    }

    @Test
    void statesThatCannotBeAreRefused() {
        CaveState fine = straight(24, 24, 0);
        List<CaveState> impossible = List.of(
                straight(24, Double.NaN, 0), straight(24, 24, Double.POSITIVE_INFINITY), straight(30, 24, 0), straight(12, 24, 0),
                straight(24, 24, 0, new Block(101, 20)), straight(24, 24, 0, new Block(51, 20)), straight(24, 24, 0, new Block(50, 20)),
                straight(24, 24, 0, new Block(90, 20), new Block(60, 20)),
                new CaveState(100, 25, 0, fine.walk(), fine.walls(), fine.trail(), List.of(), 0),
                new CaveState(-1, 24, 0, fine.walk(), fine.walls(), fine.trail(), List.of(), 0),
                new CaveState(100, 24, 0, fine.walk(), fine.walls().subList(1, 48), fine.trail(), List.of(), 0),
                new CaveState(100, 24, 0, fine.walk(), fine.walls(), fine.trail().subList(1, 15), List.of(), 0),
                new CaveState(100, 24, 0, new Walk(0.5, 0.6, 0, 0), fine.walls(), fine.trail(), List.of(), 0),
                new CaveState(100, 24, 0, new Walk(0.5, 0.5, 2, 0), fine.walls(), fine.trail(), List.of(), 0),
                new CaveState(100, 24, 0, new Walk(0.5, 0.5, 0, 51), fine.walls(), fine.trail(), List.of(), 0),
                new CaveState(100, 24, 0, fine.walk(), fine.walls(), fine.trail(), List.of(), 101));
        from(fine, NORMAL);
        assertThat(impossible).allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> from(state, NORMAL))
                .withMessageContaining("is no state of CAVE"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(straight(24, 24, 0, new Block(90, 20)), Rules.NO_BLOCKS));
    }

    @Test
    void aTunnelThatOpensIsRefused() {
        Rules opens = new Rules(0.3, 0.5, 0.01, 50, 0.2, 0.1, true, 20, -1, -1, 0.08, 0);
        assertThat(Knobs.of(Rules.class).problems(opens)).singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("cave.problem.opens"));
        assertThat(Knobs.of(Rules.class).problems(Rules.HARD)).isEmpty();
    }
}
