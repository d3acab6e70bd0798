package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.agent.algorithms.Drqn;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PresetsTest {
    private static final EnvironmentType<?> CATCH = Environments.find("catch").orElseThrow();
    private static final AlgorithmType<?> DQN = Algorithms.find("dqn").orElseThrow();

    @Test
    void everyPresetFileBelongsToAPairAndIsCompleteAndInRange() throws Exception {
        List<String> loaded = new ArrayList<>();
        Texts texts = new Texts(Locale.ENGLISH);
        for (EnvironmentType<?> environment : Environments.ALL) {
            for (AlgorithmType<?> algorithm : Algorithms.ALL) {
                List<Preset> presets = Presets.of(environment, algorithm);
                if (!presets.isEmpty()) {
                    loaded.add(environment.id() + "-" + algorithm.id() + ".json");
                }
                presets.forEach(preset -> assertThat(texts.find("preset." + preset.id() + ".name")).as(preset.id()).isPresent());
                Presets.first(environment, algorithm);
            }
        }
        try (Stream<Path> files = Files.list(Path.of("../resources/presets"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(loaded);
        }
    }

    @Test
    void theWindowStartsWithTheTunedPreset() throws Refused {
        assertThat(Presets.first(CATCH, DQN)).isEqualTo(Presets.find(CATCH, DQN, "tuned"));
    }

    @Test
    void theKnobsOfDqnStartWhereItsPresetForCatchIsTuned() throws Refused {
        assertThat(DQN.settings().initial()).isEqualTo(Presets.find(CATCH, DQN, "tuned").settings());
        assertThat(CATCH.rules().initial()).isEqualTo(Presets.find(CATCH, DQN, "tuned").world().rules());
    }

    /// The recurrent form of CAVE's source looks at each picture with the same layers as its other one.
    @Test
    void bothFormsOfTheSourceOfCaveSeeWithTheSameFilters() throws Refused {
        EnvironmentType<?> cave = Environments.find("cave").orElseThrow();
        Dqn.Settings plain = (Dqn.Settings) Presets.find(cave, DQN, "as-in-the-source").settings();
        Drqn.Settings recurrent =
                (Drqn.Settings) Presets.find(cave, Algorithms.find("drqn").orElseThrow(), "as-in-the-source").settings();
        assertThat(recurrent.filters()).isEqualTo(plain.filters());
    }

    @Test
    void anUnknownPresetIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Presets.find(CATCH, DQN, "best")).isInstanceOf(Refused.class)
                .hasMessage("There is no preset “best”. Choose one of tuned, as-in-the-source.");
    }

    @Test
    void aBrokenPresetIsSaidAndNotSkipped() throws Exception {
        String file = Files.readString(Path.of("../resources/presets/catch-dqn.json"));
        assertBroken(file.replace("\"discount\": 0.95", "\"discount\": 1.5"),
                "The preset “tuned” in catch-dqn.json can’t be used: Discount γ must be between 0 and 1, not 1.5.");
        assertBroken(file.replace("\"discount\": 0.95,", ""), "The preset “tuned” in catch-dqn.json can’t be used: Discount γ is missing.");
        assertBroken(file.replace("\"as-in-the-source\"", "\"tuned\""), "The preset file catch-dqn.json has an entry “tuned”");
        assertBroken(file.replace("\"catch\"", "\"cave\""), "The preset file catch-dqn.json has an entry “tuned”");
    }

    private static void assertBroken(String json, String sentence) {
        assertThatThrownBy(() -> Presets.read(json.getBytes(StandardCharsets.UTF_8), "catch-dqn.json", CATCH, DQN))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(sentence);
    }
}
