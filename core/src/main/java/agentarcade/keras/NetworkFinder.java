package agentarcade.keras;

import agentarcade.keras.LayerGraph.Place;
import agentarcade.knob.Refused;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the network in a model that was built for training.
///
/// Such models often have several inputs, the observation beside actions and targets, and compute their loss in a layer of their own. What
/// depends on the observation alone is the network; what depends on several inputs is the loss around it. The observation is the input that
/// passes through layers with weights.
final class NetworkFinder {
    private final LayerGraph graph;
    private final String file;
    private final List<Place> places;
    private final BitSet used = new BitSet();
    /// For each place the inputs it depends on.
    private final List<BitSet> sources = new ArrayList<>();

    /// The network inside a model.
    ///
    /// @param input the place of its input
    /// @param members the places of its layers
    /// @param ends those of them whose outputs are the network's, in the order of the model's outputs as far as they are among them
    /// @param around names of the other layers, which are left out
    record Found(LayerGraph graph, int input, BitSet members, List<Integer> ends, List<String> around) {
        /// The layers that take what this place gives.
        List<Integer> next(int place) {
            return members.stream().filter(member -> graph.places().get(member).inputs().contains(place)).boxed().toList();
        }
    }

    private NetworkFinder(LayerGraph graph, String file) {
        this.graph = graph;
        this.file = file;
        this.places = graph.places();
    }

    static Found find(LayerGraph graph, String file) throws Refused {
        return new NetworkFinder(graph, file).find();
    }

    private static boolean isInput(Place place) {
        return place.kind().equals("InputLayer");
    }

    private Found find() throws Refused {
        trace();
        int input = observation();
        BitSet members = new BitSet();
        Set<String> around = new LinkedHashSet<>();
        used.stream().filter(place -> place != input).forEach(place -> {
            if (!isInput(places.get(place)) && sources.get(place).cardinality() == 1 && sources.get(place).get(input)) {
                members.set(place);
            } else {
                around.add(places.get(place).name());
            }
        });
        for (int member : members.stream().toArray()) {
            check(places.get(member));
        }
        Found found = new Found(graph, input, members, List.of(), List.copyOf(around));
        return new Found(graph, input, members, ends(found), found.around);
    }

    /// Places come after those they read, so one way through suffices.
    private void trace() throws Refused {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.inputs().isEmpty() != isInput(place)) {
                throw Problem.of("structure", file);
            }
            BitSet own = new BitSet();
            if (isInput(place)) {
                own.set(i);
            }
            place.inputs().forEach(input -> own.or(sources.get(input)));
            sources.add(own);
        }
        graph.outputs().forEach(used::set);
        for (int i = places.size() - 1; i >= 0; i--) {
            if (used.get(i)) {
                places.get(i).inputs().forEach(used::set);
            }
        }
    }

    private int observation() throws Refused {
        Map<Integer, Set<String>> learning = new LinkedHashMap<>();
        for (int place : used.stream().toArray()) {
            if (places.get(place).spec().hasWeights()) {
                if (sources.get(place).cardinality() != 1) {
                    throw Problem.of("joined", places.get(place).name());
                }
                learning.computeIfAbsent(sources.get(place).nextSetBit(0), none -> new TreeSet<>()).add(places.get(place).name());
            }
        }
        if (learning.isEmpty()) {
            refuseForWhatIsUnknown();
            throw Problem.of("noLayers", file);
        }
        // A network that is applied twice, to this observation and the next, is the same network.
        for (Map.Entry<Integer, Set<String>> one : learning.entrySet()) {
            if (learning.values().stream().allMatch(one.getValue()::containsAll)) {
                return one.getKey();
            }
        }
        throw Problem.of("severalInputs", file, learning.size());
    }

    /// Where nothing learns that we know, what we don't know is the reason.
    private void refuseForWhatIsUnknown() throws Refused {
        for (int place : used.stream().toArray()) {
            check(places.get(place));
        }
    }

    private void check(Place place) throws Refused {
        if (place.spec() instanceof LayerSpec.Unknown(Refused reason)) {
            throw reason;
        }
        if (place.inputs().size() > 1) {
            throw Problem.of("structure", file);
        }
    }

    private List<Integer> ends(Found found) throws Refused {
        Set<Integer> ends = new LinkedHashSet<>();
        for (int output : graph.outputs()) {
            if (found.members.get(output)) {
                if (!found.next(output).isEmpty()) {
                    throw Problem.of("midway", places.get(output).name());
                }
                ends.add(output);
            }
        }
        found.members.stream().filter(member -> found.next(member).isEmpty()).forEach(ends::add);
        return List.copyOf(ends);
    }
}
