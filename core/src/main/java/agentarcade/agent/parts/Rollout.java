package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Ending;

import java.util.Arrays;
import java.util.Map;

/// What a learner has seen, done and earned since its last update, n steps in each of its worlds. The worlds' steps alternate: row
/// t · worlds + w is step t of world w, in all arrays. They are the rollout's own: whoever acts writes action, log-probability and value of
/// each row into them, whoever learns reads.
public final class Rollout {
    /// Keeps the deviation of equal advantages from being a divisor of 0.
    private static final double TINY = 1e-8;

    private final int worlds;
    private final int rows;
    private final int observationSize;
    private final int actionSize;
    // Memory is taken as steps come: nothing else here can become large.
    private float[] observations = {};
    private final float[] actions;
    private final double[] logProbabilities;
    private final double[] values;
    private final double[] nextValues;
    private final double[] rewards;
    private final Ending[] endings;
    private final double[] advantages;
    private final double[] returns;
    private int filled;
    private boolean acting;

    /// @param steps of each world
    /// @param actionSize numbers of an action
    public Rollout(int steps, int worlds, int observationSize, int actionSize) {
        this.worlds = worlds;
        this.observationSize = observationSize;
        this.actionSize = actionSize;
        rows = Math.multiplyExact(steps, worlds);
        if ((long) rows * observationSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A rollout of %,d times %,d numbers is too large".formatted(rows, observationSize));
        }
        actions = new float[rows * actionSize];
        logProbabilities = new double[rows];
        values = new double[rows];
        nextValues = new double[rows];
        rewards = new double[rows];
        endings = new Ending[rows];
        advantages = new double[rows];
        returns = new double[rows];
    }

    public int rows() {
        return rows;
    }

    /// Numbers of an observation.
    public int observationSize() {
        return observationSize;
    }

    /// Numbers of an action.
    public int actionSize() {
        return actionSize;
    }

    /// How many rows are complete.
    public int filled() {
        return filled;
    }

    public boolean isFull() {
        return filled == rows;
    }

    /// Begins a step: what is seen in each world. Row [#filled] + w is that of world w.
    public void see(float[][] seen) {
        if (seen.length != worlds || isFull()) {
            throw new IllegalStateException("%d of %d steps can't be followed by %d".formatted(filled, rows, seen.length));
        }
        makeRoom(filled + worlds);
        for (int world = 0; world < worlds; world++) {
            System.arraycopy(seen[world], 0, observations, (filled + world) * observationSize, observationSize);
        }
        acting = true;
    }

    private void makeRoom(int needed) {
        if (needed * observationSize > observations.length) {
            int room = (int) Math.min(rows, Math.max(needed, 2L * observations.length / observationSize));
            observations = Arrays.copyOf(observations, room * observationSize);
        }
    }

    /// Completes the step: what came of it in each world. The value of what comes next, V(sₜ₊₁), is that of the next row of the world; where
    /// there is no such row, the critic is asked: about the final observation of an episode that ran out of time, and about what the last
    /// step led to.
    public void add(Transition[] transitions, Critic critic) {
        if (!acting || transitions.length != worlds) {
            throw new IllegalStateException(
                    "%d worlds did not act before %d transitions".formatted(acting ? worlds : 0, transitions.length));
        }
        for (int world = 0; world < worlds; world++) {
            int row = filled + world;
            rewards[row] = transitions[world].reward();
            endings[row] = transitions[world].ending();
            nextValues[row] = endings[row] == Ending.TRUNCATED ? critic.value(transitions[world].next()) : 0;
        }
        filled += worlds;
        acting = false;
        if (isFull()) {
            lookAhead(transitions, critic);
        }
    }

    /// V(s), by the network as it was during the rollout.
    public interface Critic {
        double value(float[] observation);

        /// Of what each world shows after its last step.
        ///
        /// @param values receives V from place `at` on
        void values(Transition[] transitions, double[] values, int at);
    }

    private void lookAhead(Transition[] transitions, Critic critic) {
        // Where time ran out this is the final observation again, and the same value.
        critic.values(transitions, nextValues, rows - worlds);
        for (int row = 0; row < rows - worlds; row++) {
            if (endings[row] == Ending.NONE) {
                nextValues[row] = values[row + worlds];
            }
        }
    }

    /// Works out advantages and returns of a full rollout ([Gae]).
    public void judge(double discount, double lambda) {
        Gae.advantages(rewards, endings, rows, worlds, values, nextValues, discount, lambda, advantages);
        Gae.returns(advantages, values, rows, returns);
    }

    /// Brings the advantages to mean 0 and standard deviation 1.
    public void standardiseAdvantages() {
        standardise(advantages, rows);
    }

    /// Brings the first `count` numbers to mean 0 and standard deviation 1.
    static void standardise(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (numbers[i] - mean) * (numbers[i] - mean);
        }
        double deviation = Math.sqrt(squares / count) + TINY;
        for (int i = 0; i < count; i++) {
            numbers[i] = (numbers[i] - mean) / deviation;
        }
    }

    /// All steps, in their order. Once it has been judged.
    public PolicyLoss.Batch batch() {
        return new PolicyLoss.Batch(rows, actions, logProbabilities, values, advantages, returns);
    }

    /// Starts the next one.
    public void clear() {
        filled = 0;
    }

    /// What was seen, one observation after another; another array when a step has begun.
    public float[] observations() {
        return observations;
    }

    /// What was drawn, in the numbers of the Distribution, before anything was clipped.
    public float[] actions() {
        return actions;
    }

    /// log π(a|s) when it was drawn.
    public double[] logProbabilities() {
        return logProbabilities;
    }

    /// V(s) when it was seen.
    public double[] values() {
        return values;
    }

    /// What each step earned.
    public double[] rewards() {
        return rewards;
    }

    /// Â, once it has been judged.
    public double[] advantages() {
        return advantages;
    }

    /// R, what the critic should have said, once it has been judged.
    public double[] returns() {
        return returns;
    }

    /// Puts what is in the complete rows into `arrays`.
    public void save(Map<String, Object> arrays) {
        arrays.put("rollout/observations", Arrays.copyOf(observations, filled * observationSize));
        arrays.put("rollout/actions", Arrays.copyOf(actions, filled * actionSize));
        arrays.put("rollout/logProbabilities", Arrays.copyOf(logProbabilities, filled));
        arrays.put("rollout/values", Arrays.copyOf(values, filled));
        arrays.put("rollout/nextValues", Arrays.copyOf(nextValues, filled));
        arrays.put("rollout/rewards", Arrays.copyOf(rewards, filled));
        byte[] ends = new byte[filled];
        for (int row = 0; row < filled; row++) {
            ends[row] = (byte) endings[row].ordinal();
        }
        arrays.put("rollout/endings", ends);
    }

    /// @param complete how many rows were
    /// @throws IllegalArgumentException if that is no state of such a rollout
    public void restore(AgentState state, int complete) {
        if (complete < 0 || complete >= rows || complete % worlds != 0) {
            throw new IllegalArgumentException(
                    "A rollout of %d steps in %d worlds can't be saved with %d".formatted(rows, worlds, complete));
        }
        float[] seen = state.array("rollout/observations", float[].class, complete * observationSize);
        makeRoom(complete);
        System.arraycopy(seen, 0, observations, 0, seen.length);
        copy(state, "rollout/actions", float[].class, actions, complete * actionSize);
        copy(state, "rollout/logProbabilities", double[].class, logProbabilities, complete);
        copy(state, "rollout/values", double[].class, values, complete);
        copy(state, "rollout/nextValues", double[].class, nextValues, complete);
        copy(state, "rollout/rewards", double[].class, rewards, complete);
        byte[] ends = state.array("rollout/endings", byte[].class, complete);
        for (int row = 0; row < complete; row++) {
            if (ends[row] < 0 || ends[row] >= Ending.values().length) {
                throw new IllegalArgumentException("Step %d can't have ended as %d".formatted(row, ends[row]));
            }
            endings[row] = Ending.values()[ends[row]];
        }
        filled = complete;
        acting = false;
    }

    private static <T> void copy(AgentState state, String name, Class<T> type, T into, int length) {
        System.arraycopy(state.array(name, type, length), 0, into, 0, length);
    }
}
