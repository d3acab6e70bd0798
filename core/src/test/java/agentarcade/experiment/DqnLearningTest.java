package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Policy;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the tuned presets of DQN promise beyond Catch, judged once, with the weights as they are at the end.
class DqnLearningTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void cartPoleStaysUprightAfter50000Steps(long seed) throws Refused {
        assertThat(meanAfter(50_000, "cartpole-v1", seed)).isGreaterThanOrEqualTo(475);
    }

    private static double meanAfter(long steps, String world, long seed) throws Refused {
        Experiment experiment = Presets.find(Environments.find(world).orElseThrow(), Algorithms.find("dqn").orElseThrow(), "tuned")
                .experiment(seed);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < steps) {
                loop.step();
            }
            try (Policy policy = loop.policy().open()) {
                return Evaluation.episodes(experiment.world().training(), policy, 100, 1000 + seed).mean();
            }
        }
    }
}
