package agentarcade.cli;

import agentarcade.keras.KerasContents;
import agentarcade.keras.KerasLayer;
import agentarcade.keras.KerasModel;
import agentarcade.knob.Texts;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what a model of Keras holds, and what could not be had here.
@Command(name = "keras", mixinStandardHelpOptions = true)
final class KerasCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Texts texts;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "cli.option.kerasFile") private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "WEIGHTS", descriptionKey = "cli.option.kerasWeights") private Path weights;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    KerasCommand(Terminal terminal) {
        this.terminal = terminal;
        this.texts = terminal.texts();
    }

    @Override
    public Integer call() throws Exception {
        KerasContents contents = KerasContents.read(file, Optional.ofNullable(weights));
        if (json) {
            terminal.json(json(contents));
        } else {
            show(contents);
        }
        return contents.model().isPresent() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private void show(KerasContents contents) {
        if (contents.model().isPresent()) {
            row(column("name"), column("kind"), column("output"), column("parameters"), column("ours"));
            for (KerasLayer layer : contents.model().get().layers()) {
                row(layer.name(), layer.kind(), sides(layer.output()), String.format(texts.locale(), "%,d", layer.parameters()),
                        layer.ours());
            }
        } else {
            row(column("name"), column("kind"), "", "", "");
            for (KerasContents.Stored layer : contents.stored()) {
                row(layer.name(), layer.kind(), "", "", "");
            }
        }
        contents.summary().forEach(sentence -> terminal.out().println(texts.say(sentence)));
        terminal.out().flush();
    }

    private static String sides(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    private String column(String name) {
        return texts.say("cli.keras." + name);
    }

    private void row(String... cells) {
        terminal.out().println("%-24s %-16s %-14s %12s  %s".formatted((Object[]) cells).stripTrailing());
    }

    private ObjectNode json(KerasContents contents) {
        ObjectNode tree = Reports.object().put("kerasVersion", contents.version().orElse(null)).put("backend",
                contents.backend().orElse(null));
        ArrayNode stored = tree.putArray("layers");
        for (KerasContents.Stored layer : contents.stored()) {
            ObjectNode one = stored.addObject().put("name", layer.name()).put("kind", layer.kind());
            layer.problem().ifPresent(problem -> one.put("problem", texts.say(problem)));
        }
        contents.around().forEach(tree.putArray("around")::add);
        contents.model().ifPresent(model -> tree.set("network", network(model)));
        contents.refusal().ifPresent(refusal -> tree.put("refused", texts.say(refusal.sentences())));
        return tree;
    }

    private static ObjectNode network(KerasModel model) {
        ObjectNode tree = Reports.object().put("parameters", model.parameterCount());
        model.inputShape().forEach(tree.putArray("input")::add);
        ArrayNode outputs = tree.putArray("outputs");
        for (int i = 0; i < model.outputNames().size(); i++) {
            ObjectNode output = outputs.addObject().put("name", model.outputNames().get(i));
            model.outputShapes().get(i).forEach(output.putArray("shape")::add);
        }
        ArrayNode layers = tree.putArray("layers");
        for (KerasLayer layer : model.layers()) {
            ObjectNode one = layers.addObject().put("name", layer.name()).put("kind", layer.kind()).put("parameters", layer.parameters())
                    .put("ours", layer.ours());
            layer.output().forEach(one.putArray("output")::add);
        }
        return tree;
    }
}
