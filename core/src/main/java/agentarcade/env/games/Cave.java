package agentarcade.env.games;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Controls;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;
import agentarcade.env.games.CaveState.Block;
import agentarcade.env.games.CaveState.Crash;
import agentarcade.env.games.CaveState.Wall;
import agentarcade.env.wrappers.TimeLimited;
import agentarcade.knob.Checked;
import agentarcade.knob.Flag;
import agentarcade.knob.Knobs;
import agentarcade.knob.OnlyWhen;
import agentarcade.knob.Real;
import agentarcade.knob.Sentence;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A ship flies through a tunnel that grows narrower; the button pulls it up, and without it the ship falls.
///
/// | | |
/// |---|---|
/// | sees | 48×48 cells, row by row, the ship always in row 23 and column 14: 0.4 for rock, 0.5 for blocks, 0.8 for the ship's trail, 1 for the ship, else 0 |
/// | does | 0 falls, 1 rises |
/// | earns | −1 for a crash, else 0: what counts is how long it lasts |
/// | ends | with a crash into the rock or a block |
///
/// What happens in a step is in [CaveState], what people see in [CavePicture].
public final class Cave implements Environment {
    /// Cells of the picture in each direction, and columns of the tunnel.
    static final int SIZE = 48;
    /// The column of the tunnel in which the ship meets rock and blocks. The picture has it one column further left, at the end of its trail.
    static final int SHIP = 15;
    static final int TRAIL = 15;
    static final int BLOCK_WIDTH = 2;
    static final int BLOCK_HEIGHT = 6;

    public record Rules(
            // Height of the tunnel at first, as a share of the picture's height.
            @Real(min = 0.3, max = 0.9, initial = 0.55, takes = Takes.RESTART) double opening,
            // The least the opening comes down to. A block must fit in and leave more than a row.
            @Real(min = 0.2, max = 0.9, initial = 0.30, takes = Takes.RESTART) double lastOpening,
            // How much the opening shrinks at a time.
            @Real(min = 0, max = 0.05, initial = 0.01, takes = Takes.RESTART) double openingStep,
            // Steps the opening stays as it is, between two steps in which it shrinks.
            @Whole(min = 5, max = 500, initial = 50, takes = Takes.RESTART) int openingInterval,
            // How readily a slope turns into the other: the limit in [CaveState.Walk#after].
            @Real(min = 0.05, max = 0.6, initial = 0.2, takes = Takes.RESTART) double turning,
            // How steep the tunnel can be: the factor in [CaveState.Walk#after].
            @Real(min = 0, max = 0.2, initial = 0.1, takes = Takes.RESTART) double centreStep,
            @Flag(initial = true, takes = Takes.RESTART) boolean blocks,
            // Steps without a new block between two new ones.
            @OnlyWhen(knob = "blocks", is = "on") @Whole(min = 5, max = 100, initial = 20, takes = Takes.RESTART) int blockInterval,
            @OnlyWhen(knob = "blocks", is = "on") @Real(min = -10, max = 0, initial = -1, takes = Takes.RESTART) double blockReward,
            @Real(min = -10, max = 0, initial = -1, takes = Takes.RESTART) double wallReward,
            // Acceleration downwards without the button and upwards with it, in rows per step².
            @Real(min = 0.02, max = 0.3, initial = 0.08, takes = Takes.RESTART) double thrust,
            @Whole(min = 0, max = 100_000, initial = 10_001, takes = Takes.RESTART) int stepLimit) implements TimeLimited, Checked {

        /// The canonical game.
        public static final Rules NORMAL = Knobs.of(Rules.class).initial();
        /// Narrower and steeper; blocks cost more than rock.
        public static final Rules HARD = new Rules(0.50, 0.20, 0.01, 50, 0.15, 0.15, true, 20, -2, -1, 0.08, NORMAL.stepLimit);
        /// For a first success.
        public static final Rules NO_BLOCKS = NORMAL.withoutBlocks();

        private Rules withoutBlocks() {
            return new Rules(opening, lastOpening, openingStep, openingInterval, turning, centreStep, false, blockInterval, blockReward,
                    wallReward, thrust, stepLimit);
        }

        @Override
        public boolean inTrainingOnly() {
            return true;
        }

        /// A tunnel does not open.
        @Override
        public List<Sentence> problems() {
            return lastOpening <= opening ? List.of() : List.of(Sentence.of("cave.problem.opens", lastOpening, opening));
        }
    }

    private static final Space.Discrete ACTIONS = new Space.Discrete(2);
    private static final Space.Box OBSERVATIONS = Space.Box.picture(new float[] {0, 0.4f, 0.5f, 0.8f, 1}, SIZE, SIZE);
    private static final Step FLYING = new Step(0, Ending.NONE);

    private final Rules rules;
    private final Step intoRock;
    private final Step intoBlock;
    private RandomGenerator random;
    private CaveState state;

    public Cave(Rules rules) {
        this.rules = rules;
        intoRock = new Step(rules.wallReward(), Ending.TERMINATED);
        intoBlock = new Step(rules.blockReward(), Ending.TERMINATED);
    }

    @Override
    public Space.Box observations() {
        return OBSERVATIONS;
    }

    @Override
    public Space.Discrete actions() {
        return ACTIONS;
    }

    @Override
    public void reset(RandomGenerator random) {
        this.random = random;
        state = CaveState.first(rules);
    }

    @Override
    public Step step(Action action) {
        if (!(action instanceof Action.Discrete(int index)) || !ACTIONS.contains(action)) {
            throw new IllegalArgumentException("CAVE takes actions 0 (fall) and 1 (rise), not %s".formatted(action));
        }
        if (current().crash() != Crash.NONE) {
            throw new IllegalStateException("This game of CAVE is over: reset it first");
        }
        state = state.after(index == 1, rules, random);
        return switch (state.crash()) {
            case NONE -> FLYING;
            case ROCK -> intoRock;
            case BLOCK -> intoBlock;
        };
    }

    /// The camera follows the ship. Later things cover earlier ones: trail, ship, blocks, rock.
    @Override
    public void observe(float[] into) {
        CaveState state = current();
        double shift = state.y() - SIZE / 2;
        Arrays.fill(into, 0, SIZE * SIZE, 0);
        // The oldest would be left of the picture.
        for (int i = 1; i < TRAIL; i++) {
            double y = state.trail().get(i);
            fill(into, i - 1, y - 0.5 - shift, y + 0.5 - shift, 0.8f);
        }
        into[(SIZE / 2 - 1) * SIZE + TRAIL - 1] = 1;
        for (Block block : state.blocks()) {
            int column = block.column(state.step());
            for (int part = column; part < Math.min(column + BLOCK_WIDTH, SIZE); part++) {
                fill(into, part, block.top() - shift, block.top() + BLOCK_HEIGHT - shift, 0.5f);
            }
        }
        List<Wall> walls = state.walls();
        for (int column = 0; column < SIZE; column++) {
            Wall wall = walls.get(column);
            double centre = wall.centre() - shift;
            fill(into, column, 0, centre - wall.opening() / 2, 0.4f);
            fill(into, column, centre + wall.opening() / 2, SIZE, 0.4f);
        }
    }

    /// Fills rows [from, to) of a column, both cut to whole numbers, as far as they are in the picture.
    private static void fill(float[] into, int column, double from, double to, float value) {
        int last = Math.min((int) to, SIZE) * SIZE;
        for (int cell = Math.max((int) from, 0) * SIZE; cell < last; cell += SIZE) {
            into[cell + column] = value;
        }
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof CaveState state) || !state.isPossible(rules)) {
            throw new IllegalArgumentException("%s is no state of CAVE with %s".formatted(snapshot, rules));
        }
        this.random = random;
        this.state = state;
    }

    @Override
    public Picture picture() {
        return CavePicture.of(current());
    }

    @Override
    public Controls controls() {
        return new Controls("control.fall", Action.Discrete.of(0), List.of(
                new Binding("control.rise", Action.Discrete.of(1), List.of(Key.SPACE, Key.UP, Key.W, Key.POINTER))));
    }

    @Override
    public double naturalSpeed() {
        return 30;
    }

    @Override
    public Score score() {
        return Score.STEPS;
    }

    @Override
    public List<Baseline> players() {
        return List.of(new Baseline("wall-follower", CavePlayers::followWalls), new Baseline("planner", new CavePlanner(rules)));
    }

    private CaveState current() {
        if (state == null) {
            throw new IllegalStateException("No game of CAVE was started yet: reset it first");
        }
        return state;
    }
}
