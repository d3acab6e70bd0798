package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import agentarcade.agent.Diverged;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Loss;
import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where learning breaks down it ends with a sentence that names the layer, in every algorithm: no curve ever shows a number that is none.
class DivergenceTest {
    private static final int PATIENCE = 5_000;

    record Case(AlgorithmType<?> algorithm, Space actions) {
        @Override
        public String toString() {
            return "%s in %s".formatted(algorithm.id(), actions);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(new Space.Discrete(2), new Space.Box(-1, 1, 1))
                .flatMap(
                        actions -> Algorithms.ALL.stream().filter(type -> type.plays().test(actions)).map(type -> new Case(type, actions)));
    }

    /// Large rewards and observations. Each episode is 7 steps long.
    private record Loud(Space actions, int[] steps) implements Environment {
        private record State(int steps) {
        }

        @Override
        public Space.Box observations() {
            return new Space.Box(-1e3f, 1e3f, 2);
        }

        @Override
        public void reset(RandomGenerator random) {
            steps[0] = 0;
        }

        @Override
        public Step step(Action action) {
            steps[0]++;
            return new Step(steps[0] % 3 == 0 ? 1e3 : -1e3, steps[0] == 7 ? Ending.TERMINATED : Ending.NONE);
        }

        @Override
        public void observe(float[] into) {
            into[0] = 50 * steps[0] - 200;
            into[1] = 100;
        }

        @Override
        public Record snapshot() {
            return new State(steps[0]);
        }

        @Override
        public void restore(Record snapshot, RandomGenerator random) {
            steps[0] = ((State) snapshot).steps();
        }

        @Override
        public Picture picture() {
            throw new UnsupportedOperationException("Nobody looks");
        }

        @Override
        public Controls controls() {
            throw new UnsupportedOperationException("Nobody plays");
        }

        @Override
        public double naturalSpeed() {
            return 1;
        }

        @Override
        public Score score() {
            return Score.RETURN;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learningThatExplodesEndsInASentenceThatNamesTheLayer(Case broken) throws Refused {
        Record settings = explosive(broken.algorithm().settings());
        try (TrainingLoop loop = new TrainingLoop(() -> new Loud(broken.actions(), new int[1]),
                task -> broken.algorithm().create(settings, task), settings, 1, event -> {
                })) {
            Diverged diverged = catchThrowableOfType(Diverged.class, () -> {
                while (loop.steps() < PATIENCE) {
                    loop.step();
                }
            });
            if (mustExplode(broken.algorithm().settings())) {
                assertThat(diverged).as("within %d steps", PATIENCE).isNotNull();
            }
            if (diverged != null) {
                assertThat(diverged.getMessage()).matches("Training stopped because the numbers in layer \\d+ \\(.+\\) grew beyond all "
                        + "bounds\\. Reset, and try a smaller learning rate\\.");
            }
            for (Map.Entry<String, Series.View> curve : loop.curves().entrySet()) {
                for (float value : curve.getValue().means()) {
                    assertThat(Float.isFinite(value)).as(curve.getKey()).isTrue();
                }
            }
        }
    }

    /// Plain descent takes steps as long as the gradient. Those of the others are about as long as the learning rate, which may ruin a policy
    /// but need not grow beyond all bounds.
    private static boolean mustExplode(Knobs<?> knobs) {
        return knobs.all().stream().anyMatch(knob -> knob instanceof Knob.Choice choice && choice.options().contains(Descent.SGD));
    }

    /// As fast as can be, with nothing that holds it back.
    private static Record explosive(Knobs<?> knobs) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>(knobs.values(knobs.initial()));
        for (Knob knob : knobs.all()) {
            if (knob instanceof Knob.RealNumber rate && List.of("learningRate", "actorRate", "criticRate").contains(knob.name())) {
                values.put(knob.name(), rate.max());
            }
            if (List.of("gradientNorm", "largestGradient", "gradientLimit", "gradientClip").contains(knob.name())) {
                values.put(knob.name(), 0.0);
            }
            if (knob instanceof Knob.Choice choice && choice.options().contains(Descent.SGD)) {
                values.put(knob.name(), Descent.SGD);
            }
            if (knob instanceof Knob.Choice choice && choice.options().contains(Loss.SQUARED)) {
                values.put(knob.name(), Loss.SQUARED);
            }
        }
        return knobs.create(values);
    }
}
