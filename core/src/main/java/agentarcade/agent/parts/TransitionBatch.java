package agentarcade.agent.parts;

import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;

/// Transitions to learn from together, one a row. Its arrays are filled again and again by [ReplayBuffer#sample], so that learning leaves
/// no garbage behind: they belong to the batch and are only to be read.
public final class TransitionBatch {
    final float[][] observations;
    final float[][] nexts;
    final int[] choices;
    final float[][] values;
    final double[] rewards;
    final Ending[] endings;
    final int[] spans;
    final int[] slots;
    final double[] weights;
    private int rows;

    /// Memory for a row is taken when that row is first used.
    public TransitionBatch(int mostRows) {
        observations = new float[mostRows][];
        nexts = new float[mostRows][];
        choices = new int[mostRows];
        values = new float[mostRows][];
        rewards = new double[mostRows];
        endings = new Ending[mostRows];
        spans = new int[mostRows];
        slots = new int[mostRows];
        weights = new double[mostRows];
    }

    /// These very transitions, in this order.
    public static TransitionBatch of(Transition... transitions) {
        TransitionBatch batch = new TransitionBatch(transitions.length);
        batch.rows = transitions.length;
        for (int row = 0; row < transitions.length; row++) {
            Transition transition = transitions[row];
            batch.observations[row] = transition.observation();
            batch.nexts[row] = transition.next();
            switch (transition.action()) {
                case Action.Discrete(int index) -> batch.choices[row] = index;
                case Action.Continuous(float[] numbers) -> batch.values[row] = numbers;
            }
            batch.rewards[row] = transition.reward();
            batch.endings[row] = transition.ending();
            batch.spans[row] = 1;
            batch.slots[row] = -1;
            batch.weights[row] = 1;
        }
        return batch;
    }

    /// Makes room for so many rows.
    /// @param dimensions of a continuous action, 0 for a choice
    void begin(int count, int observationSize, int dimensions) {
        for (int row = 0; row < count; row++) {
            if (observations[row] == null || observations[row].length != observationSize) {
                observations[row] = new float[observationSize];
                nexts[row] = new float[observationSize];
                values[row] = new float[dimensions];
            }
        }
        rows = count;
    }

    public int rows() {
        return rows;
    }

    /// What was seen, row by row; longer than [#rows()].
    public float[][] observations() {
        return observations;
    }

    /// What was seen then, row by row; longer than [#rows()].
    public float[][] nexts() {
        return nexts;
    }

    public float[] observation(int row) {
        return observations[row];
    }

    public float[] next(int row) {
        return nexts[row];
    }

    /// The choice that was taken, in a world of choices.
    public int choice(int row) {
        return choices[row];
    }

    /// The numbers that were the action, in a world of continuous actions.
    public float[] values(int row) {
        return values[row];
    }

    public double reward(int row) {
        return rewards[row];
    }

    /// 1 if `next` still has a value to learn from, else 0: see [Transition#bootstrap()].
    public double bootstrap(int row) {
        return Transition.bootstrap(endings[row]);
    }

    public Ending ending(int row) {
        return endings[row];
    }

    /// How many steps are joined in this transition: its `next` came so many steps after its `observation`. 1 unless a [MultiStep] was at
    /// work.
    public int span(int row) {
        return spans[row];
    }

    /// Where the transition is in the replay it was drawn from.
    public int slot(int row) {
        return slots[row];
    }

    /// How much its error is to count, at most 1: less than 1 for what [Priorities] draw more often than others.
    public double weight(int row) {
        return weights[row];
    }
}
