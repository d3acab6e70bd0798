package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Budget;
import agentarcade.experiment.results.Budget.Unit;
import agentarcade.experiment.results.Judging.AllStarts;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Outcome.Judgement;
import agentarcade.experiment.results.Row;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class TrialTest {
    private static Trial trial(Budget budget, Map<String, Object> changes, long seed) throws Refused {
        Row row = new Row("short", "catch", "dqn", "tuned", budget, new AllStarts(), List.of(), 1, true);
        Preset preset = Presets.of(row).orElseThrow();
        Map<String, Object> values = new HashMap<>(preset.algorithm().settings().values(preset.settings()));
        values.putAll(changes);
        return new Trial(row, new Preset("changed", preset.world(), preset.algorithm(), preset.algorithm().settings().create(values)),
                seed);
    }

    private static Outcome run(Budget budget, Map<String, Object> changes) throws Refused {
        return trial(budget, changes, 1).run(() -> false).orElseThrow();
    }

    /// A game of Catch has 9 steps.
    @Test
    void trainingEndsWithTheFirstStepAtItsBudget() throws Refused {
        assertThat(run(new Budget(Unit.STEPS, 250), Map.of())).extracting(Outcome::steps, Outcome::episodes).containsExactly(250L, 27L);
        assertThat(run(new Budget(Unit.GAMES, 30), Map.of())).extracting(Outcome::steps, Outcome::episodes).containsExactly(270L, 30L);
    }

    /// The first update comes with step 100, in the 12th game: 11 games are over by then.
    @Test
    void gamesCanCountFromTheFirstUpdateOn() throws Refused {
        Outcome outcome = run(new Budget(Unit.GAMES_SINCE_LEARNING, 5), Map.of("learningStarts", 100));
        assertThat(outcome).extracting(Outcome::episodes, Outcome::steps, Outcome::updates).containsExactly(16L, 144L, 45L);
    }

    @Test
    void anAgentIsJudgedOnAllStartsAndItsCurveIsKept() throws Refused {
        Outcome outcome = run(new Budget(Unit.GAMES, 30), Map.of());
        assertThat(outcome.evaluation().n()).isEqualTo(63);
        assertThat(outcome.evaluation().mean()).isBetween(0.0, 1.0);
        assertThat(outcome.curve().steps()).hasSize(30).endsWith(270L);
        assertThat(outcome.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(outcome.problem()).isEmpty();
    }

    @Test
    void trainingThatBreaksDownIsAnOutcomeToo() throws Refused {
        Map<String, Object> wild = new TreeMap<>(Map.of("learningRate", 1.0, "targetPeriod", 0, "doubleDqn", false));
        Preset like = trial(new Budget(Unit.GAMES, 1), Map.of(), 1).preset();
        like.algorithm().settings().all().stream().filter(knob -> knob.name().equals("optimizer") || knob.name().equals("loss"))
                .forEach(knob -> {
                    try {
                        wild.put(knob.name(), knob.parse(knob.name().equals("loss") ? "SQUARED" : "SGD"));
                    } catch (Refused impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
        Outcome outcome = run(new Budget(Unit.GAMES, 2_000), wild);
        assertThat(outcome.problem()).startsWith("Training stopped because the numbers in layer ");
        assertThat(outcome.evaluation()).isEqualTo(Judgement.NONE);
        assertThat(outcome.score()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(outcome.episodes()).isLessThan(2_000);
    }

    @Test
    void aStoppedTrialComesToNothing() throws Refused {
        AtomicInteger asked = new AtomicInteger();
        assertThat(trial(new Budget(Unit.GAMES, 1_000_000), Map.of(), 1).run(() -> asked.incrementAndGet() > 50)).isEmpty();
    }
}
