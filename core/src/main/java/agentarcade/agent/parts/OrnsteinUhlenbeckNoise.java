package agentarcade.agent.parts;

import agentarcade.agent.AgentState;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Noise that pushes the same way for a while, as a particle drifts in a liquid (Uhlenbeck & Ornstein, 1930): it gets a heavy body moving
/// where independent draws would cancel. It starts at 0 in every episode and follows dx = −θ x dt + σ dW.
///
/// Of that we take the exact solution, a step of length dt at a time: x ← e^(−θ dt) · x + σ √((1 − e^(−2θ dt)) / 2θ) · N(0, 1).
/// In the long run the variance is σ²/2θ for any dt, and two values n steps apart correlate by e^(−θ dt n).
public final class OrnsteinUhlenbeckNoise implements ActionNoise {
    private static final String NAME = "noise/ornstein-uhlenbeck";

    private final double[] x;
    private final double kept;
    private final double spread;

    /// @param dimensions numbers of an action
    /// @param returnRate θ, how fast it returns to 0; above 0
    /// @param timeStep dt; above 0
    public OrnsteinUhlenbeckNoise(int dimensions, double returnRate, double timeStep) {
        if (!(returnRate > 0 && timeStep > 0)) {
            throw new IllegalArgumentException(
                    "Rate of return and time step must be above 0, not %s and %s".formatted(returnRate, timeStep));
        }
        x = new double[dimensions];
        kept = StrictMath.exp(-returnRate * timeStep);
        spread = Math.sqrt(-StrictMath.expm1(-2 * returnRate * timeStep) / (2 * returnRate));
    }

    @Override
    public void addTo(float[] action, double sigma, RandomGenerator random) {
        for (int i = 0; i < x.length; i++) {
            x[i] = kept * x[i] + sigma * spread * random.nextGaussian();
            action[i] += (float) x[i];
        }
    }

    @Override
    public void restart() {
        Arrays.fill(x, 0);
    }

    @Override
    public void save(Map<String, Object> arrays) {
        arrays.put(NAME, x.clone());
    }

    @Override
    public void restore(AgentState state) {
        double[] saved = state.array(NAME, double[].class, x.length);
        if (!Arrays.stream(saved).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Noise must be finite numbers, not %s".formatted(Arrays.toString(saved)));
        }
        System.arraycopy(saved, 0, x, 0, x.length);
    }
}
