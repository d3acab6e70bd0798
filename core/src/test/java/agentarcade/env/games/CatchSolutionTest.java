package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.games.Catch.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatchSolutionTest {
    private static CatchSolution solved(int size, double discount) {
        return new CatchSolution(new Catch.Rules(size), discount);
    }

    /// The best discounted return of all sequences of actions that begin with this one, each played in the world itself.
    private static double bestOfAllSequences(Catch world, State state, int first, int size, double discount) {
        int more = size - 2 - state.row();
        double best = Double.NEGATIVE_INFINITY;
        for (int sequence = 0; sequence < StrictMath.pow(3, more); sequence++) {
            world.restore(state, new Randomness(0));
            Step step = world.step(Action.Discrete.of(first));
            double sum = step.reward();
            double worth = 1;
            for (int rest = sequence; step.ending() == Ending.NONE; rest /= 3) {
                step = world.step(Action.Discrete.of(rest % 3));
                worth *= discount;
                sum += worth * step.reward();
            }
            best = Math.max(best, sum);
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({"6, 0.9", "6, 1", "6, 0", "7, 0.95", "8, 0.9"})
    void everyActionIsWorthTheBestOfAllThatCanFollow(int size, double discount) {
        CatchSolution solution = solved(size, discount);
        Catch world = new Catch(new Catch.Rules(size));
        for (State state : solution.states()) {
            double[] values = solution.actionValues(state);
            for (int action = 0; action < 3; action++) {
                assertThat(values[action]).as("%d in %s", action, state)
                        .isCloseTo(bestOfAllSequences(world, state, action, size, discount), within(1e-12));
            }
        }
    }

    /// Three steps before a fruit in column 5 is down: from column 1 the basket gets to 4 if it loses none of them.
    @Test
    void whereEachStepCountsOnlyTheRightOneWins() {
        CatchSolution solution = solved(10, 0.9);
        State state = new State(6, 5, 1);
        double soon = 0.9 * 0.9;
        assertThat(solution.actionValues(state)).containsExactly(-soon, -soon, soon);
        assertThat(List.of(solution.isOptimal(state, 0), solution.isOptimal(state, 1), solution.isOptimal(state, 2)))
                .isEqualTo(List.of(false, false, true));
        assertThat(solution.value(state)).isEqualTo(soon);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 24})
    void theStatesAreThoseThatGamesComeThrough(int size) {
        Catch world = new Catch(new Catch.Rules(size));
        Set<State> reached = new HashSet<>();
        List<Record> row = world.starts();
        for (int i = 0; i < size - 1; i++) {
            row.forEach(state -> reached.add((State) state));
            row = row.stream().flatMap(state -> IntStream.range(-1, 2).<Record>mapToObj(move -> ((State) state).after(move, size)))
                    .distinct().toList();
        }
        assertThat(solved(size, 0.9).states()).doesNotHaveDuplicates().hasSameElementsAs(reached);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 11, 24})
    void everyStartCanBeWonAndIsByTheBestActions(int size) {
        CatchSolution solution = solved(size, 0.9);
        Catch world = new Catch(new Catch.Rules(size));
        for (Record start : world.starts()) {
            assertThat(solution.value((State) start)).isCloseTo(StrictMath.pow(0.9, size - 2), within(1e-12));
            // The last of the best actions, so that it is not always the same as that of a follower.
            for (int last = 2; last >= 0; last--) {
                world.restore(start, new Randomness(0));
                Step step;
                do {
                    State now = (State) world.snapshot();
                    int first = last;
                    step = world.step(Action.Discrete.of(
                            IntStream.range(0, 3).map(i -> (first + i) % 3).filter(action -> solution.isOptimal(now, action)).findFirst()
                                    .orElseThrow()));
                } while (step.ending() == Ending.NONE);
                assertThat(step.reward()).isEqualTo(1);
            }
        }
    }

    @Test
    void theTruthItselfHasNoErrorAndAlwaysDoesTheBest() {
        CatchSolution solution = solved(10, 0.9);
        assertThat(solution.meanError(observation -> floats(solution.actionValues(state(observation))))).isLessThan(1e-7);
        assertThat(solution.meanError(observation -> {
            float[] values = floats(solution.actionValues(state(observation)));
            values[1] += 0.3f;
            return values;
        })).isCloseTo(0.1, within(1e-6));
        assertThat(solution.optimalShare(observation -> best(solution.actionValues(state(observation))))).isEqualTo(1);
    }

    @Test
    void whoAlwaysStaysDoesTheBestInAsManyStatesAsThereAreWhereStayingIsBest() {
        CatchSolution solution = solved(10, 0.9);
        long staying = solution.states().stream().filter(state -> solution.isOptimal(state, 1)).count();
        assertThat(solution.optimalShare(observation -> 1)).isEqualTo((double) staying / solution.states().size())
                .isBetween(0.5, 0.95);
    }

    /// Read off the picture, as a learner must.
    private static State state(float[] observation) {
        int fruit = IntStream.range(0, 90).filter(i -> observation[i] == 1).findFirst().orElseThrow();
        int left = IntStream.range(90, 100).filter(i -> observation[i] == 1).findFirst().orElseThrow();
        return new State(fruit / 10, fruit % 10, left - 90 + 1);
    }

    private static float[] floats(double[] numbers) {
        return new float[] {(float) numbers[0], (float) numbers[1], (float) numbers[2]};
    }

    private static int best(double[] values) {
        return IntStream.range(0, 3).boxed().max((a, b) -> Double.compare(values[a], values[b])).orElseThrow();
    }

    @Test
    void whatIsHandedOutBelongsToTheReceiver() {
        CatchSolution solution = solved(6, 1);
        State state = new State(0, 0, 1);
        solution.actionValues(state)[0] = 7;
        assertThat(solution.actionValues(state)).containsExactly(1, 1, 1);
    }

    @Test
    void aDiscountThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> solved(10, 1.1)).withMessage("A discount lies between 0 and 1, unlike 1.1");
        assertThatIllegalArgumentException().isThrownBy(() -> solved(10, Double.NaN));
    }
}
