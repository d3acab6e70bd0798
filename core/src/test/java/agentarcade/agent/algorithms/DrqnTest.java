package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Diverged;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.RecurrentQ;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.nn.Activation;
import agentarcade.nn.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In a game of recall: at first the agent sees 1 or −1, then three times nothing but the time. In the last of four steps it must do 1 if
/// it saw 1, else 0. Right earns 1, wrong loses 1.
class DrqnTest {
    private static final int LENGTH = 4;

    private final Map<String, Double> readings = new TreeMap<>();

    private static <S extends Record> S settings(Class<S> type, Object... changes) {
        try {
            Knobs<S> knobs = Knobs.of(type);
            Map<String, Object> values = knobs.values(knobs.initial());
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return knobs.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private Task task() {
        return new Task(new Space.Box(-1, 1, 2), new Space.Discrete(2), 1, readings::put);
    }

    private Drqn drqn(Object... changes) {
        return new Drqn(settings(Drqn.Settings.class, changes), task());
    }

    private static float[] seen(int cue, int step) {
        return new float[] {step == 0 ? cue : 0, step / (float) LENGTH};
    }

    private static void play(Agent agent, int games, Randomness random) {
        for (int game = 0; game < games; game++) {
            int cue = 2 * random.nextInt(0, 2) - 1;
            for (int step = 0; step < LENGTH; step++) {
                play(agent, cue, step);
            }
        }
    }

    private static void play(Agent agent, int cue, int step) {
        Action[] actions = new Action[1];
        float[] now = seen(cue, step);
        agent.act(new float[][] {now}, actions);
        boolean isLast = step + 1 == LENGTH;
        int right = cue > 0 ? 1 : 0;
        double reward = !isLast ? 0 : ((Action.Discrete) actions[0]).index() == right ? 1 : -1;
        agent.learn(new Transition[] {
            new Transition(now, actions[0], reward, seen(cue, step + 1), isLast ? Ending.TERMINATED : Ending.NONE)});
    }

    /// What the policy does at the end after both cues.
    private static List<Integer> recalled(Agent agent) {
        try (Policy policy = agent.policy().open()) {
            return IntStream.of(-1, 1).map(cue -> {
                policy.startEpisode();
                int action = 0;
                for (int step = 0; step < LENGTH; step++) {
                    action = ((Action.Discrete) policy.decide(seen(cue, step)).action()).index();
                }
                return action;
            }).boxed().toList();
        }
    }

    @Test
    void learnsToRememberWhereOneWithoutMemoryCanOnlyGuess() {
        try (Drqn drqn = drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "learningRate", 0.01, "epsilonSteps", 2000);
                Dqn dqn = new Dqn(settings(Dqn.Settings.class, "epsilonSteps", 2000), task())) {
            play(drqn, 1000, new Randomness(2));
            play(dqn, 1000, new Randomness(2));
            assertThat(recalled(drqn)).containsExactly(0, 1);
            assertThat(recalled(dqn).stream().distinct()).hasSize(1);
            assertThat(readings.get("loss")).isLessThan(0.1);
        }
    }

    @Test
    void learnsToRememberFromWholeEpisodesToo() {
        try (Drqn drqn = drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "wholeEpisodes", true, "learningRate", 0.01,
                "epsilonSteps", 2000)) {
            play(drqn, 1000, new Randomness(2));
            assertThat(recalled(drqn)).containsExactly(0, 1);
        }
    }

    @Test
    void valuesAreThoseOfDiscountedRewards() {
        try (Drqn drqn =
                drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "learningRate", 0.01, "epsilonSteps", 2000, "discount",
                        0.5)) {
            play(drqn, 1500, new Randomness(2));
            assertThat(drqn.decide(seen(1, 0)).value().orElseThrow()).isEqualTo(0.5 * 0.5 * 0.5, within(0.05));
        }
    }

    @Test
    void decidingLeavesNoTraceInWhatItRemembers() {
        try (Drqn drqn = drqn()) {
            play(drqn, 1, 0);
            float[] before = (float[]) drqn.save().arrays().get("memory/remembered");
            drqn.decide(seen(-1, 0));
            drqn.decide(seen(1, 2));
            assertThat((float[]) drqn.save().arrays().get("memory/remembered")).isEqualTo(before).isNotEqualTo(new float[before.length]);
        }
    }

    @Test
    void anEpisodeBeginsWithAnEmptyMemory() {
        try (Drqn drqn = drqn()) {
            play(drqn, 3, new Randomness(1));
            assertThat((float[]) drqn.save().arrays().get("memory/remembered")).containsOnly(0);
        }
    }

    @Test
    void aPolicyGoesOnFromWhatTheAgentRemembersUntilAnEpisodeBegins() {
        try (Drqn drqn = drqn(); Policy fresh = drqn.policy().open()) {
            play(drqn, 1, 0);
            try (Policy policy = drqn.policy().open()) {
                assertThat(values(policy, seen(1, 1))).isEqualTo(values(drqn, seen(1, 1)));
                policy.startEpisode();
                assertThat(values(policy, seen(1, 1))).isEqualTo(values(fresh, seen(1, 1))).isNotEqualTo(values(drqn, seen(1, 1)));
            }
        }
    }

    private static List<Float> values(Policy policy, float[] observation) {
        float[] values = ((Opinion.ActionValues) policy.decide(observation).opinion()).values();
        return List.of(values[0], values[1]);
    }

    @Test
    void savedInTheMiddleOfAnEpisodeItGoesOnToTheSameBits() {
        try (Drqn straight = drqn("learningStarts", 20, "burnIn", 1); Drqn resumed = drqn("learningStarts", 20, "burnIn", 1)) {
            play(straight, 20, new Randomness(3));
            play(straight, 1, 0);
            play(straight, 1, 1);
            resumed.restore(straight.save());
            for (Drqn drqn : List.of(straight, resumed)) {
                play(drqn, 1, 2);
                play(drqn, 1, 3);
                play(drqn, 20, new Randomness(4));
                play(drqn, -1, 0);
            }
            AgentState expected = straight.save();
            assertThat(resumed.save().numbers()).isEqualTo(expected.numbers());
            assertThat(resumed.save().arrays()).usingRecursiveComparison().isEqualTo(expected.arrays());
        }
    }

    // ---- targets ----

    private static final float[][] SHOWN = {{1, 0}, {0, 0.5f}, {-1, 1}};
    private static final RecurrentQ.Form FORM =
            RecurrentQ.Form.of(new Body(List.of(), List.of(6), Activation.TANH), new Space.Box(-1, 1, 2), 5, 2);

    /// Of one episode that comes again and again, with an update at each end.
    private Drqn repeating(boolean doubleDqn) {
        return drqn("hidden", List.of(6), "memory", 5, "activation", Activation.TANH, "doubleDqn", doubleDqn, "loss", Loss.SQUARED,
                "optimizer", Descent.SGD, "learningRate", 0.05, "discount", 0.9, "batchSize", 1, "stretch", 2, "wholeEpisodes", true,
                "learningStarts", 1, "updateInterval", 2, "targetPeriod", 1000);
    }

    private static void live(Drqn drqn, int action, Ending ending) {
        drqn.learn(new Transition[] {new Transition(SHOWN[0], Action.Discrete.of(action), 0.25, SHOWN[1], Ending.NONE)});
        drqn.learn(new Transition[] {new Transition(SHOWN[1], Action.Discrete.of(action), -1, SHOWN[2], ending)});
    }

    /// Q of the two actions after all that was shown up to each step.
    private static float[][] judged(Drqn drqn, String name) {
        try (RecurrentQ network = RecurrentQ.learning(FORM, 1, 3)) {
            network.restore(name, drqn.save());
            for (int t = 0; t < 3; t++) {
                network.input().setRow(network.row(0, t), SHOWN[t]);
            }
            Matrix q = network.forward(1);
            return new float[][] {{q.get(0, 0), q.get(0, 1)}, {q.get(1, 0), q.get(1, 1)}, {q.get(2, 0), q.get(2, 1)}};
        }
    }

    /// The target network stays behind, the network chooses for it in Double DQN, and only a terminated episode has no future.
    @ParameterizedTest
    @CsvSource({"false, TERMINATED", "false, TRUNCATED", "true, TERMINATED", "true, TRUNCATED"})
    void theLossIsThatOfTheTargetNetworksValues(boolean doubleDqn, Ending ending) {
        try (Drqn drqn = repeating(doubleDqn)) {
            float[][] target = judged(drqn, "target");
            int action = GreedyQ.best(target[1]);
            float[][] online = judged(drqn, "online");
            for (int game = 0; game < 400 && GreedyQ.best(online[1]) == action; game++) {
                live(drqn, action, ending);
                online = judged(drqn, "online");
            }
            assertThat(GreedyQ.best(online[1])).as("worth telling apart").isNotEqualTo(action);
            assertThat(judged(drqn, "target")).isDeepEqualTo(target);
            double[] next = new double[2];
            for (int t = 0; t < 2; t++) {
                next[t] = target[t + 1][GreedyQ.best(doubleDqn ? online[t + 1] : target[t + 1])];
            }
            double first = online[0][action] - (0.25 + 0.9 * next[0]);
            double last = online[1][action] - (-1 + (ending == Ending.TERMINATED ? 0 : 0.9 * next[1]));
            live(drqn, action, ending);
            assertThat(readings.get("loss")).isCloseTo((first * first + last * last) / 2, within(1e-6));
        }
    }

    @Test
    void theTargetNetworkIsACopyThatStaysBehindUntilItsPeriodIsOver() {
        try (Drqn drqn = drqn("learningStarts", 1, "updateInterval", 1, "targetPeriod", 10)) {
            play(drqn, 2, new Randomness(1));
            assertThat(weights(drqn, "target")).isNotEqualTo(weights(drqn, "online"));
            play(drqn, 1, 0);
            play(drqn, 1, 1);
            assertThat(weights(drqn, "target")).isEqualTo(weights(drqn, "online"));
            play(drqn, 1, 2);
            assertThat(weights(drqn, "target")).isNotEqualTo(weights(drqn, "online"));
        }
    }

    private static float[] weights(Drqn drqn, String name) {
        return (float[]) drqn.save().arrays().get("weights/%s-memory".formatted(name));
    }

    @Test
    void theShareOfRandomActionsFallsByStepsWhateverGameItIs() {
        try (Drqn drqn = drqn("learningStarts", 1, "updateInterval", 1, "epsilonFirst", 1.0, "epsilonLast", 0.2, "epsilonSteps", 8)) {
            List<Double> shares = new ArrayList<>();
            for (int step = 0; step < 10; step++) {
                play(drqn, 1, step % LENGTH);
                shares.add(readings.get("epsilon"));
            }
            // There is something to replay once three things were seen.
            assertThat(shares.subList(2, 10)).usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                    .containsExactly(0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.2, 0.2);
        }
    }

    // ---- when there is nothing to learn, or too much ----

    @Test
    void stretchesTooShortForTheBurnInAreNoUpdate() {
        Object[] late = {"learningStarts", 1, "updateInterval", 1, "burnIn", 50, "batchSize", 1};
        try (Drqn drqn = drqn(late)) {
            play(drqn, 40, new Randomness(1));
            AgentState before = drqn.save();
            long updates = drqn.updates();
            for (int i = 0; drqn.updates() == updates; i++) {
                assertThat(i).as("steps until a stretch begins with its episode").isLessThan(1000);
                assertThat(drqn.save().arrays().get("weights/online-memory")).isEqualTo(before.arrays().get("weights/online-memory"));
                play(drqn, 1, i % LENGTH);
            }
            assertThat(updates).isLessThan(100).isPositive();
        }
    }

    @Test
    void learningThatBreaksDownEndsBeforeACurveShowsIt() {
        List<Double> all = new ArrayList<>();
        Task task = new Task(new Space.Box(-1, 1, 2), new Space.Discrete(2), 1, (name, value) -> all.add(value));
        try (Drqn drqn = new Drqn(settings(Drqn.Settings.class, "learningStarts", 1, "updateInterval", 1, "optimizer", Descent.MOMENTUM,
                "loss", Loss.SQUARED, "learningRate", 1.0, "discount", 1.0, "gradientClip", 0.0, "targetPeriod", 1), task)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> play(drqn, 5000, new Randomness(1)));
            assertThat(all).isNotEmpty().allSatisfy(value -> assertThat(value.floatValue()).isFinite());
        }
    }

    @Test
    void whatGrewBeyondAllBoundsInTheEyeIsNotBlamedOnTheMemory() {
        try (Drqn drqn = drqn("learningStarts", 1, "updateInterval", 1, "hidden", List.of(8, 4))) {
            play(drqn, 1, 0);
            AgentState state = drqn.save();
            Arrays.fill((float[]) state.arrays().get("weights/online-eye"), 1e30f);
            drqn.restore(state);
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> play(drqn, 1, new Randomness(1)))
                    .withMessageContaining("layer 2 (Dense 4)");
        }
    }
}
