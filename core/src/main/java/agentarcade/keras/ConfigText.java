package agentarcade.keras;

import agentarcade.knob.Refused;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A description of layers as text, JSON or YAML, read into one kind of tree.
final class ConfigText {
    private static final StreamReadConstraints MODEST = StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH)
            .maxStringLength(Limits.CONFIG).maxNameLength(1_000).maxNumberLength(100).maxTokenCount(Limits.VALUES).build();
    private static final JsonMapper JSON = JsonMapper.builder(
            JsonFactory.builder().streamReadConstraints(MODEST).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private ConfigText() {
    }

    /// @param utf8 a description by itself
    /// @param file for sentences
    static JsonNode read(byte[] utf8, String file) throws Refused {
        if (utf8.length > Limits.CONFIG) {
            throw Problem.of("configTooLarge", file, Limits.CONFIG >> 20);
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? json(text, file) : yaml(text, file);
    }

    static JsonNode json(String text, String file) throws Refused {
        try {
            return model(JSON.readTree(text), file);
        } catch (JsonProcessingException broken) {
            throw Problem.of("text", file, "JSON");
        }
    }

    private static JsonNode yaml(String text, String file) throws Refused {
        try {
            return model(new YamlTree(text).read(), file);
        } catch (YamlEngineException broken) {
            throw Problem.of("text", file, "YAML");
        }
    }

    /// Whatever else text may be, a model has a class and what belongs to it.
    private static JsonNode model(JsonNode tree, String file) throws Refused {
        if (!tree.path("class_name").isTextual() || !tree.has("config")) {
            throw Problem.of("noModel", file);
        }
        return tree;
    }
}
