package agentarcade.nn;

import java.util.List;
import java.util.random.RandomGenerator;

/// How the parameters of a fresh network are chosen. Biases are 0 unless a scheme says otherwise.
///
/// The same state of the generator gives the same numbers on any machine if the generator keeps that promise, for the schemes with a normal
/// distribution also in its `nextGaussian()`. The JDK's generators use the platform's logarithm there, which may differ in its last bits.
public sealed interface Initialiser permits Scaled, Orthogonal, Constant {
    /// Glorot & Bengio (2010, eq. 16), also named after Xavier: uniform within ±√(6 / (inputs + outputs)). For tanh and linear layers.
    Initialiser GLOROT_UNIFORM = Scaled.GLOROT_UNIFORM;

    /// The same variance in a normal distribution: N(0, 2 / (inputs + outputs)).
    Initialiser GLOROT_NORMAL = Scaled.GLOROT_NORMAL;

    /// He et al. (2015): uniform within ±√(6 / inputs). For ReLU layers.
    Initialiser HE_UNIFORM = Scaled.HE_UNIFORM;

    /// The same variance in a normal distribution, as in He's equation 10: N(0, 2 / inputs).
    Initialiser HE_NORMAL = Scaled.HE_NORMAL;

    /// What PyTorch's `Linear` and `Conv2d` do by default: uniform within ±1 / √inputs, for weights and biases alike.
    Initialiser FAN_IN_UNIFORM = Scaled.FAN_IN_UNIFORM;

    /// N(0, 1) / √inputs (LeCun et al., 1998, section 4.6): inputs of variance 1 give sums of variance 1.
    Initialiser FAN_IN_NORMAL = Scaled.FAN_IN_NORMAL;

    /// Columns or rows at right angles to each other, all of the length `gain` (Saxe, McClelland & Ganguli, 2014): signals neither grow nor
    /// die out in deep chains of layers. PPO's usual choice: gain √2 in hidden layers, 0.01 for the policy's last layer, 1 for the value's.
    ///
    /// @param gain above 0
    static Initialiser orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    /// The same number everywhere, biases included. Draws nothing.
    static Initialiser constant(double value) {
        return new Constant((float) value);
    }

    /// Fresh numbers for an array of parameters, in row-major order.
    float[] draw(Layer.Tensor tensor, RandomGenerator random);

    /// The same for several arrays, one after another.
    default float[] draw(List<Layer.Tensor> tensors, RandomGenerator random) {
        float[] all = new float[Math.toIntExact(tensors.stream().mapToLong(Layer.Tensor::size).sum())];
        int start = 0;
        for (Layer.Tensor tensor : tensors) {
            float[] drawn = draw(tensor, random);
            System.arraycopy(drawn, 0, all, start, drawn.length);
            start += drawn.length;
        }
        return all;
    }
}
