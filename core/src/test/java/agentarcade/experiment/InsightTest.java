package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import agentarcade.agent.Insight;
import agentarcade.agent.Policy;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.train.Bits;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Looking into an agent shows something, and leaves no trace in it.
class InsightTest {
    private static final int STEPS = 400;

    static Stream<Experiment> experiments() {
        return Algorithms.ALL.stream().flatMap(algorithm -> Stream.of("catch", "pendulum-v1")
                .map(id -> World.canonical(Environments.find(id).orElseThrow())).filter(algorithm::fits)
                .map(world -> new Experiment(world, algorithm, algorithm.settings().initial(), 1)));
    }

    private static TrainingLoop train(Experiment experiment, boolean looking) {
        TrainingLoop loop = experiment.start(event -> {
        });
        while (loop.steps() < STEPS || loop.updates() < 3) {
            loop.step();
            if (looking && loop.steps() % 23 == 0) {
                loop.insight();
                try (Policy policy = loop.policy().open()) {
                    policy.decide(loop.scene().observation());
                    policy.anatomy();
                }
            }
        }
        return loop;
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whoIsLookedIntoShowsRewardsAndItsJudgementAndLearnsTheSameToTheBit(Experiment experiment) {
        try (TrainingLoop seen = train(experiment, true); TrainingLoop unseen = train(experiment, false)) {
            assertThat(Bits.of(seen.checkpoint())).isEqualTo(Bits.of(unseen.checkpoint()));
            checkSamples(experiment, unseen.insight().samples());
        }
    }

    private static void checkSamples(Experiment experiment, Map<String, float[]> samples) {
        boolean byErrors = List.of("dqn", "ddpg", "drqn").contains(experiment.algorithm().id());
        assertThat(samples).containsOnlyKeys(Insight.REWARD, byErrors ? Insight.TD_ERROR : Insight.ADVANTAGE);
        samples.forEach((name, numbers) -> assertThat(numbers).as(name).hasSizeBetween(100, 512));
        if (experiment.environment().id().equals("catch")) {
            assertThat(samples.get(Insight.REWARD)).contains(-1, 0);
            for (float reward : samples.get(Insight.REWARD)) {
                assertThat(reward).isIn(-1f, 0f, 1f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsSeenOfAPolicyIsWhatItSays(Experiment experiment) {
        World usual = experiment.world();
        World normalised = new World(usual.type(), usual.rules(), new Wrapping(1, 1, 1, 1, true, true));
        Experiment changed = new Experiment(normalised, experiment.algorithm(), experiment.settings(), 1);
        try (TrainingLoop loop = train(changed, false); Policy policy = loop.policy().open()) {
            policy.decide(loop.scene().observation());
            assertThat(policy.anatomy().orElseThrow().layers()).hasSizeGreaterThan(2)
                    .allSatisfy(layer -> assertThat(layer.values()).hasSize(layer.form().size()).doesNotContain(Float.NaN));
        }
    }
}
