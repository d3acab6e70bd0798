package agentarcade.agent.parts;

import agentarcade.env.Ending;

import java.util.Arrays;

/// Divides rewards by the standard deviation of the discounted return R ← γR + r, which starts afresh with every episode, and clips
/// them to ±[#CLIP]. (Not centred: that would change which episodes are worth more.) As long as all returns were the same, rewards stay
/// as they are.
final class RewardNormaliser {
    static final double CLIP = 10;
    private static final double EPSILON = 1e-8;

    private final RunningMoments returns = new RunningMoments(1);
    private final double[] runningReturns;

    RewardNormaliser(int worlds) {
        runningReturns = new double[worlds];
    }

    double normalise(int world, double reward, Ending ending, double discount) {
        runningReturns[world] = discount * runningReturns[world] + reward;
        returns.add(runningReturns[world]);
        if (ending != Ending.NONE) {
            runningReturns[world] = 0;
        }
        return Math.clamp(reward / unit(), -CLIP, CLIP);
    }

    /// What a reward of 1 that was passed on is worth in the world.
    double unit() {
        double variance = returns.variance(0);
        return variance > 0 ? Math.sqrt(variance + EPSILON) : 1;
    }

    /// The moments of returns, and the return so far in each world.
    double[] save() {
        double[] moments = returns.save();
        double[] saved = Arrays.copyOf(moments, savedLength());
        System.arraycopy(runningReturns, 0, saved, moments.length, runningReturns.length);
        return saved;
    }

    int savedLength() {
        return returns.savedLength() + runningReturns.length;
    }

    /// @throws IllegalArgumentException if that can't be
    void restore(double[] saved) {
        int moments = returns.savedLength();
        for (int i = moments; i < saved.length; i++) {
            if (!Double.isFinite(saved[i])) {
                throw new IllegalArgumentException("The return so far can't be %s".formatted(saved[i]));
            }
        }
        returns.restore(Arrays.copyOf(saved, moments));
        System.arraycopy(saved, moments, runningReturns, 0, runningReturns.length);
    }
}
