package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import agentarcade.agent.AgentState;
import agentarcade.agent.Diverged;
import agentarcade.agent.Opinion;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Schedule;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;

class ReinforceTest {
    private static final Knobs<Reinforce.Settings> KNOBS = Knobs.of(Reinforce.Settings.class);
    private static final Space CHOICES = new Space.Discrete(3);
    private static final Space NUMBERS = new Space.Box(-0.5f, 0.5f, 2);

    private final Map<String, Double> readings = new TreeMap<>();

    private static Reinforce.Settings settings(Object... changes) {
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

    private Reinforce agent(Space actions, Object... changes) {
        return new Reinforce(settings(changes), new Task(new Space.Box(-10, 10, 3), actions, 1, readings::put));
    }

    /// Plays and learns an episode of so many steps, each of which earns a reward.
    private static void play(Reinforce agent, int steps, double reward, Ending ending) {
        Randomness random = new Randomness(agent.updates() * 1000 + steps);
        for (int t = 1; t <= steps; t++) {
            Action action = act(agent, observation(random));
            Ending end = t == steps ? ending : Ending.NONE;
            agent.learn(new Transition[] {new Transition(observation(random), action, reward, observation(random), end)});
        }
    }

    private static Action act(Reinforce agent, float[] observation) {
        Action[] actions = new Action[1];
        agent.act(new float[][] {observation}, actions);
        return actions[0];
    }

    private static float[] observation(Randomness random) {
        return new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
    }

    private static float[] policyWeights(Reinforce agent) {
        return (float[]) agent.save().arrays().get("weights/policy");
    }

    private static double lastReward(Reinforce agent) {
        double[] rewards = (double[]) agent.save().arrays().get("episodes/rewards");
        return rewards[rewards.length - 1];
    }

    @Test
    void nothingIsLearnedBeforeAsManyGamesAsAnUpdateTakesAreOver() {
        try (Reinforce agent = agent(CHOICES, "episodesPerUpdate", 3)) {
            float[] before = policyWeights(agent);
            play(agent, 5, 1, Ending.TERMINATED);
            play(agent, 7, 1, Ending.TERMINATED);
            assertThat(agent.updates()).isZero();
            assertThat(policyWeights(agent)).isEqualTo(before);
            play(agent, 1, 1, Ending.TERMINATED);
            assertThat(agent.updates()).isEqualTo(1);
            assertThat(policyWeights(agent)).isNotEqualTo(before);
        }
    }

    @Test
    void eachUpdateForgetsTheGamesItHasLearnedFrom() {
        try (Reinforce agent = agent(CHOICES, "episodesPerUpdate", 2)) {
            for (int game = 0; game < 4; game++) {
                play(agent, 5, 1, Ending.TERMINATED);
            }
            assertThat(agent.updates()).isEqualTo(2);
            assertThat((Reinforce.Numbers) agent.save().numbers())
                    .extracting(Reinforce.Numbers::steps, Reinforce.Numbers::rows, Reinforce.Numbers::episodes).containsExactly(20L, 0, 0);
        }
    }

    @Test
    void returnsThatAreAllEqualTeachNothingOnceTheyAreStandardised() {
        for (Reinforce.Standardising standardising : List.of(Reinforce.Standardising.EPISODE, Reinforce.Standardising.BATCH)) {
            try (Reinforce agent = agent(CHOICES, "baseline", false, "standardising", standardising, "discount", 0.0)) {
                float[] before = policyWeights(agent);
                play(agent, 6, 5, Ending.TERMINATED);
                play(agent, 1, 5, Ending.TERMINATED);
                assertThat(agent.updates()).isEqualTo(2);
                assertThat(policyWeights(agent)).isEqualTo(before);
                assertThat(readings.get("loss")).isZero();
            }
        }
    }

    @Test
    void whatEarnsMoreWeighsMore() {
        float[] once = changeOfPolicy(1);
        float[] twice = changeOfPolicy(2);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isEqualTo(2 * once[i], within(1e-4f));
        }
        assertThat(changeOfPolicy(0)).containsOnly(0);
    }

    private float[] changeOfPolicy(double reward) {
        try (Reinforce agent = agent(CHOICES, "baseline", false, "optimizer", Descent.SGD, "learningRate", 0.1)) {
            float[] before = policyWeights(agent);
            play(agent, 8, reward, Ending.TERMINATED);
            float[] after = policyWeights(agent);
            for (int i = 0; i < after.length; i++) {
                after[i] -= before[i];
            }
            return after;
        }
    }

    @Test
    void onlyAnEpisodeThatRanOutOfTimeIsWorthSomethingAfterItsEnd() {
        try (Reinforce agent = agent(CHOICES, "episodesPerUpdate", 2, "discount", 0.5)) {
            play(agent, 3, 1, Ending.TERMINATED);
            assertThat(lastReward(agent)).isEqualTo(1);
        }
        try (Reinforce agent = agent(CHOICES, "episodesPerUpdate", 2, "discount", 0.5)) {
            float[] last = {0.3f, 0.2f, 0.1f};
            double value = agent.decide(last).value().orElseThrow();
            agent.learn(new Transition[] {new Transition(last, act(agent, last), 1, last, Ending.TRUNCATED)});
            assertThat(lastReward(agent)).isEqualTo(1 + 0.5 * value);
            assertThat(value).isNotZero();
        }
    }

    @Test
    void withoutABaselineReturnsStopAtTheTimeLimit() {
        try (Reinforce agent = agent(CHOICES, "episodesPerUpdate", 2, "baseline", false)) {
            play(agent, 3, 1, Ending.TRUNCATED);
            assertThat(lastReward(agent)).isEqualTo(1);
            assertThat(agent.decide(new float[3]).value()).isEmpty();
        }
    }

    @Test
    void theBaselineLearnsWhatIsEarned() {
        try (Reinforce agent = agent(CHOICES, "discount", 0.0, "baselineSteps", 100, "baselineLearningRate", 0.01)) {
            for (int game = 0; game < 30; game++) {
                play(agent, 10, 3, Ending.TERMINATED);
            }
            assertThat(agent.decide(new float[] {0.5f, 0.5f, 0.5f}).value().orElseThrow()).isEqualTo(3, within(0.05));
            assertThat(readings.get("valueLoss")).isLessThan(0.01);
        }
    }

    @Test
    void realActionsAreClippedForTheWorldButLearnedFromAsTheyWereDrawn() {
        try (Reinforce agent = agent(NUMBERS, "deviation", 5.0, "episodesPerUpdate", 2)) {
            boolean beyond = false;
            for (int t = 0; t < 20; t++) {
                float[] seen = new float[3];
                Action action = act(agent, seen);
                for (float number : ((Action.Continuous) action).values()) {
                    assertThat(number).isBetween(-0.5f, 0.5f);
                }
                agent.learn(new Transition[] {new Transition(seen, action, 1, seen, Ending.NONE)});
            }
            for (float number : (float[]) agent.save().arrays().get("episodes/actions")) {
                beyond |= Math.abs(number) > 0.5f;
            }
            assertThat(beyond).isTrue();
        }
    }

    @Test
    void theStandardDeviationBeginsAsItIsSetAndIsLearned() {
        try (Reinforce agent = agent(NUMBERS, "deviation", 0.25, "learningRate", 0.01)) {
            assertThat(deviations(agent)).containsExactly(new float[] {0.25f, 0.25f}, within(1e-6f));
            play(agent, 20, 1, Ending.TERMINATED);
            assertThat(deviations(agent)).doesNotContain(new float[] {0.25f}, within(1e-6f));
        }
    }

    private static float[] deviations(Reinforce agent) {
        return ((Opinion.Bell) agent.decide(new float[3]).opinion()).deviations();
    }

    @Test
    void twoChoicesByASigmoidHaveOneOutput() {
        try (Reinforce sigmoid = agent(new Space.Discrete(2), "sigmoid", true, "hidden", List.of(), "bias", false);
                Reinforce three = agent(CHOICES, "sigmoid", true, "hidden", List.of(), "bias", false)) {
            assertThat(policyWeights(sigmoid)).hasSize(3);
            assertThat(policyWeights(three)).hasSize(9);
            float[] seen = {1, 2, 3};
            float[] w = policyWeights(sigmoid);
            float right = (float) (1 / (1 + Math.exp(-(w[0] + 2 * w[1] + 3 * w[2]))));
            assertThat(((Opinion.Probabilities) sigmoid.decide(seen).opinion()).probabilities()).containsExactly(
                    new float[] {1 - right, right}, within(1e-5f));
        }
    }

    @Test
    void theLearningRateComesDownToNothing() {
        try (Reinforce agent = agent(CHOICES, "learningRateSchedule", Schedule.Shape.LINEAR, "learningRateSteps",
                10)) {
            play(agent, 5, 1, Ending.TERMINATED);
            float[] before = policyWeights(agent);
            play(agent, 5, 1, Ending.TERMINATED);
            assertThat(policyWeights(agent)).isEqualTo(before);
        }
    }

    @Test
    void savedInTheMiddleOfABatchItGoesOnToTheSameBits() {
        for (Space actions : List.of(CHOICES, NUMBERS)) {
            try (Reinforce straight = agent(actions, "episodesPerUpdate", 3); Reinforce resumed = agent(actions, "episodesPerUpdate", 3)) {
                for (int game = 0; game < 5; game++) {
                    play(straight, 4, 1, Ending.TERMINATED);
                }
                resumed.restore(straight.save());
                for (int game = 0; game < 5; game++) {
                    play(straight, 4, game, Ending.TRUNCATED);
                    play(resumed, 4, game, Ending.TRUNCATED);
                }
                AgentState expected = straight.save();
                assertThat(resumed.save().numbers()).isEqualTo(expected.numbers());
                assertThat(resumed.save().arrays()).usingRecursiveComparison().isEqualTo(expected.arrays());
            }
        }
    }

    @Test
    void anExplodingLearningRateIsSaidWithItsLayer() {
        try (Reinforce agent = agent(CHOICES, "optimizer", Descent.SGD, "learningRate", 1.0, "baseline", false)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> {
                for (int game = 0; game < 50; game++) {
                    play(agent, 5, 1e30, Ending.TERMINATED);
                }
            }).satisfies(diverged -> assertThat(diverged.sentence().key()).isEqualTo("agent.diverged"));
        }
    }

    @Test
    void aBaselineThatHasDivergedIsSaidBeforeItSpoilsACurve() {
        List<Double> all = new ArrayList<>();
        Task task = new Task(new Space.Box(-10, 10, 3), CHOICES, 1, (name, value) -> all.add(value));
        try (Reinforce agent = new Reinforce(
                settings("optimizer", Descent.SGD, "baselineLearningRate", 1.0, "baselineSteps", 1, "hidden", List.of(8, 8)), task)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> {
                for (int game = 0; game < 50; game++) {
                    play(agent, 5, 1000, Ending.TERMINATED);
                }
            }).withMessageContaining("in layer 3 (Dense 1)");
        }
        assertThat(all).isNotEmpty().allMatch(Double::isFinite);
    }

    @Test
    void aStandardDeviationThatGrowsBeyondAllBoundsIsNamed() {
        try (Reinforce agent = agent(NUMBERS, "optimizer", Descent.SGD, "learningRate", 1.0, "entropyWeight", 1.0, "baseline", false,
                "averaging", Reinforce.Averaging.SUM)) {
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> play(agent, 100, 0, Ending.TERMINATED))
                    .withMessageContaining("(log σ)");
        }
    }

    @Test
    void theGradientIsShortenedTogetherWithThatOfTheStandardDeviations() {
        double free = logDeviation(0);
        double norm = readings.get("gradientNorm");
        assertThat(norm).as("all of it is the entropy's, of two dimensions").isEqualTo(Math.sqrt(2), within(1e-6));
        assertThat(free).isEqualTo(0.1, within(1e-6));
        assertThat(logDeviation(norm / 4)).isEqualTo(free / 4, within(1e-6));
        assertThat(readings.get("gradientNorm")).isEqualTo(norm);
    }

    /// log σ, of 0 at first, after an episode that earned nothing: only entropy has a gradient, of 1.
    private double logDeviation(double gradientClip) {
        try (Reinforce agent = agent(NUMBERS, "optimizer", Descent.SGD, "learningRate", 0.1, "entropyWeight", 1.0, "baseline", false,
                "gradientClip", gradientClip)) {
            play(agent, 5, 0, Ending.TERMINATED);
            return Math.log(deviations(agent)[0]);
        }
    }

    @Test
    void longGradientsAreShortened() {
        try (Reinforce agent = agent(CHOICES, "optimizer", Descent.SGD, "learningRate", 1.0, "baseline", false,
                "gradientClip", 0.01)) {
            float[] before = policyWeights(agent);
            play(agent, 5, 1000, Ending.TERMINATED);
            float[] after = policyWeights(agent);
            double squares = 0;
            for (int i = 0; i < after.length; i++) {
                squares += (after[i] - before[i]) * (after[i] - before[i]);
            }
            assertThat(readings.get("gradientNorm")).isGreaterThan(1);
            assertThat(Math.sqrt(squares)).isEqualTo(0.01, within(1e-5));
        }
    }
}
