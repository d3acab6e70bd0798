package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.env.Randomness;

import java.util.Map;

/// The noise ε of state-dependent exploration ([agentarcade.nn.StateDependentGaussian]): in each world the same for a number of steps, then
/// drawn anew.
final class Perturbation {
    private final float[] noise;
    private final int size;
    private long steps;

    Perturbation(int worlds, int size) {
        this.size = size;
        noise = new float[Math.multiplyExact(worlds, size)];
    }

    /// Begins a step in all worlds.
    ///
    /// @param period steps for which it stays the same
    void next(int period, Randomness random) {
        if (steps % period == 0) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
        }
        steps++;
    }

    /// That of world w begins at [#start].
    float[] noise() {
        return noise;
    }

    int start(int world) {
        return world * size;
    }

    void save(Map<String, Object> arrays) {
        arrays.put("exploration/noise", noise.clone());
        arrays.put("exploration/noiseSteps", new long[] {steps});
    }

    void restore(AgentState state) {
        System.arraycopy(state.array("exploration/noise", float[].class, noise.length), 0, noise, 0, noise.length);
        steps = state.array("exploration/noiseSteps", long[].class, 1)[0];
        if (steps < 0) {
            throw new IllegalArgumentException("Noise can't have lasted for %d steps".formatted(steps));
        }
    }
}
