package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Policy;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.api.Test;

class DdpgLearningTest {

    /// Random play earns about −1,200, the best possible is about −145.
    @Test
    void swingsThePendulumUpWithin6000Steps() throws Refused {
        Experiment experiment = Presets
                .find(Environments.find("pendulum-v1").orElseThrow(), Algorithms.find("ddpg").orElseThrow(), "tuned").experiment(1);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < 6_000) {
                loop.step();
            }
            try (Policy policy = loop.policy().open()) {
                assertThat(Evaluation.episodes(experiment.world().training(), policy, 50, 1).mean()).isGreaterThan(-300);
            }
        }
    }
}
