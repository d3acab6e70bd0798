package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import agentarcade.agent.Diverged;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.QNetwork;
import agentarcade.agent.parts.ReplayBuffer;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the settings beyond the plain algorithm do.
class DqnSwitchesTest {
    private static final Knobs<Dqn.Settings> KNOBS = Knobs.of(Dqn.Settings.class);
    private static final Space.Box PICTURE = Space.Box.picture(new float[] {0, 0.5f, 1}, 2, 4, 4);

    private final Map<String, List<Double>> readings = new TreeMap<>();

    /// A small network that learns from the first step on, with these changes.
    private static Dqn.Settings settings(Object... changes) {
        Map<String, Object> values = KNOBS.values(KNOBS.initial());
        values.putAll(Map.of("learningStarts", 1, "batchSize", 4, "hidden", List.of(6)));
        for (int i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], changes[i + 1]);
        }
        try {
            return KNOBS.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private Dqn dqn(Object... changes) {
        return new Dqn(settings(changes), new Task(PICTURE, new Space.Discrete(3), 1,
                (name, value) -> readings.computeIfAbsent(name, _ -> new ArrayList<>()).add(value)));
    }

    /// Step i of a life with an end after every fifth.
    private static Transition step(int i) {
        return new Transition(picture(i), Action.Discrete.of(i % 3), i % 4 - 1, picture(i + 1),
                i % 5 == 4 ? i % 2 == 0 ? Ending.TERMINATED : Ending.TRUNCATED : Ending.NONE);
    }

    private static float[] picture(int i) {
        Randomness random = new Randomness(i);
        float[] picture = new float[32];
        for (int cell = 0; cell < picture.length; cell++) {
            picture[cell] = random.nextInt(0, 3) / 2f;
        }
        return picture;
    }

    private static void learn(Dqn dqn, int from, int to) {
        for (int i = from; i < to; i++) {
            dqn.learn(new Transition[] {step(i)});
        }
    }

    private static float[] weights(Dqn dqn, String name) {
        return (float[]) dqn.save().arrays().get("weights/" + name);
    }

    private static int remembered(Dqn dqn) {
        return ((Dqn.Numbers) dqn.save().numbers()).experience().size();
    }

    // ---- targets and gradients ----

    /// A network that ignores what it sees: Q(s, ·) is its bias.
    private static QNetwork constant(float... q) {
        QNetwork network = new QNetwork(Architecture.mlp(1, List.of(), q.length), 8, Memory.arena());
        float[] parameters = new float[2 * q.length];
        System.arraycopy(q, 0, parameters, q.length, q.length);
        network.network().parameters(parameters);
        return network;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatComesAfterNStepsCountsGammaToTheN(int steps) {
        TransitionBatch batch = new TransitionBatch(1);
        for (Ending ending : Ending.values()) {
            ReplayBuffer replay = new ReplayBuffer(10, new Space.Box(0, 9, 1), new Space.Discrete(3), 3);
            replay.add(new Transition(new float[] {1}, Action.Discrete.of(0), 0.5, new float[] {2}, ending), steps);
            replay.sample(batch, 1, new Randomness(1));
            double[] targets = new double[1];
            try (QNetwork online = constant(1, 7, 3); QNetwork target = constant(10, 20, 40)) {
                Dqn.computeTargets(online, target, true, 0.9, batch, targets);
            }
            assertThat(targets[0]).isCloseTo(ending == Ending.TERMINATED ? 0.5 : 0.5 + Math.pow(0.9, steps) * 20, within(1e-12));
        }
    }

    @Test
    void aSummedLossIsTheMeanTimesTheBatch() {
        TransitionBatch batch = TransitionBatch.of(seen(0), seen(2), seen(2));
        double[] targets = {0.5, 5, 2};
        try (QNetwork network = constant(1, 7, 3)) {
            double mean = Dqn.computeGradients(network, new Dqn.Objective(Loss.HUBER, 1, false), batch, targets, new double[3]).loss();
            float[] gradients = network.network().gradients();
            double[] errors = new double[3];
            double sum = Dqn.computeGradients(network, new Dqn.Objective(Loss.HUBER, 1, true), batch, targets, errors).loss();
            assertThat(errors).containsExactly(0.5, -2, 1);
            assertThat(sum).isEqualTo(0.125 + 1.5 + 0.5).isCloseTo(3 * mean, within(1e-12));
            for (int i = 0; i < gradients.length; i++) {
                assertThat(network.network().gradients()[i]).isCloseTo(3 * gradients[i], within(1e-6f));
            }
        }
    }

    @Test
    void beyondDeltaTheLossOfHuberGrowsInAStraightLine() {
        try (QNetwork network = constant(1, 7, 3)) {
            Dqn.computeGradients(network, new Dqn.Objective(Loss.HUBER, 2, false), TransitionBatch.of(seen(1)), new double[] {2},
                    new double[1]);
            assertThat(network.network().gradients()).containsExactly(0, 2, 0, 0, 2, 0);
        }
    }

    private static Transition seen(int action) {
        return new Transition(new float[] {1}, Action.Discrete.of(action), 0, new float[] {1}, Ending.NONE);
    }

    @Test
    void gradientsLongerThanTheLimitAreShortened() {
        Object[] plain = {"optimizer", Descent.SGD, "loss", Loss.SQUARED, "learningRate", 1.0};
        try (Dqn free = dqn(plain); Dqn clipped = dqn("optimizer", Descent.SGD, "loss", Loss.SQUARED, "learningRate", 1.0,
                "largestGradient", 0.001)) {
            float[] before = weights(clipped, "online");
            learn(clipped, 0, 1);
            assertThat(distance(before, weights(clipped, "online"))).isCloseTo(0.001, within(1e-6));
            learn(free, 0, 1);
            assertThat(distance(before, weights(free, "online"))).isCloseTo(readings.get("gradientNorm").getLast(), within(1e-4))
                    .isGreaterThan(0.01);
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    // ---- the target network ----

    @Test
    void aSoftTargetFollowsSlowly() {
        try (Dqn dqn = dqn("targetPeriod", 1, "targetBlend", 0.25)) {
            float[] target = weights(dqn, "target");
            for (int i = 0; i < 10; i++) {
                learn(dqn, i, i + 1);
                float[] online = weights(dqn, "online");
                for (int w = 0; w < target.length; w++) {
                    target[w] = 0.75f * target[w] + 0.25f * online[w];
                }
                float[] actual = weights(dqn, "target");
                for (int w = 0; w < target.length; w++) {
                    assertThat(actual[w]).isCloseTo(target[w], within(1e-6f));
                }
            }
        }
    }

    // ---- when it learns, and how fast ----

    @Test
    void updatesComeInTheirIntervalSeveralAtATimeAndOnceMoreAtTheEndOfAnEpisode() {
        try (Dqn dqn = dqn("updateInterval", 4, "gradientSteps", 3, "updateAtEnd", true)) {
            long[] updates = new long[12];
            for (int i = 0; i < updates.length; i++) {
                learn(dqn, i, i + 1);
                updates[i] = dqn.updates();
            }
            assertThat(updates).containsExactly(0, 0, 0, 3, 4, 4, 4, 7, 7, 8, 8, 11);
        }
    }

    @Test
    void ofSoManyStepsOneIsRemembered() {
        try (Dqn dqn = dqn("rememberInterval", 4)) {
            learn(dqn, 0, 20);
            // Steps 3, 7, 11, 15, 19, and the ends 4, 9, 14 (19 is both).
            assertThat(remembered(dqn)).isEqualTo(8);
        }
    }

    @Test
    void aLearningRateThatHasComeDownToNothingLeavesTheWeightsAlone() {
        try (Dqn dqn = dqn("learningRateSchedule", Schedule.Shape.LINEAR, "learningRateLast", 0.0, "learningRateSteps", 20)) {
            learn(dqn, 0, 19);
            float[] before = weights(dqn, "online");
            learn(dqn, 19, 40);
            assertThat(weights(dqn, "online")).isEqualTo(before);
            assertThat(dqn.updates()).isEqualTo(40);
        }
    }

    @Test
    void explorationCanFollowTheUpdates() {
        try (Dqn dqn = dqn("epsilonClock", Dqn.Clock.UPDATES, "epsilonFirst", 1.0, "epsilonLast", 0.0, "epsilonSteps", 4, "updateInterval",
                2)) {
            learn(dqn, 0, 12);
            assertThat(readings.get("epsilon")).containsExactly(0.75, 0.5, 0.25, 0.0, 0.0, 0.0);
        }
    }

    @Test
    void theGradientsLengthIsTold() {
        try (Dqn dqn = dqn()) {
            learn(dqn, 0, 40);
            assertThat(readings.get("gradientNorm")).hasSize(3).allSatisfy(norm -> assertThat(norm).isPositive());
        }
    }

    /// Squares are beyond the bounds of a curve long before weights are.
    @ParameterizedTest
    @EnumSource(Loss.class)
    void learningThatBreaksDownEndsBeforeACurveShowsIt(Loss loss) {
        try (Dqn dqn = dqn("optimizer", Descent.SGD, "loss", loss, "huberDelta", 100.0, "lossSum", true, "learningRate", 1.0, "discount",
                1.0, "targetPeriod", 20, "prioritised", true, "hidden", List.of(6, 6), "activation", Activation.LINEAR)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> learn(dqn, 0, 5000));
            readings.forEach((name, values) -> assertThat(values).as(name).isNotEmpty()
                    .allSatisfy(value -> assertThat(value.floatValue()).isFinite()));
            for (float weight : weights(dqn, "online")) {
                assertThat(weight).isFinite();
            }
        }
    }

    /// More rows than there was room for at first; nothing else changes.
    @Test
    void aLargerBatchInTheMiddleOfARunGoesOnWithWhatWasLearned() {
        try (Dqn small = dqn(); Dqn roomy = dqn("batchSize", 64)) {
            roomy.use(settings());
            learn(small, 0, 30);
            learn(roomy, 0, 30);
            small.use(settings("batchSize", 64));
            roomy.use(settings("batchSize", 64));
            learn(small, 30, 60);
            learn(roomy, 30, 60);
            assertThat(weights(small, "online")).isEqualTo(weights(roomy, "online"));
            assertThat(weights(small, "target")).isEqualTo(weights(roomy, "target"));
        }
    }

    // ---- all at once ----

    private static final Object[] EVERYTHING = {"optimizer", Descent.RMSPROP_GRAVES, "largestGradient", 1.0, "targetPeriod", 3,
        "targetBlend", 0.1, "dueling", true, "nStep", 4, "prioritised", true, "rememberInterval", 2, "gradientSteps", 2, "updateAtEnd",
        true, "filters", List.of(new Filter(3, 3, 1, true)), "activation", Activation.TANH, "replayCapacity", 12};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 50, 53})
    void withEverySwitchOnARestoredAgentGoesOnToTheSameBits(int half) {
        try (Dqn straight = dqn(EVERYTHING); Dqn resumed = dqn(EVERYTHING)) {
            learn(straight, 0, half);
            resumed.restore(straight.save());
            learn(straight, half, half + 40);
            learn(resumed, half, half + 40);
            assertThat(resumed.save()).usingRecursiveComparison().isEqualTo(straight.save());
        }
    }

    @Test
    void withEverySwitchOnTheSnapshotDecidesLikeTheAgent() {
        try (Dqn dqn = dqn(EVERYTHING)) {
            learn(dqn, 0, 50);
            try (var policy = dqn.policy().open()) {
                for (int i = 0; i < 20; i++) {
                    assertThat(policy.decide(picture(i))).usingRecursiveComparison().isEqualTo(dqn.decide(picture(i)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGD", "MOMENTUM", "RMSPROP", "RMSPROP_GRAVES", "ADAM"})
    void everyOptimizerMakesTheErrorSmaller(String optimizer) {
        try (Dqn dqn = dqn("optimizer", Descent.valueOf(optimizer), "discount", 0.0, "batchSize", 32, "learningRate",
                optimizer.equals("MOMENTUM") ? 0.01 : optimizer.equals("SGD") ? 0.1 : 0.005)) {
            learn(dqn, 0, 60);
            double early = readings.get("loss").stream().skip(20).limit(20).mapToDouble(loss -> loss).average().orElseThrow();
            for (int i = 0; i < 20; i++) {
                learn(dqn, 0, 60);
            }
            List<Double> losses = readings.get("loss");
            double late = losses.subList(losses.size() - 20, losses.size()).stream().mapToDouble(loss -> loss).average().orElseThrow();
            assertThat(late).isLessThan(early / 2);
        }
    }
}
