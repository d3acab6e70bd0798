package agentarcade.agent.parts;

import agentarcade.agent.AgentState;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How much there is to learn from each transition of a [ReplayBuffer], and how often it is therefore replayed: prioritised experience
/// replay in its proportional form (Schaul, Quan, Antonoglou & Silver, 2016).
///
/// Transition i is drawn with the probability P(i) = pᵢ^α / Σₖ pₖ^α, where pᵢ = |δᵢ| + ε and δᵢ is the error it had when it was last
/// replayed. One that was never replayed gets the largest p so far, so that everything is seen soon. Drawing some more often bends what is
/// learned; the weights wᵢ = (N · P(i))^−β, divided by the largest of the batch, straighten it again, fully with β = 1.
public final class Priorities {
    /// ε: without it a transition without an error would never be replayed again.
    static final double LEAST = 1e-6;

    private static final String PRIORITIES = "replay/priorities";

    private final double exponent;
    private final SumTree scaled = new SumTree();
    private double largest = 1;

    /// @param exponent α: 0 draws uniformly, 1 in proportion to the error
    public Priorities(double exponent) {
        this.exponent = exponent;
    }

    /// A new transition has come to this slot.
    public void added(int slot) {
        scaled.set(slot, power(largest));
    }

    /// A transition was replayed and had this error.
    public void learned(int slot, double error) {
        double priority = Math.abs(error) + LEAST;
        largest = Math.max(largest, priority);
        scaled.set(slot, power(priority));
    }

    private double power(double priority) {
        return StrictMath.pow(priority, exponent);
    }

    /// Chooses the slots of `count` rows and their weights: the sum of all pᵢ^α is cut into `count` equal stretches, and one place drawn
    /// uniformly in each.
    /// @param size N, the transitions in the replay
    /// @param correction β
    void draw(TransitionBatch batch, int count, int size, double correction, RandomGenerator random) {
        double total = scaled.total();
        double largestWeight = 0;
        for (int row = 0; row < count; row++) {
            int slot = scaled.find(total * ((row + random.nextDouble()) / count));
            batch.slots[row] = slot;
            batch.weights[row] = StrictMath.pow(size * (scaled.get(slot) / total), -correction);
            largestWeight = Math.max(largestWeight, batch.weights[row]);
        }
        for (int row = 0; row < count; row++) {
            batch.weights[row] /= largestWeight;
        }
    }

    // ---- save, restore ----

    /// The largest p so far, to be saved among an agent's numbers.
    public double largest() {
        return largest;
    }

    /// Adds what [#restore] understands; row i is slot i.
    public void save(Map<String, Object> arrays, int size) {
        double[] all = new double[size];
        Arrays.setAll(all, scaled::get);
        arrays.put(PRIORITIES, all);
    }

    /// For priorities that nobody has changed yet. A state saved without its replay leaves them so.
    /// @throws IllegalArgumentException if these are no priorities of so many transitions
    public void restore(AgentState state, int size, double savedLargest) {
        if (!(savedLargest >= 1 && savedLargest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The largest priority can't be " + savedLargest);
        }
        largest = savedLargest;
        if (!ReplayBuffer.isIn(state)) {
            return;
        }
        double[] all = state.array(PRIORITIES, double[].class, size);
        for (int slot = 0; slot < size; slot++) {
            if (!(all[slot] > 0)) {
                throw new IllegalArgumentException("Replay entry %d has priority %s".formatted(slot, all[slot]));
            }
            scaled.set(slot, all[slot]);
        }
    }
}
