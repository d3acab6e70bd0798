package agentarcade.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.app.compare.Comparison.Row;
import agentarcade.app.run.Plan;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @Test
    void onlyWhatDiffersIsThereUnderItsHeading() throws Refused {
        Plan first = plan("catch", "dqn", 1);
        var dqn = Algorithms.find("dqn").orElseThrow().settings();
        Plan second = first.withSeed(2).withSettings(dqn.with(first.settings().orElseThrow(), "learningRate", 0.02));
        assertThat(Comparison.of(List.of(first, second), false, ENGLISH)).containsExactly(
                new Row("Algorithm", List.of()),
                new Row("Seed", List.of("1", "2")),
                new Row("Learning rate", List.of(ENGLISH.number(learningRate(first)), "0.02")));
    }

    private static double learningRate(Plan plan) {
        return ((Dqn.Settings) plan.settings().orElseThrow()).learningRate();
    }

    @Test
    void aSettingThatOnlyOneAlgorithmHasIsADashForTheOther() throws Refused {
        List<Row> rows = Comparison.of(List.of(plan("catch", "dqn", 1), plan("catch", "ppo", 1)), false, ENGLISH);
        assertThat(rows).contains(new Row("Algorithm", List.of("DQN", "PPO")));
        assertThat(rows).filteredOn(row -> row.label().equals("Steps per rollout")).singleElement()
                .satisfies(row -> assertThat(row.values()).startsWith("–").doesNotHaveDuplicates());
        assertThat(rows).filteredOn(row -> row.label().equals("Batch size")).as("one row for both").singleElement()
                .satisfies(row -> assertThat(row.values()).doesNotContain("–"));
    }

    @Test
    void allSettingsAreThereOnRequest() throws Refused {
        Plan plan = plan("catch", "dqn", 1);
        assertThat(Comparison.of(List.of(plan, plan), false, ENGLISH)).isEmpty();
        assertThat(Comparison.of(List.of(plan, plan), true, ENGLISH)).contains(new Row("Board size", List.of("10", "10")),
                new Row("World", List.of("Catch", "Catch"))).hasSizeGreaterThan(20);
    }

    private static Plan plan(String world, String algorithm, long seed) throws Refused {
        return Plan.of(Presets.first(Environments.find(world).orElseThrow(), Algorithms.find(algorithm).orElseThrow()), seed);
    }
}
