package agentarcade.nn;

import java.util.List;
import java.util.Map;

/// What is done to the gradients before an [Optimizer]'s rule gets them, such as clipping. Sees each layer as a whole, and may remember
/// things from step to step.
///
/// A transform that remembers nothing may be a lambda: `optimizer.transform(layers -> layers.forEach(layer -> layer.clip(1)))`. One that
/// remembers belongs to one optimizer, whose state includes its own.
@FunctionalInterface
public interface GradientTransform {
    /// Changes the gradients in place. Called once a step, after the transforms attached before. Those made here allocate nothing, which is
    /// why they count through the list: an iterator is an object, and the compiler does not always find that it needn't be.
    ///
    /// @param layers those that learn, in order; frozen ones ([Optimizer#rate]) are left out. [LayerGradients#layer] tells them apart.
    void apply(List<LayerGradients> layers);

    /// A copy of what it remembers between steps, by names that are fit for a file. Names and lengths are always the same, from before the
    /// first step.
    default Map<String, float[]> state() {
        return Map.of();
    }

    /// Puts back what [#state()] gave; names and lengths have been checked.
    ///
    /// @throws IllegalArgumentException for numbers that can't be; nothing has changed then
    default void state(Map<String, float[]> state) {
    }

    /// Each gradient that is beyond ±limit becomes ±limit.
    static GradientTransform clipByValue(double limit) {
        return new ClipByValue(limit);
    }

    /// Shrinks all gradients by one factor if their norm is above `maxNorm`.
    static ClipByGlobalNorm clipByGlobalNorm(double maxNorm) {
        return new ClipByGlobalNorm(maxNorm);
    }

    /// Layer-wise adaptive rate scaling (You, Gitman & Ginsburg, 2017, arXiv:1708.03888): every layer moves by a similar share of its size,
    /// which lets large batches learn at high rates. Meant to come before [Optimizer#momentum].
    ///
    /// @param trust η, above 0 and well below 1, such as 0.001
    /// @param decay β of the weight decay, 0 for none
    static GradientTransform lars(double trust, double decay) {
        return new Lars(trust, decay);
    }
}
