package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class RunNameTest {
    @Test
    void aRunIsCalledByWhatItIsMadeOf() {
        var world = Environments.find("catch").orElseThrow();
        var algorithm = Algorithms.find("dqn").orElseThrow();
        assertThat(RunName.suggested(new Experiment(world, world.rules().initial(), algorithm, algorithm.settings().initial(), 42)))
                .isEqualTo("catch-dqn-seed42.arcade");
    }

    @Test
    void aMissingSuffixIsAdded() {
        assertThat(RunName.withSuffix(Path.of("runs", "first.try"))).isEqualTo(Path.of("runs", "first.try.arcade"));
        assertThat(RunName.withSuffix(Path.of("run.arcade"))).isEqualTo(Path.of("run.arcade"));
    }
}
