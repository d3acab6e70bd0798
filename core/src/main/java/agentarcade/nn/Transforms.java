package agentarcade.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The transforms of an optimizer in their order, and what they remember, under names such as "transform.1.average".
final class Transforms {
    private final List<GradientTransform> transforms = new ArrayList<>();

    void add(GradientTransform transform) {
        transforms.add(Objects.requireNonNull(transform, "transform"));
    }

    void apply(List<LayerGradients> layers) {
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).apply(layers);
        }
    }

    private static String prefix(int index) {
        return "transform.%d.".formatted(index + 1);
    }

    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        for (int i = 0; i < transforms.size(); i++) {
            String prefix = prefix(i);
            transforms.get(i).state().forEach((name, numbers) -> state.put(prefix + name, numbers));
        }
        return state;
    }

    /// Puts back what [#state()] gave. If a transform refuses its part, those before it get theirs of now again.
    ///
    /// @param state other names are none of ours
    /// @throws IllegalArgumentException when a length is wrong or a transform refuses its numbers; nothing has changed then
    void state(Map<String, float[]> state) {
        state().forEach((name, now) -> checkLength(name, state.get(name), now.length));
        List<Map<String, float[]>> before = transforms.stream().map(GradientTransform::state).toList();
        int done = 0;
        try {
            for (; done < transforms.size(); done++) {
                transforms.get(done).state(part(prefix(done), before.get(done), state));
            }
        } catch (RuntimeException refused) {
            for (int i = 0; i < done; i++) {
                transforms.get(i).state(before.get(i));
            }
            throw refused;
        }
    }

    private static void checkLength(String name, float[] numbers, int length) {
        if (numbers.length != length) {
            throw new IllegalArgumentException("%s has %,d numbers, not %,d".formatted(name, length, numbers.length));
        }
    }

    /// Copies, so that nobody changes what the transform keeps.
    private static Map<String, float[]> part(String prefix, Map<String, float[]> names, Map<String, float[]> state) {
        Map<String, float[]> part = new LinkedHashMap<>();
        names.keySet().forEach(name -> part.put(name, state.get(prefix + name).clone()));
        return part;
    }
}
