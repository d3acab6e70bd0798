package agentarcade.nn;

import java.util.List;

/// Keeps every gradient within ±limit. NaN stays NaN.
record ClipByValue(double limit) implements GradientTransform {
    ClipByValue {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("Gradients can only be clipped to a limit above 0, not " + limit);
        }
    }

    @Override
    public void apply(List<LayerGradients> layers) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).clip(limit);
        }
    }
}
