package agentarcade.nn;

import java.util.List;

/// Shrinks all gradients by one factor if their norm √Σg², over all layers that learn, is above a limit (Pascanu, Mikolov & Bengio, 2013):
/// the step keeps its direction.
public final class ClipByGlobalNorm implements GradientTransform {
    private final double maxNorm;
    private double norm;

    ClipByGlobalNorm(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("The largest norm must be above 0, not " + maxNorm);
        }
        this.maxNorm = maxNorm;
    }

    @Override
    public void apply(List<LayerGradients> layers) {
        double sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            sum += layers.get(i).sumOfSquares();
        }
        norm = Math.sqrt(sum);
        if (norm > maxNorm) {
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).scale(maxNorm / norm);
            }
        }
    }

    /// The norm that it last found, before it shrank anything: a reading worth a curve. 0 before the first step.
    public double norm() {
        return norm;
    }
}
