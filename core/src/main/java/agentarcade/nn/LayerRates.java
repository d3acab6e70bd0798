package agentarcade.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How fast each layer learns, relative to the others, and which parts of the flat arrays are updated alike because of that.
final class LayerRates {
    /// Neighbouring layers that learn at the same rate.
    ///
    /// @param from in bytes of a flat array
    /// @param to exclusive
    /// @param factor of the learning rate, above 0
    record Stretch(long from, long to, double factor) {
    }

    private final List<LayerGradients> layers;
    private final double[] factors;
    private List<LayerGradients> learning;
    private Stretch[] stretches;

    LayerRates(List<LayerGradients> layers) {
        this.layers = layers;
        factors = new double[layers.size()];
        Arrays.fill(factors, 1);
        arrange();
    }

    void set(LayerGradients layer, double factor) {
        if (!(factor >= 0 && factor <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The rate of %s must be a finite number of at least 0, not %s".formatted(layer.name(), factor));
        }
        factors[layers.indexOf(layer)] = factor;
        arrange();
    }

    private void arrange() {
        learning = new ArrayList<>();
        List<Stretch> found = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            LayerGradients layer = layers.get(i);
            Stretch last = found.isEmpty() ? null : found.getLast();
            if (factors[i] == 0) {
                continue;
            }
            learning.add(layer);
            if (last != null && last.to == layer.start() && last.factor == factors[i]) {
                found.set(found.size() - 1, new Stretch(last.from, layer.end(), last.factor));
            } else {
                found.add(new Stretch(layer.start(), layer.end(), factors[i]));
            }
        }
        learning = List.copyOf(learning);
        stretches = found.toArray(Stretch[]::new);
    }

    /// The layers that are not frozen, in order.
    List<LayerGradients> learning() {
        return learning;
    }

    /// What is to be updated; the whole arrays in one if all layers learn at the same rate. Not to be changed.
    Stretch[] stretches() {
        return stretches;
    }
}
