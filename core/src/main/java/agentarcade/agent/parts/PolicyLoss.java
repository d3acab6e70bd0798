package agentarcade.agent.parts;

import agentarcade.nn.Distribution;
import agentarcade.nn.Losses;
import agentarcade.nn.Matrix;

/// The loss of a policy (the actor) and a value function (the critic), averaged over a batch of steps:
/// L = L_policy + c_v · mean (V(s) − R)² − c_e · mean H(π(·|s)).
///
/// - A2C (Mnih et al., 2016): L_policy = −mean (log π(a|s) · Â)
/// - PPO (Schulman et al., 2017, eq. 7): L_policy = −mean min(ρ Â, clip(ρ, 1 − ε, 1 + ε) Â), where ρ = π(a|s) / π_old(a|s). Once ρ has moved
///   by ε in the direction that Â asks for, the step teaches nothing more.
///
/// The critic's errors can be clipped in the same way, as in OpenAI's Baselines: with V′ = V_old + clip(V − V_old, −ε, ε) the loss of a step is
/// the larger of (V − R)² and (V′ − R)².
///
/// Both read the networks' outputs and write the derivatives by them, ready for the networks' `backward`; those by the log standard
/// deviations of a [Gaussian][agentarcade.nn.Gaussian] add up in it. Advantages are used as given.
public final class PolicyLoss {
    private final Distribution policy;
    private final double valueWeight;
    private final double entropyWeight;
    private final boolean clipsValues;

    /// @param valueWeight c_v
    /// @param entropyWeight c_e
    public PolicyLoss(Distribution policy, double valueWeight, double entropyWeight) {
        this(policy, valueWeight, entropyWeight, false);
    }

    /// @param clipsValues whether the clip range holds for values, too
    public PolicyLoss(Distribution policy, double valueWeight, double entropyWeight, boolean clipsValues) {
        this.policy = policy;
        this.valueWeight = valueWeight;
        this.entropyWeight = entropyWeight;
        this.clipsValues = clipsValues;
    }

    /// The steps to learn from, one behind the other. The arrays may be longer; they are read, never kept.
    public record Batch(
            int rows,
            // What was done, in the numbers of the Distribution.
            float[] actions,
            // log π(a|s) when it was done. A2C doesn't look.
            double[] logProbabilities,
            // V(s) when it was done. Only looked at where values are clipped.
            double[] values,
            // Â
            double[] advantages,
            // R, what the critic should have said.
            double[] returns) {
        public Batch {
            if (rows < 1 || advantages.length < rows || returns.length < rows) {
                throw new IllegalArgumentException("A batch of %d steps can't have %d advantages and %d returns"
                        .formatted(rows, advantages.length, returns.length));
            }
        }

        /// For a loss that doesn't clip values.
        public Batch(int rows, float[] actions, double[] logProbabilities, double[] advantages, double[] returns) {
            this(rows, actions, logProbabilities, new double[0], advantages, returns);
        }
    }

    /// The outputs of one network for the batch, and where to put the derivatives of the loss by them.
    public record Head(Matrix outputs, Matrix gradient) {
    }

    /// What one batch says of policy and critic.
    public record Measured(
            // L
            double total,
            // L_policy
            double policy,
            // Mean (V(s) − R)², not yet weighted.
            double value,
            // Mean H in nats, not yet weighted.
            double entropy,
            // Share of steps with |ρ − 1| > ε.
            double clipFraction,
            // How far the policy has moved: mean (ρ − 1 − log ρ), an estimate of the KL divergence from the old to the new policy
            // (Schulman, 2020) that is never below 0.
            double divergence) {
    }

    /// A2C's loss.
    ///
    /// @throws ArithmeticException if the actor's outputs make no distribution: it has diverged
    public Measured plain(Batch batch, Head actor, Head critic) {
        double policyLoss = 0;
        double entropy = 0;
        for (int row = 0; row < batch.rows(); row++) {
            policy.read(actor.outputs(), row);
            double advantage = batch.advantages()[row];
            policyLoss -= policy.logProbability(batch.actions(), row * policy.actionSize()) * advantage;
            entropy += policy.entropy();
            learn(batch, row, -advantage, actor.gradient());
        }
        return measured(batch, critic, Double.POSITIVE_INFINITY, policyLoss, entropy, 0, 0);
    }

    /// PPO's loss with a clip range ε.
    ///
    /// @throws ArithmeticException if the actor's outputs make no distribution: it has diverged
    public Measured clipped(Batch batch, double clip, Head actor, Head critic) {
        double policyLoss = 0;
        double entropy = 0;
        int outside = 0;
        double divergence = 0;
        for (int row = 0; row < batch.rows(); row++) {
            policy.read(actor.outputs(), row);
            double advantage = batch.advantages()[row];
            double logRatio = policy.logProbability(batch.actions(), row * policy.actionSize()) - batch.logProbabilities()[row];
            double ratio = exp(logRatio);
            double free = ratio * advantage;
            double bounded = Math.clamp(ratio, 1 - clip, 1 + clip) * advantage;
            policyLoss -= Math.min(free, bounded);
            entropy += policy.entropy();
            outside += Math.abs(ratio - 1) > clip ? 1 : 0;
            divergence += ratio - 1 - logRatio;
            // dρ / d log π = ρ
            learn(batch, row, free <= bounded ? -free : 0, actor.gradient());
        }
        return measured(batch, critic, clipsValues ? clip : Double.POSITIVE_INFINITY, policyLoss, entropy, outside, divergence);
    }

    /// Writes the derivatives of L by one row of the actor's outputs.
    ///
    /// @param slope that of the step's policy loss by log π(a|s)
    private void learn(Batch batch, int row, double slope, Matrix gradient) {
        int rows = batch.rows();
        policy.gradient(batch.actions(), row * policy.actionSize(), slope / rows, -entropyWeight / rows, gradient, row);
    }

    private Measured measured(Batch batch, Head critic, double valueClip, double policyLoss, double entropy, int outside,
            double divergence) {
        double rows = batch.rows();
        double value = value(batch, critic, valueClip) / rows;
        double total = policyLoss / rows + valueWeight * value - entropyWeight * entropy / rows;
        return new Measured(total, policyLoss / rows, value, entropy / rows, outside / rows, divergence / rows);
    }

    /// Σ of the critic's losses; writes the derivatives of L by V.
    private double value(Batch batch, Head critic, double clip) {
        double sum = 0;
        double weight = valueWeight / batch.rows();
        for (int row = 0; row < batch.rows(); row++) {
            double value = critic.outputs().get(row, 0);
            double error = value - batch.returns()[row];
            double loss = Losses.squared(error);
            double slope = Losses.squaredSlope(error);
            if (clip < Double.POSITIVE_INFINITY) {
                double before = batch.values()[row];
                double bounded = Losses.squared(before + Math.clamp(value - before, -clip, clip) - batch.returns()[row]);
                // Inside the range both are the same; outside, a bounded value no longer moves.
                slope = bounded > loss ? 0 : slope;
                loss = Math.max(loss, bounded);
            }
            sum += loss;
            critic.gradient().set(row, 0, (float) (weight * slope));
        }
        return sum;
    }

    private static double exp(double x) {
        return StrictMath.exp(x);
    }
}
