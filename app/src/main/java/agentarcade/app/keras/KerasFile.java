package agentarcade.app.keras;

import agentarcade.exchange.KerasPolicy;
import agentarcade.experiment.World;
import agentarcade.keras.KerasContents;
import agentarcade.keras.KerasLayer;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file with a model of Keras in words, and who would play with it.
///
/// @param name of the file
/// @param rows a line for each layer, as many cells each
/// @param sentences where it comes from, what was found, what was assumed or is in the way
/// @param player in the world; empty if it does not fit there
public record KerasFile(String name, List<List<String>> rows, List<String> sentences, World world, Optional<KerasPolicy> player) {

    static KerasFile of(String name, KerasContents contents, World world, Texts texts) {
        List<String> sentences = new ArrayList<>(contents.summary().stream().map(texts::say).toList());
        Optional<KerasPolicy> player = Optional.empty();
        if (contents.model().isPresent()) {
            try {
                player = Optional.of(KerasPolicy.of(contents.model().get(), world));
                sentences.add(texts.say("app.keras.fits", texts.say(world.name())));
            } catch (Refused misfit) {
                sentences.add(texts.say(misfit.sentences()));
            }
        }
        List<List<String>> rows = contents.model().map(model -> model.layers().stream().map(layer -> row(layer, texts)).toList())
                .orElseGet(() -> contents.stored().stream().map(layer -> List.of(layer.name(), layer.kind(), "", "", "")).toList());
        return new KerasFile(name, rows, List.copyOf(sentences), world, player);
    }

    private static List<String> row(KerasLayer layer, Texts texts) {
        return List.of(layer.name(), layer.kind(), String.join("×", layer.output().stream().map(String::valueOf).toList()),
                layer.parameters() == 0 ? "" : texts.number(layer.parameters()), layer.ours());
    }
}
