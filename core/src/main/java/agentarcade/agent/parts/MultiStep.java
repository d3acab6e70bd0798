package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;

/// Joins n steps of one world to a single transition, so that a reward reaches states n steps back at once (Watkins, 1989; Sutton & Barto,
/// 2018, chapter 7): from sₜ with aₜ, the reward rₜ + γ rₜ₊₁ + … + γⁿ⁻¹ rₜ₊ₙ₋₁, then sₜ₊ₙ, which counts γⁿ.
///
/// Where an episode ends, every step that is still waiting is joined with those that were left after it, to k < n steps with the ending
/// of the last: terminated, nothing follows; truncated, the last state still counts γᵏ. No joined transition reaches into another episode.
public final class MultiStep {

    /// Takes a joined transition and the number k of steps in it.
    @FunctionalInterface
    public interface Receiver {
        void accept(Transition joined, int steps);
    }

    /// A step that waits for those after it.
    private record Waiting(float[] observation, Action action, double reward) {
    }

    private final int n;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    public MultiStep(int n) {
        this.n = n;
    }

    /// Takes one step of the world and hands on what it completes.
    /// @param discount γ
    public void add(Transition step, double discount, Receiver receiver) {
        if (n == 1) {
            receiver.accept(step, 1);
            return;
        }
        waiting.add(new Waiting(step.observation(), step.action(), step.reward()));
        boolean isOver = step.ending() != Ending.NONE;
        while (waiting.size() == n || isOver && !waiting.isEmpty()) {
            receiver.accept(joined(step, discount), waiting.size());
            waiting.remove();
        }
    }

    /// All that waits, up to `last`.
    private Transition joined(Transition last, double discount) {
        double reward = 0;
        double weight = 1;
        for (Waiting step : waiting) {
            reward += weight * step.reward();
            weight *= discount;
        }
        Waiting first = waiting.element();
        return new Transition(first.observation(), first.action(), reward, last.next(), last.ending());
    }

    // ---- save, restore ----

    /// Steps that wait, to be saved among an agent's numbers.
    public int waiting() {
        return waiting.size();
    }

    /// Adds arrays whose names begin with `prefix`, which [#restore] understands; row i is the i-th step that waits. Of a world of choices.
    public void save(String prefix, Map<String, Object> arrays, int observationSize) {
        float[] observations = new float[waiting.size() * observationSize];
        int[] choices = new int[waiting.size()];
        double[] rewards = new double[waiting.size()];
        int row = 0;
        for (Waiting step : waiting) {
            System.arraycopy(step.observation(), 0, observations, row * observationSize, observationSize);
            choices[row] = ((Action.Discrete) step.action()).index();
            rewards[row] = step.reward();
            row++;
        }
        arrays.put(prefix + "/observations", observations);
        arrays.put(prefix + "/actions", choices);
        arrays.put(prefix + "/rewards", rewards);
    }

    /// @param actions how many choices there are
    /// @throws IllegalArgumentException if so many steps can't wait, or the arrays don't fit them
    public void restore(String prefix, AgentState state, int saved, int observationSize, int actions) {
        if (saved < 0 || saved >= n) {
            throw new IllegalArgumentException("When %d steps are joined, %d can't be waiting".formatted(n, saved));
        }
        float[] observations = state.array(prefix + "/observations", float[].class, saved * observationSize);
        int[] choices = state.array(prefix + "/actions", int[].class, saved);
        double[] rewards = state.array(prefix + "/rewards", double[].class, saved);
        waiting.clear();
        for (int row = 0; row < saved; row++) {
            if (choices[row] < 0 || choices[row] >= actions) {
                throw new IllegalArgumentException("Waiting step %d has action %d of %d".formatted(row, choices[row], actions));
            }
            float[] observation = Arrays.copyOfRange(observations, row * observationSize, (row + 1) * observationSize);
            waiting.add(new Waiting(observation, Action.Discrete.of(choices[row]), rewards[row]));
        }
    }
}
