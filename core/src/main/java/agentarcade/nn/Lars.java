package agentarcade.nn;

import java.util.List;

/// Layer-wise adaptive rate scaling: g ← λ (g + β θ) with λ = η ‖θ‖ / (‖g‖ + β ‖θ‖) for each layer (You, Gitman & Ginsburg, 2017,
/// algorithm 1).
///
/// As in the authors' implementation λ is 1 if either norm is 0: a layer that begins at zero could never leave it otherwise. Unlike theirs, a
/// layer's weights and biases have one λ together, as the paper has it. There the momentum's velocity also takes up the learning rate; to
/// [Optimizer#momentum], as in PyTorch, the rate comes later. That differs only while the rate changes.
record Lars(double trust, double decay) implements GradientTransform {
    Lars {
        if (!(trust > 0 && trust < Float.MAX_VALUE)) {
            throw new IllegalArgumentException("The trust coefficient of LARS must be a finite number above 0, not " + trust);
        }
        if (!(decay >= 0 && decay < Float.MAX_VALUE)) {
            throw new IllegalArgumentException("The weight decay of LARS must be a finite number of at least 0, not " + decay);
        }
    }

    @Override
    public void apply(List<LayerGradients> layers) {
        for (int i = 0; i < layers.size(); i++) {
            LayerGradients layer = layers.get(i);
            double ratio = ratio(layer.parameterNorm(), layer.norm());
            if (decay > 0) {
                layer.addParameters(decay);
            }
            layer.scale(ratio);
        }
    }

    /// λ. Gradients near the smallest floats could ask for more than a float can hold. Infinite parameters have no size to go by, either.
    private double ratio(double parameters, double gradients) {
        return parameters > 0 && parameters < Double.POSITIVE_INFINITY && gradients > 0
                ? Math.min(trust * parameters / (gradients + decay * parameters), Float.MAX_VALUE) : 1;
    }
}
