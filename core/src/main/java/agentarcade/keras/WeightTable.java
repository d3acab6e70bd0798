package agentarcade.keras;

import agentarcade.keras.LayerGraph.Place;
import agentarcade.knob.Refused;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which arrays belong to which layer. By name; or, if a name is missing, in the order of the file as Keras itself does it, provided that
/// there are as many layers with weights here as there.
final class WeightTable {
    private final Map<List<String>, List<StoredArray>> arrays = new HashMap<>();

    /// @param stored the arrays in the file by the name of the layer, or of the model inside a model that has them all
    WeightTable(List<Place> places, Map<String, List<StoredArray>> stored) {
        List<Place> learning = places.stream().filter(place -> place.spec().hasWeights()).toList();
        if (!assign(learning, stored)) {
            Set<String> names = new LinkedHashSet<>();
            learning.forEach(place -> names.add(place.groups().getFirst()));
            List<List<StoredArray>> inOrder = stored.values().stream().filter(list -> !list.isEmpty()).toList();
            if (inOrder.size() == names.size()) {
                Map<String, List<StoredArray>> renamed = new LinkedHashMap<>();
                names.forEach(name -> renamed.put(name, inOrder.get(renamed.size())));
                arrays.clear();
                assign(learning, renamed);
            }
        }
    }

    /// @return whether every layer found something
    private boolean assign(List<Place> learning, Map<String, List<StoredArray>> stored) {
        Map<String, Deque<StoredArray>> left = new HashMap<>();
        stored.forEach((name, list) -> left.put(name, new ArrayDeque<>(list)));
        boolean all = true;
        for (Place place : learning) {
            if (!arrays.containsKey(place.groups())) {
                List<StoredArray> own = new ArrayList<>();
                Deque<StoredArray> group = place.groups().stream().map(left::get).filter(list -> list != null && !list.isEmpty())
                        .findFirst().orElseGet(ArrayDeque::new);
                while (own.size() < place.spec().arrays() && !group.isEmpty()) {
                    own.add(group.poll());
                }
                all &= !own.isEmpty();
                arrays.put(place.groups(), own);
            }
        }
        return all;
    }

    /// As many arrays as the layer has, in Keras's order.
    List<StoredArray> of(Place place) throws Refused {
        List<StoredArray> own = arrays.getOrDefault(place.groups(), List.of());
        if (own.size() != place.spec().arrays()) {
            throw Problem.of("weights", place.name(), place.spec().arrays(), own.size());
        }
        return own;
    }
}
