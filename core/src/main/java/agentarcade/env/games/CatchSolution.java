package agentarcade.env.games;

import agentarcade.env.Randomness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Catch solved: the true value of every action in every state, the ground truth that whatever has learned the game can be judged by.
///
/// - Q*(s, a) = r + γ · V*(s′) and V*(s) = max Q*(s, ·), with V* = 0 once the fruit is down (Bellman, 1957).
///
/// Value iteration repeats this until nothing changes. In Catch every step takes the fruit one row down and chance plays no part after
/// the start, so one sweep from the lowest row upwards (backward induction) is exact.
public final class CatchSolution {
    private static final int ACTIONS = 3;

    private final int size;
    private final double discount;
    // By row, column, basket, action; of the rows in which something can still be done.
    private final double[][][][] actionValues;

    /// @param discount γ, what a reward is worth one step later
    public CatchSolution(Catch.Rules rules, double discount) {
        if (!(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException("A discount lies between 0 and 1, unlike %s".formatted(discount));
        }
        this.discount = discount;
        size = rules.size();
        actionValues = new double[size - 1][size - 1][size][ACTIONS];
        for (int row = size - 2; row >= 0; row--) {
            for (int column = 0; column < size - 1; column++) {
                for (int basket = 1; basket < size; basket++) {
                    for (int action = 0; action < ACTIONS; action++) {
                        Catch.State next = new Catch.State(row, column, basket).after(action - 1, size);
                        actionValues[row][column][basket][action] = valueOfReaching(next);
                    }
                }
            }
        }
    }

    /// The reward on the way there, and what is still to come.
    private double valueOfReaching(Catch.State next) {
        if (next.row() == size - 1) {
            return next.caught() ? 1 : -1;
        }
        return discount * value(next);
    }

    /// Q*(s, ·) of left, stay and right.
    public double[] actionValues(Catch.State state) {
        return actionValues[state.row()][state.column()][state.basket()].clone();
    }

    /// V*(s): the discounted return of the best play from here on.
    public double value(Catch.State state) {
        return Arrays.stream(actionValues[state.row()][state.column()][state.basket()]).max().orElseThrow();
    }

    /// Whether nothing better can be done.
    public boolean isOptimal(Catch.State state, int action) {
        return actionValues[state.row()][state.column()][state.basket()][action] == value(state);
    }

    /// Every state in which something can be done and that some game comes through, row by row.
    public List<Catch.State> states() {
        List<Catch.State> states = new ArrayList<>();
        for (int row = 0; row < size - 1; row++) {
            // Games start with the basket in columns 1 to n−3, and each step takes it one further at most.
            int rightmost = Math.min(size - 3 + row, size - 1);
            for (int column = 0; column < size - 1; column++) {
                for (int basket = 1; basket <= rightmost; basket++) {
                    states.add(new Catch.State(row, column, basket));
                }
            }
        }
        return states;
    }

    /// How far a learner is from the truth: the mean of |Q − Q*| over all actions in all [#states].
    /// @param learned what it believes each action to be worth after an observation
    public double meanError(Function<float[], float[]> learned) {
        Catch world = new Catch(new Catch.Rules(size));
        double sum = 0;
        List<Catch.State> states = states();
        for (Catch.State state : states) {
            double[] truth = actionValues(state);
            float[] values = learned.apply(observation(world, state));
            for (int action = 0; action < ACTIONS; action++) {
                sum += Math.abs(values[action] - truth[action]);
            }
        }
        return sum / (states.size() * ACTIONS);
    }

    /// The share of all [#states] in which a policy does one of the best actions.
    /// @param policy the action it chooses after an observation
    public double optimalShare(ToIntFunction<float[]> policy) {
        Catch world = new Catch(new Catch.Rules(size));
        List<Catch.State> states = states();
        long optimal = states.stream().filter(state -> isOptimal(state, policy.applyAsInt(observation(world, state)))).count();
        return (double) optimal / states.size();
    }

    /// What is seen in a state.
    public float[] observation(Catch.State state) {
        return observation(new Catch(new Catch.Rules(size)), state);
    }

    private static float[] observation(Catch world, Catch.State state) {
        // Any generator will do: nothing is drawn after the start.
        world.restore(state, new Randomness(0));
        return world.observation();
    }
}
