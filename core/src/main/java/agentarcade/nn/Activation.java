package agentarcade.nn;

/// The function a layer applies to each of its sums. ReLU is max(0, x); its slope at 0 is taken as 0.
/// Tanh and the sigmoid 1 / (1 + e⁻ˣ) are those of [Functions].
public enum Activation {
    LINEAR, RELU, TANH, SIGMOID
}
