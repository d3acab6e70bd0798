package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What all optimizers share: one pass over the flat arrays per step, padding included (there everything is and stays zero), and the
/// bookkeeping of rates, transforms and moments.
abstract sealed class FlatOptimizer implements Optimizer permits Sgd, Momentum, RmsProp, RmsPropGraves, Adam {
    private static final String STEPS = "steps";
    private static final int STEPS_LOW = 1 << 20;

    private final Network network;
    private final LayerRates rates;
    private final Transforms transforms = new Transforms();
    private final Map<String, MemorySegment> moments = new LinkedHashMap<>();
    private long steps;

    FlatOptimizer(Network network) {
        this.network = network;
        rates = new LayerRates(network.layerGradients());
    }

    @Override
    public final Optimizer rate(int layer, double factor) {
        network.check();
        rates.set(network.layerGradients(layer), factor);
        return this;
    }

    /// A new moment; called by constructors only.
    final MemorySegment moment(String name) {
        MemorySegment moment = network.moments();
        moments.put(name, moment);
        return moment;
    }

    @Override
    public final Optimizer transform(GradientTransform transform) {
        network.check();
        transforms.add(transform);
        return this;
    }

    @Override
    public final void step(float learningRate) {
        network.check();
        if (!(learningRate >= 0 && learningRate < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The learning rate must be a finite number of at least 0, not " + learningRate);
        }
        transforms.apply(rates.learning());
        steps++;
        for (LayerRates.Stretch stretch : rates.stretches()) {
            update(network.flatParameters(), network.flatGradients(), stretch.from(), stretch.to(),
                    (float) (learningRate * stretch.factor()), steps);
        }
    }

    /// The rule itself, for a part of the flat arrays.
    ///
    /// @param from in bytes, a multiple of 64
    /// @param to exclusive, likewise
    /// @param step counts from 1
    abstract void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step);

    @Override
    public final Map<String, float[]> state() {
        network.check();
        Map<String, float[]> state = new LinkedHashMap<>();
        state.put(STEPS, new float[] {steps / STEPS_LOW, steps % STEPS_LOW});
        moments.forEach((name, moment) -> state.put(name, network.order().read(moment)));
        state.putAll(transforms.state());
        return state;
    }

    @Override
    public final void state(Map<String, float[]> state) {
        network.check();
        long restored = checkedSteps(state);
        Set<String> names = new LinkedHashSet<>(moments.keySet());
        names.addAll(transforms.state().keySet());
        if (state.size() != 1 + names.size() || !state.keySet().containsAll(names)) {
            throw new IllegalArgumentException("This optimizer remembers %s and %s, not %s".formatted(STEPS, names, state.keySet()));
        }
        moments.keySet().forEach(name -> network.order().check(name, state.get(name)));
        transforms.state(state);
        moments.forEach((name, moment) -> network.order().write(name, state.get(name), moment));
        steps = restored;
    }

    private static long checkedSteps(Map<String, float[]> state) {
        float[] parts = state.get(STEPS);
        if (parts == null || parts.length != 2) {
            throw new IllegalArgumentException("An optimizer's state needs \"%s\" with 2 numbers".formatted(STEPS));
        }
        boolean whole = parts[0] == (int) parts[0] && parts[1] == (int) parts[1];
        if (!whole || parts[0] < 0 || parts[1] < 0 || parts[1] >= STEPS_LOW) {
            throw new IllegalArgumentException("\"%s\" must be two whole numbers, not %s and %s".formatted(STEPS, parts[0], parts[1]));
        }
        return (long) parts[0] * STEPS_LOW + (long) parts[1];
    }

    static double between0And1(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s must be at least 0 and below 1, not %s".formatted(name, value));
        }
        return value;
    }

    /// Zero is refused because unused numbers (padding too) would become 0 / 0.
    static float positive(String name, double value) {
        if (!((float) value > 0 && (float) value < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be above 0, not %s".formatted(name, value));
        }
        return (float) value;
    }
}
