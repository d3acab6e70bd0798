package agentarcade.nn;

import java.util.Map;

/// A rule that moves a network's parameters against their gradients. Belongs to its network: same thread, closed with it.
/// The learning rate comes with every step, so it can change while training runs.
public sealed interface Optimizer permits FlatOptimizer {
    /// Changes the parameters by the gradients of the last [Network#backward].
    ///
    /// @throws IllegalArgumentException for a learning rate that is negative, NaN or infinite
    void step(float learningRate);

    /// Lets one layer learn faster or slower than the others, from the next step on: its learning rate is `factor` times that of the step.
    /// At first all factors are 1. They are settings, not memory, so they are no part of [#state()].
    ///
    /// A factor of 0 freezes the layer: its parameters and its moments stay as they are, to the bit, whatever its gradients. (A learning
    /// rate of 0 for the whole step leaves only the parameters alone.) Steps are counted for all layers together, so Adam does not notice
    /// that a layer thawed late is only beginning: its moments grow from zero without the correction for that, and with the usual β its
    /// first steps are up to 6.6 times as long as a beginner's.
    ///
    /// @param layer counted from 1 as in [Architecture#name]
    /// @return this optimizer
    /// @throws IllegalArgumentException for a layer without parameters, or a factor that is negative, NaN or infinite
    Optimizer rate(int layer, double factor);

    /// Lets `transform` change the gradients at each step from now on, after the transforms attached before it and before the rule itself.
    /// [Network#gradients()] are the changed ones afterwards.
    ///
    /// @return this optimizer
    Optimizer transform(GradientTransform transform);

    /// A copy of what the rule remembers between steps: `steps` as two numbers, high · 2²⁰ + low, because one float counts only to 2²⁴;
    /// its moments by name, in the order of [Network#parameters()]; and what its transforms remember, as "transform.1." and the name, counted
    /// from 1.
    Map<String, float[]> state();

    /// Puts back what [#state()] gave: training then goes on with the same bits.
    ///
    /// @throws IllegalArgumentException when a name is missing or unknown, a length is wrong, a moment isn't finite, or a transform refuses
    /// its part; nothing has changed then
    void state(Map<String, float[]> state);

    /// Plain gradient descent: θ ← θ − α g.
    static Optimizer sgd(Network network) {
        return new Sgd(network);
    }

    /// Heavy-ball momentum as PyTorch has it: v ← μ v + g, θ ← θ − α v (Polyak, 1964).
    static Optimizer momentum(Network network, double momentum) {
        return new Momentum(network, momentum);
    }

    /// RMSProp: n ← ρ n + (1 − ρ) g², θ ← θ − α g / (√n + ε) (Tieleman & Hinton, 2012).
    static Optimizer rmsProp(Network network, double decay, double epsilon) {
        return new RmsProp(network, decay, epsilon);
    }

    /// The centred RMSProp with momentum of Graves (2013, arXiv:1308.0850, eqs. 38–45), which the first DQN used:
    /// n ← ρ n + (1 − ρ) g², m ← ρ m + (1 − ρ) g, Δ ← μ Δ − α g / √(n − m² + ε), θ ← θ + Δ.
    static Optimizer rmsPropGraves(Network network, double decay, double momentum, double epsilon) {
        return new RmsPropGraves(network, decay, momentum, epsilon);
    }

    /// [#adam(Network, double, double, double)] with β₁ 0.9, β₂ 0.999 and ε 1e-8.
    static Optimizer adam(Network network) {
        return adam(network, 0.9, 0.999, 1e-8);
    }

    /// Adam (Kingma & Ba, 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − α m̂ / (√v̂ + ε)
    /// with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
    static Optimizer adam(Network network, double beta1, double beta2, double epsilon) {
        return new Adam(network, beta1, beta2, epsilon);
    }
}
