package agentarcade.agent.parts;

import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.env.Randomness;
import agentarcade.nn.Matrix;

/// The steps of a full [Rollout] in random order, a minibatch at a time; the last one of an epoch may be smaller. If one holds all steps
/// their order doesn't matter and stays as it is.
public final class Minibatches {
    private final Rollout rollout;
    private final int size;
    private final int observationSize;
    private final int actionSize;
    private final int[] order;
    private final float[] actions;
    private final double[] logProbabilities;
    private final double[] values;
    private final double[] advantages;
    private final double[] returns;
    private Batch batch;
    private int next;

    /// @param size steps of a minibatch, at most those of the rollout
    public Minibatches(Rollout rollout, int size) {
        this.rollout = rollout;
        this.size = size;
        actionSize = rollout.actionSize();
        observationSize = rollout.observationSize();
        order = new int[rollout.rows()];
        actions = new float[size * actionSize];
        logProbabilities = new double[size];
        values = new double[size];
        advantages = new double[size];
        returns = new double[size];
    }

    /// Begins an epoch, with all orders equally likely (Fisher & Yates, 1938).
    public void shuffle(Randomness random) {
        next = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; size < order.length && i > 0; i--) {
            int j = random.nextInt(0, i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /// Goes on to the next minibatch, of which [#batch] then tells.
    ///
    /// @param input receives its observations
    /// @param normalise whether its advantages are standardised
    /// @return false if there are no steps left
    public boolean next(Matrix input, boolean normalise) {
        int rows = Math.min(size, order.length - next);
        if (rows == 0) {
            return false;
        }
        for (int row = 0; row < rows; row++) {
            int from = order[next + row];
            input.setRow(row, rollout.observations(), from * observationSize);
            for (int i = 0; i < actionSize; i++) {
                actions[row * actionSize + i] = rollout.actions()[from * actionSize + i];
            }
            logProbabilities[row] = rollout.logProbabilities()[from];
            values[row] = rollout.values()[from];
            advantages[row] = rollout.advantages()[from];
            returns[row] = rollout.returns()[from];
        }
        if (normalise) {
            Rollout.standardise(advantages, rows);
        }
        batch = new Batch(rows, actions, logProbabilities, values, advantages, returns);
        next += rows;
        return true;
    }

    /// The minibatch that was last gone on to. Valid until the next.
    public Batch batch() {
        return batch;
    }
}
