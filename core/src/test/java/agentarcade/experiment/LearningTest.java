package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import agentarcade.agent.Policy;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The presets of Catch do what they promise, judged on every start there is.
class LearningTest {

    @ParameterizedTest
    @CsvSource({"tuned, 1, 1500", "tuned, 2, 1500", "as-in-the-source, 2, 1000", "as-in-the-source, 4, 1000"})
    void learnsToCatchAtLeast98PerCent(String preset, long seed, int games) {
        Experiment experiment = experiment(preset, seed);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.episodes() < games) {
                loop.step();
            }
            try (Policy policy = loop.policy().open()) {
                assertThat(Evaluation.allStarts(experiment.world(), policy).mean()).isGreaterThanOrEqualTo(0.98);
            }
        }
    }

    private static Experiment experiment(String id, long seed) {
        try (InputStream file = LearningTest.class.getResourceAsStream("/agentarcade/presets/catch-dqn.json")) {
            for (JsonNode preset : new ObjectMapper().readTree(file)) {
                if (preset.get("id").textValue().equals(id)) {
                    EnvironmentType<?> world = Environments.find(preset.get("environment").textValue()).orElseThrow();
                    AlgorithmType<?> algorithm = Algorithms.find(preset.get("algorithm").textValue()).orElseThrow();
                    return new Experiment(world, record(world.rules(), preset.get("rules")), algorithm,
                            record(algorithm.settings(), preset.get("settings")), seed);
                }
            }
            throw new AssertionError("No preset " + id);
        } catch (IOException | Refused wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Record record(Knobs<?> knobs, JsonNode values) throws Refused {
        Map<String, Object> parsed = new LinkedHashMap<>();
        for (Knob knob : knobs.all()) {
            JsonNode value = values.get(knob.name());
            String text = value.isArray() ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("-")) : value.asText();
            parsed.put(knob.name(), knob.parse(text));
        }
        return knobs.create(parsed);
    }
}
