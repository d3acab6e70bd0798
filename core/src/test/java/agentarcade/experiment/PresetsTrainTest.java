package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every preset builds an agent for its world (filters fit the picture, say) that acts and takes in what happens.
class PresetsTrainTest {

    record Named(Preset preset) {
        @Override
        public String toString() {
            return "%s of %s in %s".formatted(preset.id(), preset.algorithm().id(), preset.world().type().id());
        }
    }

    static Stream<Named> presets() throws Refused {
        List<Named> all = new ArrayList<>();
        for (EnvironmentType<?> environment : Environments.ALL) {
            for (AlgorithmType<?> algorithm : Algorithms.ALL) {
                Presets.of(environment, algorithm).forEach(preset -> all.add(new Named(preset)));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetTrains(Named named) {
        try (TrainingLoop loop = named.preset().experiment(1).start(event -> {
        })) {
            for (int step = 0; step < 100; step++) {
                loop.step();
            }
            assertThat(loop.steps()).isGreaterThanOrEqualTo(100);
        }
    }
}
