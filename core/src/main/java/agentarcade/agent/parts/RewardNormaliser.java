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
    private double runningReturn;

    double normalise(double reward, Ending ending, double discount) {
        runningReturn = discount * runningReturn + reward;
        returns.add(runningReturn);
        double variance = returns.variance(0);
        if (ending != Ending.NONE) {
            runningReturn = 0;
        }
        return Math.clamp(variance > 0 ? reward / Math.sqrt(variance + EPSILON) : reward, -CLIP, CLIP);
    }

    /// The moments of returns, and the return so far.
    double[] save() {
        double[] moments = returns.save();
        double[] saved = Arrays.copyOf(moments, moments.length + 1);
        saved[moments.length] = runningReturn;
        return saved;
    }

    int savedLength() {
        return returns.savedLength() + 1;
    }

    /// @throws IllegalArgumentException if that can't be
    void restore(double[] saved) {
        double savedReturn = saved[saved.length - 1];
        if (!Double.isFinite(savedReturn)) {
            throw new IllegalArgumentException("The return so far can't be %s".formatted(savedReturn));
        }
        returns.restore(Arrays.copyOf(saved, saved.length - 1));
        runningReturn = savedReturn;
    }
}
