package agentarcade.nn;

/// The function a layer applies to each of its sums. ReLU is max(0, x); its slope at 0 is taken as 0.
/// Tanh and sigmoid go through [StrictMath], which gives the same bits everywhere, but one number at a time.
public enum Activation {
    LINEAR, RELU, TANH, SIGMOID
}
