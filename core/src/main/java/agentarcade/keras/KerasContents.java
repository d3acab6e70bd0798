package agentarcade.keras;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is in the files of a Keras model, also if it can't be used.
///
/// @param version of Keras, if they tell
/// @param backend what Keras computed with, if they tell
/// @param stored all layers as the files have them, those around the network included
/// @param around the names of those that are not part of the network, such as a loss
/// @param model the network; or else
/// @param refusal why there is none
@AllowedTo(value = Deed.TOUCH_FILES, because = "it is told which files, and hands them on to KerasFiles")
public record KerasContents(Optional<String> version, Optional<String> backend, List<Stored> stored, List<String> around,
        Optional<KerasModel> model, Optional<Refused> refusal) {

    /// A layer in the files.
    ///
    /// @param kind Keras's name of its class
    /// @param problem why it can't be computed here, which matters only if it is part of the network
    public record Stored(String name, String kind, Optional<Sentence> problem) {
    }

    /// @throws Refused if the files can't be read at all; otherwise [#refusal] tells why there is no network
    public static KerasContents read(Path file, Optional<Path> weights) throws Refused {
        String name = KerasFiles.name(file);
        byte[] bytes = KerasFiles.read(file);
        if (!KerasFiles.isHdf5(bytes)) {
            JsonNode tree = ConfigText.read(bytes, name);
            return of(tree, name, weights.isPresent() ? Optional.of(stored(weights.get())) : Optional.empty());
        }
        StoredModel first = Hdf5Weights.read(bytes, name);
        if (first.config().isEmpty()) {
            throw Problem.of("noConfig", name);
        }
        JsonNode tree = ConfigText.json(first.config().get(), name);
        return of(tree, name, Optional.of(weights.isPresent() ? stored(weights.get()) : first));
    }

    private static StoredModel stored(Path weights) throws Refused {
        byte[] bytes = KerasFiles.read(weights);
        if (!KerasFiles.isHdf5(bytes)) {
            throw Problem.of("notHdf5", KerasFiles.name(weights));
        }
        return Hdf5Weights.read(bytes, KerasFiles.name(weights));
    }

    private static KerasContents of(JsonNode tree, String file, Optional<StoredModel> weights) throws Refused {
        Optional<String> version = text(tree, "keras_version").or(() -> weights.flatMap(StoredModel::version));
        KerasVersion.check(version, file);
        Optional<String> backend = weights.flatMap(StoredModel::backend).or(() -> text(tree, "backend"));
        LayerGraph graph = LayerGraph.of(tree, file);
        List<Stored> stored = graph.places().stream().map(KerasContents::stored).toList();
        List<String> around = new ArrayList<>();
        try {
            NetworkFinder.Found found = NetworkFinder.find(graph, file);
            around.addAll(found.around());
            if (weights.isEmpty()) {
                throw Problem.of("weightsFile", file);
            }
            WeightTable table = new WeightTable(graph.places(), weights.get().layers());
            NetworkBuilder.Built built = new NetworkBuilder(found, table, backend.filter("theano"::equals).isPresent()).build();
            return new KerasContents(version, backend, stored, around, Optional.of(new KerasModel(built)), Optional.empty());
        } catch (Refused refused) {
            return new KerasContents(version, backend, stored, around, Optional.empty(), Optional.of(refused));
        }
    }

    private static Optional<String> text(JsonNode tree, String name) {
        return tree.path(name).isTextual() ? Optional.of(tree.get(name).textValue()) : Optional.empty();
    }

    private static Stored stored(LayerGraph.Place place) {
        Optional<Sentence> problem = place.spec() instanceof LayerSpec.Unknown(Refused reason)
                ? Optional.of(reason.sentences().getFirst())
                : Optional.empty();
        return new Stored(Problem.shown(place.name()), Problem.shown(place.kind()), problem);
    }

    /// In words: where it comes from, what was found, and what was assumed.
    public List<Sentence> summary() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(Sentence.of("keras.summary.source", shown(version), shown(backend)));
        model.ifPresent(found -> {
            sentences.add(Sentence.of("keras.summary.network", found.layers().size(), found.parameterCount(),
                    NetworkBuilder.words(found.inputShape()),
                    String.join(", ", found.outputShapes().stream().map(NetworkBuilder::words).toList())));
            if (backend.isEmpty() && found.layers().stream().anyMatch(layer -> layer.ours().startsWith("Conv"))) {
                sentences.add(Sentence.of("keras.summary.tensorflow"));
            }
        });
        if (!around.isEmpty()) {
            sentences.add(Sentence.of("keras.summary.around", Problem.shown(String.join(", ", around))));
        }
        refusal.ifPresent(reason -> sentences.addAll(reason.sentences()));
        return sentences;
    }

    private static Object shown(Optional<String> text) {
        return text.<Object>map(Problem::shown).orElse(Sentence.of("keras.summary.unknown"));
    }
}
