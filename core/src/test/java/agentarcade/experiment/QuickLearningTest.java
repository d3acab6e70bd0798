package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import agentarcade.agent.Policy;
import agentarcade.env.Environment;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tuned presets learn the quick worlds within a fraction of what the table of results allows them. The command `results` is the real
/// measure; this one tells at every build whether something has broken, with one seed, and with two where there is time (`-Dslow=true`).
/// DQN on Catch and CartPole has tests of its own.
class QuickLearningTest {

    /// @param steps of the game
    /// @param least mean score of greedy games afterwards
    private record Lesson(String world, String algorithm, long steps, double least, long seed) {
        private Stream<Lesson> withSeeds() {
            return LongStream.rangeClosed(1, Boolean.getBoolean("slow") ? 2 : 1)
                    .mapToObj(other -> new Lesson(world, algorithm, steps, least, other));
        }

        @Override
        public String toString() {
            return "%s learns %s within %,d steps (seed %d)".formatted(algorithm, world, steps, seed);
        }
    }

    static Stream<Lesson> lessons() {
        return Stream.of(
                new Lesson("catch", "reinforce", 100_000, 0.98, 0),
                new Lesson("catch", "a2c", 100_000, 0.98, 0),
                new Lesson("catch", "ppo", 60_000, 0.98, 0),
                new Lesson("catch-ball-8", "dqn", 60_000, 50, 0),
                new Lesson("catch-ball-8", "reinforce", 300_000, 50, 0),
                new Lesson("catch-ball-8", "a2c", 300_000, 50, 0),
                new Lesson("catch-ball-8", "ppo", 200_000, 50, 0),
                new Lesson("cartpole-v1", "reinforce", 100_000, 475, 0),
                new Lesson("cartpole-v1", "a2c", 150_000, 475, 0),
                new Lesson("cartpole-v1", "ppo", 60_000, 475, 0)).flatMap(Lesson::withSeeds);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aTunedPresetLearnsQuickly(Lesson lesson) throws Refused {
        Experiment experiment = Presets.find(Environments.find(lesson.world()).orElseThrow(),
                Algorithms.find(lesson.algorithm()).orElseThrow(), "tuned").experiment(lesson.seed());
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < lesson.steps()) {
                loop.step();
            }
            try (Policy policy = loop.policy().open()) {
                Environment world = experiment.world().training();
                List<Double> scores = world.starts().isEmpty()
                        ? Evaluation.episodes(world, policy, 20, 1).scores()
                        : Evaluation.allStarts(world, policy).scores();
                double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
                assertThat(mean).as("%s: %s", lesson, scores).isGreaterThanOrEqualTo(lesson.least());
            }
        }
    }
}
