package agentarcade.exchange;

import agentarcade.env.Space;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.nn.Activation;
import agentarcade.store.AppVersion;
import agentarcade.store.Fingerprint;
import agentarcade.store.SettingsJson;
import agentarcade.train.Checkpoint;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// What an exported policy is, where it comes from, and what it computes, as JSON; `docs/exchange.md` describes it.
final class Description {
    /// Which description this is, for whoever reads it.
    static final String FORMAT = "agent-arcade-policy";
    static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Description() {
    }

    static ObjectNode of(Run run, Space.Box observations, Space actions, PolicyGraph graph) {
        Experiment experiment = run.experiment();
        EnvironmentType<?> world = experiment.environment();
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("format", FORMAT).put("formatVersion", VERSION).put("appVersion", AppVersion.current());
        tree.putObject("world").put("id", world.id())
                .<ObjectNode>set("rules", SettingsJson.write(world.rules(), experiment.world().rules()))
                .set("wrapping", SettingsJson.write(world.wrappings(), experiment.world().wrapping()));
        tree.putObject("algorithm").put("id", experiment.algorithm().id())
                .set("settings", SettingsJson.write(experiment.algorithm().settings(), experiment.settings()));
        Checkpoint.Progress progress = run.checkpoint().progress();
        tree.put("seed", experiment.seed());
        tree.putObject("progress").put("steps", progress.steps()).put("episodes", progress.episodes());
        tree.put("fingerprint", Fingerprint.of(run.checkpoint().agent()));
        tree.set("observation", box(PolicyGraph.OBSERVATION, observations));
        tree.set("action", switch (actions) {
            case Space.Discrete(int choices) -> MAPPER.createObjectNode().put("choices", choices);
            case Space.Box box -> box(PolicyGraph.ACTION, box);
        });
        ArrayNode nodes = tree.putArray("nodes");
        graph.nodes().forEach(node -> nodes.add(node(node)));
        graph.outputs().forEach(tree.putArray("outputs")::add);
        return tree;
    }

    private static ObjectNode box(String name, Space.Box box) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.set("shape", numbers(GraphBuilder.shape(box)));
        return tree.put("low", GraphBuilder.low(name)).put("high", GraphBuilder.high(name));
    }

    private static ObjectNode node(Node node) {
        return switch (node) {
            case Node.Normalise normalise -> common(node, "normalise").put("mean", normalise.mean()).put("deviation", normalise.deviation())
                    .put("clip", normalise.clip());
            case Node.Reshape _ -> common(node, "reshape");
            case Node.Dense dense -> common(node, "dense").put("weight", dense.weight()).put("bias", dense.bias().orElse(null))
                    .put("activation", name(dense.activation()));
            case Node.Conv2d conv -> {
                ObjectNode tree = common(node, "conv2d").put("weight", conv.weight()).put("bias", conv.bias().orElse(null))
                        .put("activation", name(conv.activation())).put("stride", conv.stride());
                yield tree.set("padding", numbers(conv.padding()));
            }
            case Node.Lstm lstm -> common(node, "lstm").put("weight", lstm.weight()).put("recurrent", lstm.recurrent())
                    .put("bias", lstm.bias());
            case Node.Concat _ -> common(node, "concat");
            case Node.Dueling _ -> common(node, "dueling");
            case Node.PrependZero _ -> common(node, "prependZero");
            case Node.Times times -> common(node, "times").put("factor", times.factor());
            case Node.Scale scale -> common(node, "scale").put("low", scale.low()).put("high", scale.high());
            case Node.Clip clip -> common(node, "clip").put("low", clip.low()).put("high", clip.high());
            case Node.Argmax _ -> common(node, "argmax");
        };
    }

    private static ObjectNode common(Node node, String kind) {
        ObjectNode tree = MAPPER.createObjectNode().put("name", node.name()).put("kind", kind);
        node.reads().forEach(tree.putArray("reads")::add);
        tree.set("shape", numbers(node.shape()));
        return tree;
    }

    private static String name(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode numbers(List<Integer> numbers) {
        ArrayNode array = MAPPER.createArrayNode();
        numbers.forEach(array::add);
        return array;
    }
}
