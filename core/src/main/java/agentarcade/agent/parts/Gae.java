package agentarcade.agent.parts;

import agentarcade.agent.Transition;
import agentarcade.env.Ending;

/// Generalised advantage estimation (Schulman et al., 2016, eq. 16): how much better each action turned out than the critic had expected,
/// looking ahead with weights that fall off by γλ.
///
/// - δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ), where V(sₜ₊₁) counts as 0 after a terminated episode but not after one that ran out of time
/// - Âₜ = δₜ + γλ · Âₜ₊₁, starting afresh with the last step of every episode and of the rollout
///
/// λ = 0 trusts the critic after one step, λ = 1 looks as far as the rollout goes.
public final class Gae {
    private Gae() {
    }

    /// Advantages of a rollout of one or several worlds. The steps of the worlds alternate, as a batch of actions goes out and comes back:
    /// entry `t · worlds + w` is step t of world w, in all arrays.
    ///
    /// @param values V(sₜ), of what the agent saw before each step
    /// @param nextValues V(sₜ₊₁), of what it saw after it; where an episode ended, of its final observation, not of the next one's first
    /// @param advantages receives Âₜ
    public static void advantages(double[] rewards, Ending[] endings, int count, int worlds, double[] values, double[] nextValues,
            double discount, double lambda, double[] advantages) {
        if (worlds < 1 || count % worlds != 0) {
            throw new IllegalArgumentException("%d steps can't be shared evenly by %d worlds".formatted(count, worlds));
        }
        for (int t = count - 1; t >= 0; t--) {
            double surprise = rewards[t] + discount * Transition.bootstrap(endings[t]) * nextValues[t] - values[t];
            boolean goesOn = endings[t] == Ending.NONE && t + worlds < count;
            advantages[t] = surprise + (goesOn ? discount * lambda * advantages[t + worlds] : 0);
        }
    }

    /// What the critic should have said, Âₜ + V(sₜ): its targets in training, the returns of TD(λ).
    public static void returns(double[] advantages, double[] values, int count, double[] returns) {
        for (int t = 0; t < count; t++) {
            returns[t] = advantages[t] + values[t];
        }
    }
}
