package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import agentarcade.agent.Diverged;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.QNetwork;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;
import org.junit.jupiter.api.Test;

class DqnTest {
    private static final Knobs<Dqn.Settings> KNOBS = Knobs.of(Dqn.Settings.class);

    private final Map<String, Double> readings = new TreeMap<>();

    private static Dqn.Settings settings(Object... changes) {
        try {
            Map<String, Object> values = KNOBS.values(KNOBS.initial());
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return KNOBS.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private Dqn dqn(Dqn.Settings settings) {
        return new Dqn(settings, new Task(new Space.Box(-10, 10, 3), new Space.Discrete(4), 1, readings::put));
    }

    private static Transition transition(long i, Ending ending) {
        Randomness random = new Randomness(i);
        float[] observation = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        float[] next = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        return new Transition(observation, Action.Discrete.of(random.nextInt(0, 4)), random.nextDouble(), next, ending);
    }

    private static Action act(Dqn dqn, float[] observation) {
        Action[] actions = new Action[1];
        dqn.act(new float[][] {observation}, actions);
        return actions[0];
    }

    private static void learn(Dqn dqn, int from, int to) {
        for (int i = from; i < to; i++) {
            dqn.learn(new Transition[] {transition(i, Ending.NONE)});
        }
    }

    private static float[] weights(Dqn dqn, String name) {
        return (float[]) dqn.save().arrays().get("weights/" + name);
    }

    // ---- targets ----

    /// Networks that ignore what they see: Q(s, ·) is their bias.
    private static QNetwork constant(float... q) {
        Architecture linear = Architecture.mlp(1, List.of(), q.length);
        QNetwork network = new QNetwork(linear, 4, Memory.arena());
        float[] parameters = new float[2 * q.length];
        System.arraycopy(q, 0, parameters, q.length, q.length);
        network.network().parameters(parameters);
        return network;
    }

    private static double[] targets(boolean doubleDqn, QNetwork online, QNetwork judge, Ending... endings) {
        TransitionBatch batch = TransitionBatch.of(Arrays.stream(endings)
                .map(ending -> new Transition(new float[] {1}, Action.Discrete.of(0), 0.5, new float[] {2}, ending))
                .toArray(Transition[]::new));
        double[] targets = new double[batch.rows()];
        Dqn.computeTargets(online, judge, doubleDqn, 0.9, batch, targets);
        return targets;
    }

    /// Not the action that was taken in s, as the program behind the article has it: that would give 0.5 + 0.9 · 10 here.
    @Test
    void doubleDqnLetsTheNetworkChooseTheNextActionAndTheTargetNetworkValueIt() {
        try (QNetwork online = constant(1, 7, 3); QNetwork target = constant(10, 20, 40)) {
            assertThat(targets(true, online, target, Ending.NONE)).containsExactly(0.5 + 0.9 * 20);
            assertThat(targets(false, online, target, Ending.NONE)).containsExactly(0.5 + 0.9 * 40);
        }
    }

    @Test
    void withoutATargetNetworkTheNetworkJudgesItself() {
        try (QNetwork online = constant(1, 7, 3)) {
            assertThat(targets(true, online, online, Ending.NONE)).containsExactly(0.5 + 0.9 * 7);
            assertThat(targets(false, online, online, Ending.NONE)).containsExactly(0.5 + 0.9 * 7);
        }
    }

    @Test
    void anEpisodeOutOfTimeStillHasAFutureATerminatedOneHasNone() {
        try (QNetwork online = constant(1, 7, 3); QNetwork target = constant(10, 20, 40)) {
            assertThat(targets(false, online, target, Ending.NONE, Ending.TRUNCATED, Ending.TERMINATED))
                    .containsExactly(0.5 + 0.9 * 40, 0.5 + 0.9 * 40, 0.5);
        }
    }

    @Test
    void onlyTheActionTakenHasAnError() {
        try (QNetwork online = constant(1, 7, 3)) {
            TransitionBatch batch = TransitionBatch.of(transition(1, 1), transition(2, 1));
            Dqn.BatchError error = Dqn.computeGradients(online, new Dqn.Objective(Loss.SQUARED, 1, false), batch, new double[] {6, 5},
                    new double[2]);
            assertThat(error).isEqualTo(new Dqn.BatchError((1 + 4) / 2.0, (7 + 3) / 2.0));
            // Weights see the input 1, biases the same slope: 2 · error / rows.
            assertThat(online.network().gradients()).containsExactly(0, 1, -2, 0, 1, -2);
        }
    }

    private static Transition transition(int action, float seen) {
        return new Transition(new float[] {seen}, Action.Discrete.of(action), 0, new float[] {seen}, Ending.NONE);
    }

    // ---- the target network ----

    @Test
    void theTargetNetworkIsACopyThatStaysBehindUntilItsPeriodIsOver() {
        try (Dqn dqn = dqn(settings("learningStarts", 1, "targetPeriod", 10, "hidden", List.of(5)))) {
            float[] first = weights(dqn, "online");
            assertThat(weights(dqn, "target")).isEqualTo(first);
            learn(dqn, 0, 9);
            assertThat(weights(dqn, "online")).isNotEqualTo(first);
            assertThat(weights(dqn, "target")).isEqualTo(first);
            learn(dqn, 9, 10);
            float[] tenth = weights(dqn, "online");
            assertThat(weights(dqn, "target")).isEqualTo(tenth);
            learn(dqn, 10, 19);
            assertThat(weights(dqn, "online")).isNotEqualTo(tenth);
            assertThat(weights(dqn, "target")).isEqualTo(tenth);
        }
    }

    @Test
    void aTargetNetworkSwitchedOnWhileTrainingStartsAsACopyOfTheNetwork() {
        try (Dqn dqn = dqn(settings("learningStarts", 1, "targetPeriod", 0, "hidden", List.of(5)))) {
            learn(dqn, 0, 50);
            dqn.use(settings("learningStarts", 1, "targetPeriod", 1000, "hidden", List.of(5)));
            assertThat(weights(dqn, "target")).isEqualTo(weights(dqn, "online"));
        }
    }

    // ---- exploration ----

    @Test
    void theShareOfRandomActionsFallsByStepsAsDeclared() {
        Dqn.Settings settings = settings("epsilonFirst", 1.0, "epsilonLast", 0.2, "epsilonSteps", 4,
                "learningStarts", 1, "hidden", List.of());
        try (Dqn dqn = dqn(settings)) {
            // Whatever game it is, and also at the end of one: only steps count.
            double[] expected = {0.8, 0.6, 0.4, 0.2, 0.2, 0.2};
            for (int i = 0; i < expected.length; i++) {
                dqn.learn(new Transition[] {transition(i, i % 2 == 0 ? Ending.TERMINATED : Ending.NONE)});
                assertThat(readings.get("epsilon")).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void exploresInTheShareOfStepsThatEpsilonSays() {
        Dqn.Settings settings = settings("exploration", Schedule.Shape.CONSTANT, "epsilonFirst", 0.4);
        try (Dqn dqn = dqn(settings)) {
            float[] observation = {1, 2, 3};
            Action greedy = dqn.decide(observation).action();
            int others = 0;
            for (int i = 0; i < 20_000; i++) {
                others += act(dqn, observation).equals(greedy) ? 0 : 1;
            }
            // One in four random actions is the greedy one.
            assertThat(others / 20_000.0).isCloseTo(0.4 * 3 / 4, within(0.015));
        }
    }

    // ---- when it learns ----

    @Test
    void updatesBeginWhenTheReplayHoldsEnoughAndComeInTheirInterval() {
        try (Dqn dqn = dqn(settings("learningStarts", 20, "updateInterval", 3, "hidden", List.of()))) {
            learn(dqn, 0, 20);
            assertThat(dqn.updates()).isZero();
            learn(dqn, 20, 21);
            assertThat(dqn.updates()).isEqualTo(1);
            learn(dqn, 21, 30);
            assertThat(dqn.updates()).isEqualTo(4);
        }
    }

    @Test
    void learningThatWouldNeverStartIsRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> KNOBS.with(settings("replayCapacity", 500), "learningStarts", 501))
                .withMessage(
                        "Learning would never start: it waits for 501 remembered steps, but the replay holds only 500.");
    }

    @Test
    void aLearningRateFarTooLargeEndsInASentenceThatNamesTheLayer() {
        Dqn.Settings settings = settings("learningRate", 1.0, "optimizer", Descent.SGD, "loss", Loss.SQUARED, "learningStarts", 1,
                "targetPeriod", 0, "discount", 1.0);
        try (Dqn dqn = dqn(settings)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> learn(dqn, 0, 5000)).withMessageMatching(
                    "Training stopped because the numbers in layer \\d \\(Dense \\d+\\) grew beyond all bounds\\. Reset, and "
                            + "try a smaller learning rate\\.");
            assertThat(readings.values()).allSatisfy(value -> assertThat(value).isFinite());
            for (float weight : weights(dqn, "online")) {
                assertThat(Float.isFinite(weight)).as("the step that would ruin the network was not taken").isTrue();
            }
        }
    }
}
