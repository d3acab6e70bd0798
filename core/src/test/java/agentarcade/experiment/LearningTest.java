package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import agentarcade.agent.Policy;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The presets of Catch do what they promise, judged on every start there is.
class LearningTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theTunedPresetCatchesAtLeast98PerCent(long seed) throws Refused {
        assertThat(caught("tuned", seed, 1_500)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void withTheSettingsOfTheSource8Of10SeedsCatchAtLeast98PerCent() throws Refused {
        long learned = 0;
        for (long seed : LongStream.rangeClosed(1, 10).toArray()) {
            learned += caught("as-in-the-source", seed, 1_000) >= 0.98 ? 1 : 0;
        }
        assertThat(learned).isGreaterThanOrEqualTo(8);
    }

    private static double caught(String preset, long seed, int games) throws Refused {
        Experiment experiment = Presets.find(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow(), preset)
                .experiment(seed);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.episodes() < games) {
                loop.step();
            }
            try (Policy policy = loop.policy().open()) {
                return Evaluation.allStarts(experiment.world().training(), policy).mean();
            }
        }
    }
}
