package agentarcade.agent.parts;

import agentarcade.agent.AgentState;

import java.util.Map;
import java.util.random.RandomGenerator;

/// Independent draws from N(0, σ²) at every step, as in TD3 (Fujimoto, van Hoof & Meger, 2018).
public final class GaussianNoise implements ActionNoise {

    @Override
    public void addTo(float[] action, double sigma, RandomGenerator random) {
        for (int i = 0; i < action.length; i++) {
            action[i] += (float) (sigma * random.nextGaussian());
        }
    }

    @Override
    public void restart() {
        // Every draw is independent of those before.
    }

    @Override
    public void save(Map<String, Object> arrays) {
        // Nothing to remember.
    }

    @Override
    public void restore(AgentState state) {
        // Nothing to remember.
    }
}
