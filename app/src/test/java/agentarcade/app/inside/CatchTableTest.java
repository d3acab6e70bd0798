package agentarcade.app.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.games.Catch;
import agentarcade.env.games.CatchSolution;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

class CatchTableTest {
    private static final int SIZE = 6;
    private static final CatchSolution TRUTH = new CatchSolution(new Catch.Rules(SIZE), 0.9);

    private static Policy policy(Function<Catch.State, Decision> decide) {
        return new Policy() {
            @Override
            public Decision decide(float[] observation) {
                return decide.apply(CatchTable.state(observation, SIZE).orElseThrow());
            }

            @Override
            public void close() {
            }
        };
    }

    /// What is true, and so much more.
    private static Decision byValues(Catch.State state, double more) {
        double[] truth = TRUTH.actionValues(state);
        float[] values = new float[truth.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (truth[i] + more * (i + 1));
        }
        return Decision.byValues(Action.Discrete.of(0), values);
    }

    @Test
    void aStateIsReadFromWhatIsSeen() {
        for (Catch.State state : TRUTH.states()) {
            assertThat(CatchTable.state(TRUTH.observation(state), SIZE)).contains(state);
        }
        assertThat(CatchTable.state(new float[SIZE * SIZE], SIZE)).isEmpty();
    }

    @Test
    void whoKnowsTheTruthIsNowhereWrong() {
        CatchTable table = CatchTable.of(policy(state -> byValues(state, 0)), TRUTH, SIZE).orElseThrow();
        assertThat(table.errors().keySet()).containsExactlyElementsOf(TRUTH.states());
        assertThat(table.most()).isLessThan(1e-6);
    }

    @Test
    void errorsAreAveragedOverTheActions() {
        CatchTable table = CatchTable.of(policy(state -> byValues(state, state.row() == 2 ? 0.3 : 0)), TRUTH, SIZE).orElseThrow();
        assertThat(table.byAction()).isTrue();
        table.errors().forEach((state, error) -> assertThat(error).isCloseTo(state.row() == 2 ? 0.6 : 0, within(1e-5)));
        assertThat(table.most()).isCloseTo(0.6, within(1e-5));
        double mean = TRUTH.meanError(observation -> ((Opinion.ActionValues) byValues(CatchTable.state(observation, SIZE).orElseThrow(),
                CatchTable.state(observation, SIZE).orElseThrow().row() == 2 ? 0.3 : 0).opinion()).values());
        assertThat(table.mean()).isCloseTo(mean, within(1e-6));
    }

    @Test
    void whoJudgesOnlyStatesIsComparedWithTheirValue() {
        CatchTable table = CatchTable.of(policy(state -> new Decision(Action.Discrete.of(1), new Opinion.Probabilities(new float[3]),
                OptionalDouble.of(TRUTH.value(state) - 0.25))), TRUTH, SIZE).orElseThrow();
        assertThat(table.byAction()).isFalse();
        assertThat(table.mean()).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void whoJudgesNothingHasNoTable() {
        Optional<CatchTable> none = CatchTable.of(policy(state -> new Decision(Action.Discrete.of(1),
                new Opinion.Probabilities(new float[3]), OptionalDouble.empty())), TRUTH, SIZE);
        assertThat(none).isEmpty();
    }
}
