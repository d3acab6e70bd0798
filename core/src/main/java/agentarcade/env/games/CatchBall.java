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
import agentarcade.env.wrappers.TimeLimited;
import agentarcade.knob.Checked;
import agentarcade.knob.Knobs;
import agentarcade.knob.Sentence;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Balls fall one after another, a paddle three cells wide moves below them; the first miss ends the game.
///
/// | | |
/// |---|---|
/// | sees | n×n cells, row by row: 1 for the paddle in the bottom row, 0.5 for each ball, drawn over the paddle, else 0 |
/// | does | 0 stay, 1 left, 2 right, one cell |
/// | earns | +1 when a ball reaches the bottom row over the paddle, −1 when it does beside it, else 0 |
/// | ends | with the first miss |
///
/// A step: the paddle moves, the balls fall one row, perhaps a new ball appears at the top, and whatever has reached the bottom row counts.
/// A ball in the bottom row stays to be seen and is gone in the next step.
public final class CatchBall implements Environment {
    /// A new ball is at least this many columns away from the one before.
    static final int NEAR_LIMIT = 3;
    static final int PADDLE = 3;

    public record Rules(
            @Whole(min = 6, max = 24, initial = 8, takes = Takes.RESTART) int size,
            // Steps without a new ball between two new ones: with 4, there is one every 5 steps.
            @Whole(min = 2, max = 23, initial = 4, takes = Takes.RESTART) int ballInterval,
            @Whole(min = 0, max = 100_000, initial = 501, takes = Takes.RESTART) int stepLimit) implements TimeLimited, Checked {

        public static final Rules SMALL = Knobs.of(Rules.class).initial();
        public static final Rules LARGE = new Rules(16, SMALL.ballInterval, SMALL.stepLimit);

        @Override
        public boolean inTrainingOnly() {
            return true;
        }

        /// There is always a ball to be seen.
        @Override
        public List<Sentence> problems() {
            return ballInterval < size
                    ? List.of()
                    : List.of(Sentence.of("catchball.problem.tooRare", ballInterval, size - 1, size));
        }

        /// How many columns a new ball is away from the one before at most. Boards of less than 16 have no such limit.
        int farLimit() {
            return size >= LARGE.size ? ballInterval + 2 : size - 1;
        }

        /// Steps from one new ball to the next, which are also the rows between two balls.
        int rhythm() {
            return ballInterval + 1;
        }

        boolean canFollow(int column, int last) {
            int distance = Math.abs(column - last);
            return distance >= NEAR_LIMIT && distance <= farLimit();
        }
    }

    /// The paddle's left cell, the steps since the last new ball, the columns of the balls on the board, oldest first, and how many balls
    /// came before these. The rows follow: the newest ball has fallen one row in each step since it came, and each one before it is
    /// [Rules#rhythm] rows further down.
    public record State(int paddle, int sinceBall, List<Integer> columns, int ballsBefore) {
        public State {
            columns = List.copyOf(columns);
        }

        static State first(Rules rules, RandomGenerator random) {
            int paddle = random.nextInt(0, rules.size() - PADDLE);
            return new State(paddle, 0, List.of(random.nextInt(0, rules.size())), 0);
        }

        State after(int move, Rules rules, RandomGenerator random) {
            int moved = Math.clamp(paddle + move, 0, rules.size() - PADDLE);
            boolean oneGone = hasLanded(rules);
            boolean oneNew = sinceBall == rules.ballInterval();
            int since = oneNew ? 0 : sinceBall + 1;
            if (!oneGone && !oneNew) {
                return new State(moved, since, columns, ballsBefore);
            }
            int gone = oneGone ? 1 : 0;
            int kept = columns.size() - gone;
            Integer[] next = new Integer[oneNew ? kept + 1 : kept];
            for (int ball = 0; ball < kept; ball++) {
                next[ball] = columns.get(ball + gone);
            }
            if (oneNew) {
                next[kept] = newColumn(rules, random);
            }
            return new State(moved, since, List.of(next), ballsBefore + gone);
        }

        /// Drawn again and again until it is neither too near nor too far away.
        private int newColumn(Rules rules, RandomGenerator random) {
            int column;
            do {
                column = random.nextInt(0, rules.size());
            } while (!rules.canFollow(column, columns.getLast()));
            return column;
        }

        /// The row of ball `index`, counted from the oldest.
        int row(int index, Rules rules) {
            return sinceBall + (columns.size() - 1 - index) * rules.rhythm();
        }

        /// Whether the oldest ball is in the bottom row.
        boolean hasLanded(Rules rules) {
            return row(0, rules) == rules.size() - 1;
        }

        /// Whether the oldest ball is over the paddle, in whatever row.
        boolean isUnderOldest() {
            int cell = columns.getFirst() - paddle;
            return cell >= 0 && cell < PADDLE;
        }

        boolean isPossible(Rules rules) {
            int mostBalls = (rules.size() - 1 - sinceBall) / rules.rhythm() + 1;
            boolean possible = paddle >= 0 && paddle <= rules.size() - PADDLE && sinceBall >= 0 && sinceBall <= rules.ballInterval()
                    && ballsBefore >= 0 && !columns.isEmpty() && columns.size() <= mostBalls
                    && (ballsBefore == 0 || columns.size() == mostBalls)
                    && columns.stream().allMatch(column -> column >= 0 && column < rules.size());
            for (int i = 1; possible && i < columns.size(); i++) {
                possible = rules.canFollow(columns.get(i), columns.get(i - 1));
            }
            return possible;
        }
    }

    private static final Space.Discrete ACTIONS = new Space.Discrete(3);
    private static final int[] MOVES = {0, -1, 1};
    private static final Step FALLING = new Step(0, Ending.NONE);
    private static final Step CAUGHT = new Step(1, Ending.NONE);
    private static final Step MISSED = new Step(-1, Ending.TERMINATED);

    private final Rules rules;
    private final int size;
    private final Space.Box observations;
    private RandomGenerator random;
    private State state;

    public CatchBall(Rules rules) {
        this.rules = rules;
        size = rules.size();
        observations = Space.Box.picture(new float[] {0, 0.5f, 1}, size, size);
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public Space.Discrete actions() {
        return ACTIONS;
    }

    @Override
    public void reset(RandomGenerator random) {
        this.random = random;
        state = State.first(rules, random);
    }

    @Override
    public Step step(Action action) {
        if (!(action instanceof Action.Discrete(int index)) || !ACTIONS.contains(action)) {
            throw new IllegalArgumentException("Catch-ball takes actions 0 (stay), 1 (left) and 2 (right), not %s".formatted(action));
        }
        State before = current();
        if (before.hasLanded(rules) && !before.isUnderOldest()) {
            throw new IllegalStateException("This game of Catch-ball is over: reset it first");
        }
        state = before.after(MOVES[index], rules, random);
        if (!state.hasLanded(rules)) {
            return FALLING;
        }
        return state.isUnderOldest() ? CAUGHT : MISSED;
    }

    @Override
    public void observe(float[] into) {
        State state = current();
        Arrays.fill(into, 0, size * size, 0);
        int bottom = (size - 1) * size + state.paddle();
        for (int cell = bottom; cell < bottom + PADDLE; cell++) {
            into[cell] = 1;
        }
        List<Integer> columns = state.columns();
        int row = state.sinceBall();
        for (int ball = columns.size() - 1; ball >= 0; ball--) {
            into[row * size + columns.get(ball)] = 0.5f;
            row += rules.rhythm();
        }
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State state) || !state.isPossible(rules)) {
            throw new IllegalArgumentException("%s is no state of Catch-ball on a board of %d with %d steps between balls"
                    .formatted(snapshot, size, rules.ballInterval()));
        }
        this.random = random;
        this.state = state;
    }

    @Override
    public Picture picture() {
        return CatchBallPicture.of(current(), rules);
    }

    @Override
    public Controls controls() {
        return new Controls(Action.Discrete.of(0), List.of(
                new Binding("control.left", Action.Discrete.of(1), List.of(Key.LEFT, Key.A, Key.POINTER_LEFT)),
                new Binding("control.right", Action.Discrete.of(2), List.of(Key.RIGHT, Key.D, Key.POINTER_RIGHT))));
    }

    @Override
    public double naturalSpeed() {
        return 8;
    }

    @Override
    public Score score() {
        return Score.CATCHES;
    }

    @Override
    public List<Baseline> players() {
        return CatchBallPlayers.of(rules);
    }

    private State current() {
        if (state == null) {
            throw new IllegalStateException("No game of Catch-ball was started yet: reset it first");
        }
        return state;
    }
}
