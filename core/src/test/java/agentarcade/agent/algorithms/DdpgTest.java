package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import agentarcade.agent.Diverged;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.algorithms.Ddpg.Noise;
import agentarcade.agent.parts.Schedule;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdpgTest {
    private static final Knobs<Ddpg.Settings> KNOBS = Knobs.of(Ddpg.Settings.class);
    private static final float[] SEEN = {1, -2, 3};

    private final Map<String, Double> readings = new TreeMap<>();

    /// Small networks that learn from the first step, unless said otherwise.
    private static Ddpg.Settings settings(Object... changes) {
        try {
            Map<String, Object> values = KNOBS.values(KNOBS.initial());
            values.putAll(Map.of("actorRate", 1e-3, "criticRate", 1e-3, "learningStarts", 1, "batchSize", 8, "actorHidden", List.of(5),
                    "criticHidden", List.of(6)));
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return KNOBS.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    /// Actions are a number from −2 to 2.
    private Ddpg ddpg(Ddpg.Settings settings) {
        return new Ddpg(settings, new Task(new Space.Box(-10, 10, 3), new Space.Box(-2, 2, 1), 1, readings::put));
    }

    private static Action.Continuous action(float value) {
        return new Action.Continuous(new float[] {value});
    }

    private static Transition transition(long i, Ending ending) {
        Randomness random = new Randomness(i);
        float[] observation = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        float[] next = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        return new Transition(observation, action(4 * random.nextFloat() - 2), random.nextDouble(), next, ending);
    }

    private static void learn(Ddpg ddpg, Transition transition) {
        ddpg.learn(new Transition[] {transition});
    }

    private static void learn(Ddpg ddpg, int from, int to) {
        for (int i = from; i < to; i++) {
            learn(ddpg, transition(i, Ending.NONE));
        }
    }

    private static float act(Ddpg ddpg) {
        Action[] actions = new Action[1];
        ddpg.act(new float[][] {SEEN}, actions);
        return ((Action.Continuous) actions[0]).values()[0];
    }

    private static float greedy(Ddpg ddpg) {
        return ((Action.Continuous) ddpg.decide(SEEN).action()).values()[0];
    }

    private static float[] weights(Ddpg ddpg, String name) {
        return ((float[]) ddpg.save().arrays().get("weights/" + name)).clone();
    }

    // ---- exploration ----

    @Test
    void beforeLearningStartsActionsAreUniform() {
        try (Ddpg ddpg = ddpg(settings("learningStarts", 10))) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 50_000; i++) {
                float value = act(ddpg);
                assertThat(value).isBetween(-2f, 2f);
                sum += value / 50_000;
                squares += value * value / 50_000;
            }
            assertThat(sum).isCloseTo(0, within(0.02));
            assertThat(squares).as("variance of a uniform number within ±2").isCloseTo(4 / 3.0, within(0.02));
        }
    }

    @Test
    void afterwardsTheyAreTheActorsWithNoiseInHalvesOfTheRange() {
        try (Ddpg ddpg = ddpg(settings("sigmaFirst", 0.1))) {
            learn(ddpg, 0, 1);
            float mean = greedy(ddpg);
            double squares = 0;
            for (int i = 0; i < 50_000; i++) {
                double noise = act(ddpg) - mean;
                squares += noise * noise / 50_000;
            }
            assertThat(Math.abs(mean)).as("far enough from the bounds").isLessThan(1);
            assertThat(squares).as("half of the range is 2").isCloseTo((0.1 * 2) * (0.1 * 2), within(0.001));
        }
    }

    @Test
    void withoutNoiseItActsAsItDecides() {
        try (Ddpg ddpg = ddpg(settings("sigmaFirst", 0.0))) {
            learn(ddpg, 0, 30);
            assertThat(act(ddpg)).isEqualTo(greedy(ddpg));
        }
    }

    @Test
    void noiseBeyondTheBoundsIsCutOff() {
        try (Ddpg ddpg = ddpg(settings("sigmaFirst", 2.0))) {
            learn(ddpg, 0, 1);
            int atABound = 0;
            for (int i = 0; i < 1_000; i++) {
                float value = act(ddpg);
                assertThat(value).isBetween(-2f, 2f);
                atABound += Math.abs(value) == 2 ? 1 : 0;
            }
            assertThat(atABound).isGreaterThan(500);
        }
    }

    @Test
    void sigmaComesDownByStepsAsDeclared() {
        Ddpg.Settings settings = settings("sigma", Schedule.Shape.LINEAR, "sigmaFirst", 1.0, "sigmaLast", 0.2, "sigmaSteps", 4);
        try (Ddpg ddpg = ddpg(settings)) {
            double[] expected = {0.8, 0.6, 0.4, 0.2, 0.2, 0.2};
            for (int i = 0; i < expected.length; i++) {
                learn(ddpg, transition(i, i % 2 == 0 ? Ending.TERMINATED : Ending.NONE));
                assertThat(readings.get("noise")).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void noiseThatDriftsStartsAgainFromZeroInEveryEpisodeHoweverTheLastOneEnded() {
        for (Ending ending : Ending.values()) {
            try (Ddpg ddpg = ddpg(settings("noise", Noise.ORNSTEIN_UHLENBECK, "sigmaFirst", 0.5))) {
                learn(ddpg, 0, 1);
                for (int i = 0; i < 20; i++) {
                    act(ddpg);
                }
                learn(ddpg, transition(1, ending));
                double[] drift = (double[]) ddpg.save().arrays().get("noise/ornstein-uhlenbeck");
                assertThat(drift[0] == 0).as("after %s", ending).isEqualTo(ending != Ending.NONE);
            }
        }
    }

    @Test
    void restoredInTheMiddleOfAnEpisodeItDriftsAndLearnsOnToTheSameBits() {
        Ddpg.Settings settings = settings("noise", Noise.ORNSTEIN_UHLENBECK, "sigmaFirst", 0.5);
        try (Ddpg straight = ddpg(settings); Ddpg restored = ddpg(settings)) {
            learn(straight, 0, 20);
            act(straight);
            restored.restore(straight.save());
            for (int i = 20; i < 40; i++) {
                assertThat(act(restored)).isEqualTo(act(straight));
                learn(straight, i, i + 1);
                learn(restored, i, i + 1);
            }
            assertThat(weights(restored, "actor")).containsExactly(weights(straight, "actor"));
            assertThat(weights(restored, "target-critic")).containsExactly(weights(straight, "target-critic"));
        }
    }

    // ---- target networks ----

    @Test
    void targetNetworksFollowByTheShareTauAfterEachUpdate() {
        try (Ddpg ddpg = ddpg(settings("targetRate", 0.1))) {
            for (String name : List.of("actor", "critic")) {
                assertThat(weights(ddpg, "target-" + name)).as("at first").containsExactly(weights(ddpg, name));
            }
            for (int i = 0; i < 5; i++) {
                float[] actorBefore = weights(ddpg, "target-actor");
                float[] criticBefore = weights(ddpg, "target-critic");
                learn(ddpg, i, i + 1);
                assertBlended(weights(ddpg, "target-actor"), actorBefore, weights(ddpg, "actor"));
                assertBlended(weights(ddpg, "target-critic"), criticBefore, weights(ddpg, "critic"));
            }
        }
    }

    private static void assertBlended(float[] target, float[] before, float[] network) {
        float[] expected = new float[target.length];
        for (int i = 0; i < target.length; i++) {
            expected[i] = 0.9f * before[i] + 0.1f * network[i];
        }
        assertThat(target).containsExactly(expected, within(1e-7f));
        assertThat(target).isNotEqualTo(before);
    }

    @Test
    void withTauOneTheyAreCopies() {
        try (Ddpg ddpg = ddpg(settings("targetRate", 1.0))) {
            learn(ddpg, 0, 10);
            assertThat(weights(ddpg, "target-actor")).containsExactly(weights(ddpg, "actor"));
            assertThat(weights(ddpg, "target-critic")).containsExactly(weights(ddpg, "critic"));
        }
    }

    // ---- when and how it learns ----

    @Test
    void updatesBeginWhenTheReplayHoldsEnoughAndComeInTheirIntervalSeveralAtATime() {
        try (Ddpg ddpg = ddpg(settings("learningStarts", 20, "updateInterval", 3, "gradientSteps", 2))) {
            learn(ddpg, 0, 20);
            assertThat(ddpg.updates()).isZero();
            learn(ddpg, 20, 21);
            assertThat(ddpg.updates()).isEqualTo(2);
            learn(ddpg, 21, 30);
            assertThat(ddpg.updates()).isEqualTo(8);
        }
    }

    /// A game of one step: whatever is seen, 1.2 is the best action, and its reward is 0.
    @Test
    void findsTheBestActionOfAGameOfOneStep() {
        Ddpg.Settings settings = settings("sigmaFirst", 0.3, "criticRate", 1e-2, "targetRate", 0.05, "learningStarts", 50, "batchSize", 32,
                "criticHidden", List.of(64));
        try (Ddpg ddpg = ddpg(settings)) {
            for (int i = 0; i < 1_500; i++) {
                float value = act(ddpg);
                learn(ddpg, new Transition(SEEN, action(value), -(value - 1.2) * (value - 1.2), SEEN, Ending.TERMINATED));
            }
            assertThat(greedy(ddpg)).isCloseTo(1.2f, within(0.25f));
            assertThat(ddpg.decide(SEEN).value().orElseThrow()).isCloseTo(0, within(0.1));
        }
    }

    @Test
    void aGradientLimitShortensTheSteps() {
        float free = largestChange(settings("gradientLimit", 0.0));
        assertThat(free).as("Adam's first step is as long as the learning rate").isCloseTo(1e-3f, within(1e-4f));
        // So short that Adam's ε outweighs it.
        assertThat(largestChange(settings("gradientLimit", 1e-9))).isLessThan(0.2f * free);
    }

    private float largestChange(Ddpg.Settings settings) {
        try (Ddpg ddpg = ddpg(settings)) {
            float[] before = weights(ddpg, "critic");
            learn(ddpg, 0, 1);
            float[] after = weights(ddpg, "critic");
            float largest = 0;
            for (int i = 0; i < before.length; i++) {
                largest = Math.max(largest, Math.abs(after[i] - before[i]));
            }
            return largest;
        }
    }

    @Test
    void weightDecayKeepsTheCriticSmall() {
        assertThat(size(settings("criticDecay", 0.1))).isLessThan(0.8 * size(settings("criticDecay", 0.0)));
    }

    private double size(Ddpg.Settings settings) {
        try (Ddpg ddpg = ddpg(settings)) {
            learn(ddpg, 0, 300);
            double squares = 0;
            for (float weight : weights(ddpg, "critic")) {
                squares += weight * weight;
            }
            return Math.sqrt(squares);
        }
    }

    @Test
    void learningThatWouldNeverStartIsRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> KNOBS.with(settings("replayCapacity", 500), "learningStarts", 501))
                .withMessage("Learning would never start: it waits for 501 remembered steps, but the replay holds only 500.");
    }

    /// More than a float can hold, and more than its square can.
    @ParameterizedTest
    @ValueSource(doubles = {1e40, 1e25})
    void numbersBeyondAllBoundsEndInASentenceThatNamesNetworkAndLayer(double reward) {
        try (Ddpg ddpg = ddpg(settings())) {
            learn(ddpg, 0, 20);
            Transition usual = transition(20, Ending.NONE);
            Transition endless = new Transition(usual.observation(), usual.action(), reward, usual.next(), Ending.NONE);
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> {
                for (int i = 0; i < 100; i++) {
                    learn(ddpg, endless);
                }
            }).withMessage("Training stopped because the numbers in layer 2 (critic, Dense 1) grew beyond all bounds. "
                    + "Reset, and try a smaller learning rate.");
            for (float weight : weights(ddpg, "critic")) {
                assertThat(Float.isFinite(weight)).as("the step that would ruin the network was not taken").isTrue();
            }
            assertThat(readings.values()).allSatisfy(value -> assertThat(value.floatValue()).isFinite());
        }
    }

    @Test
    void playsRealNumbersWithinBoundsAndNothingElse() {
        assertThat(Ddpg.plays(new Space.Box(-2, 2, 1))).isTrue();
        assertThat(Ddpg.plays(new Space.Box(0, Float.POSITIVE_INFINITY, 1))).isFalse();
        assertThat(Ddpg.plays(new Space.Discrete(3))).isFalse();
    }
}
