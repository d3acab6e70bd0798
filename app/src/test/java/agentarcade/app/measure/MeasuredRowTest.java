package agentarcade.app.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.experiment.Experiment;
import agentarcade.knob.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredRowTest {
    @Test
    void aRowIsWhatItsWorldAndAlgorithmAreOfferedWithFirst() throws Refused {
        Experiment experiment = MeasuredRow.of("cartpole-v1/ppo").experiment();
        assertThat(experiment.environment().id()).isEqualTo("cartpole-v1");
        assertThat(experiment.algorithm().id()).isEqualTo("ppo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cave", "cave/dqn/1", "cave/genius", "moon/dqn", ""})
    void whatNamesNoTrainingIsRefused(String text) {
        assertThatThrownBy(() -> MeasuredRow.of(text)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.sentences().getFirst().key()).isEqualTo("measure.problem.row"));
    }
}
