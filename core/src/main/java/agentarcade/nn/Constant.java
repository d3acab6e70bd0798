package agentarcade.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// One number for all parameters.
record Constant(float value) implements Initialiser {
    Constant {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("Parameters must be finite numbers, not " + value);
        }
    }

    @Override
    public float[] draw(Layer.Tensor tensor, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        Arrays.fill(values, value);
        return values;
    }
}
