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
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A fruit falls, a basket three cells wide moves below it: will it be caught?
///
/// | | |
/// |---|---|
/// | sees | n×n cells, row by row: 1 for the fruit and for the basket in the bottom row, else 0 |
/// | does | 0 left, 1 stay, 2 right, one cell |
/// | earns | +1 for a catch, −1 for a miss, 0 before |
/// | ends | when the fruit reaches the bottom row, after n−1 steps |
///
/// The game of Eder Santana's "Keras plays catch" (2016), its quirks included: the fruit never starts in the last column,
/// and the basket's centre can go to n−1, where one of its three cells is off the board, but not to 0.
public final class Catch implements Environment {

    public record Rules(@Whole(min = 6, max = 24, initial = 10, takes = Takes.RESTART) int size) {
    }

    /// Where the fruit is, and the column of the basket's centre.
    public record State(int row, int column, int basket) {
        static State first(int size, RandomGenerator random) {
            int column = random.nextInt(0, size - 1);
            int basket = random.nextInt(1, size - 2);
            return new State(0, column, basket);
        }

        /// The basket moves by −1, 0 or +1, then the fruit falls one row.
        State after(int move, int size) {
            return new State(row + 1, column, Math.clamp(basket + move, 1, size - 1));
        }

        boolean isOver(int size) {
            return row == size - 1;
        }

        boolean caught() {
            return Math.abs(column - basket) <= 1;
        }
    }

    private static final Space.Discrete ACTIONS = new Space.Discrete(3);
    private static final Step FALLING = new Step(0, Ending.NONE);
    private static final Step CAUGHT = new Step(1, Ending.TERMINATED);
    private static final Step MISSED = new Step(-1, Ending.TERMINATED);

    private final int size;
    private final Space.Box observations;
    private State state;

    public Catch(Rules rules) {
        size = rules.size();
        observations = Space.Box.picture(new float[] {0, 1}, size, size);
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
        state = State.first(size, random);
    }

    @Override
    public Step step(Action action) {
        if (!(action instanceof Action.Discrete(int index)) || !ACTIONS.contains(action)) {
            throw new IllegalArgumentException("Catch takes actions 0 (left), 1 (stay) and 2 (right), not %s".formatted(action));
        }
        if (isOver(current())) {
            throw new IllegalStateException("This game of Catch is over: reset it first");
        }
        state = state.after(index - 1, size);
        if (!isOver(state)) {
            return FALLING;
        }
        return state.caught() ? CAUGHT : MISSED;
    }

    @Override
    public void observe(float[] into) {
        State state = current();
        Arrays.fill(into, 0, size * size, 0);
        into[state.row() * size + state.column()] = 1;
        for (int column = state.basket() - 1; column <= Math.min(state.basket() + 1, size - 1); column++) {
            into[(size - 1) * size + column] = 1;
        }
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State(int row, int column, int basket)) || row < 0 || row >= size || column < 0 || column > size - 2
                || basket < 1 || basket > size - 1) {
            throw new IllegalArgumentException("%s is no state of Catch on a board of %d".formatted(snapshot, size));
        }
        state = (State) snapshot;
    }

    @Override
    public List<Record> starts() {
        List<Record> starts = new ArrayList<>();
        for (int column = 0; column < size - 1; column++) {
            for (int basket = 1; basket < size - 2; basket++) {
                starts.add(new State(0, column, basket));
            }
        }
        return starts;
    }

    @Override
    public Picture picture() {
        return CatchPicture.of(current(), size);
    }

    @Override
    public Controls controls() {
        return new Controls(Action.Discrete.of(1), List.of(
                new Binding("control.left", Action.Discrete.of(0), List.of(Key.LEFT, Key.A, Key.POINTER_LEFT)),
                new Binding("control.right", Action.Discrete.of(2), List.of(Key.RIGHT, Key.D, Key.POINTER_RIGHT))));
    }

    @Override
    public double naturalSpeed() {
        return 6;
    }

    @Override
    public Score score() {
        return Score.WIN;
    }

    @Override
    public List<Reference> references() {
        double sum = starts().stream().mapToDouble(start -> randomWinRate((State) start)).average().orElseThrow();
        return List.of(new Reference("random", sum));
    }

    @Override
    public List<Baseline> players() {
        return List.of(new Baseline("follower", Catch::follow));
    }

    /// Moves under the fruit and waits for it there, which always works.
    private static Action follow(Environment world) {
        State state = (State) world.unwrapped().snapshot();
        return Action.Discrete.of(1 + Integer.signum(state.column() - state.basket()));
    }

    private State current() {
        if (state == null) {
            throw new IllegalStateException("No game of Catch was started yet: reset it first");
        }
        return state;
    }

    private boolean isOver(State state) {
        return state.isOver(size);
    }

    /// The chance that random play from here ends with a catch: basket positions and their chances, step by step.
    private double randomWinRate(State start) {
        double[] chance = new double[size];
        chance[start.basket()] = 1;
        for (int row = start.row(); row < size - 1; row++) {
            double[] next = new double[size];
            for (int basket = 1; basket < size; basket++) {
                for (int move = -1; move <= 1; move++) {
                    next[new State(row, start.column(), basket).after(move, size).basket()] += chance[basket] / ACTIONS.n();
                }
            }
            chance = next;
        }
        double won = 0;
        for (int basket = 1; basket < size; basket++) {
            won += new State(size - 1, start.column(), basket).caught() ? chance[basket] : 0;
        }
        return won;
    }
}
