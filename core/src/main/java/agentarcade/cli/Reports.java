package agentarcade.cli;

import agentarcade.experiment.Evaluation;
import agentarcade.experiment.results.Outcome.Judgement;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Pieces of what is printed for other programs.
final class Reports {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Reports() {
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// JSON knows neither NaN nor infinity: then there is no number, which is null.
    static void number(ObjectNode into, String name, double value) {
        into.put(name, Double.isFinite(value) ? value : null);
    }

    static ObjectNode of(Evaluation evaluation) {
        return of(Judgement.of(evaluation));
    }

    static ObjectNode of(Judgement judgement) {
        ObjectNode tree = object().put("n", judgement.n());
        number(tree, "mean", judgement.mean());
        number(tree, "standardDeviation", judgement.standardDeviation());
        number(tree, "min", judgement.min());
        number(tree, "max", judgement.max());
        return tree;
    }
}
