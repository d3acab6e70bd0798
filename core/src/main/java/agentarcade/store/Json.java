package agentarcade.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;

/// Our dialect of JSON: the standard one, read strictly. No name twice, nothing after the end, no depth or length that only mischief needs.
final class Json {
    /// Names, values and brackets: what is read takes up to a hundred times the memory of its text.
    private static final int MOST_TOKENS = 200_000;
    private static final StreamReadConstraints MODEST = StreamReadConstraints.builder()
            .maxNestingDepth(32).maxStringLength(100_000).maxNameLength(1_000).maxNumberLength(100)
            .maxTokenCount(MOST_TOKENS).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(
            JsonFactory.builder().streamReadConstraints(MODEST).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// @throws IOException if it isn't JSON
    static JsonNode read(byte[] utf8) throws IOException {
        return MAPPER.readTree(utf8);
    }

    /// For people too: indented, lines end in \n on every system.
    static byte[] write(JsonNode tree) {
        try {
            DefaultPrettyPrinter lines = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            return MAPPER.writer(lines).writeValueAsBytes(tree);
        } catch (IOException impossible) {
            throw new IllegalStateException("A tree in memory can always be written", impossible);
        }
    }
}
