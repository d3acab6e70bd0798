package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Diverged;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("kinds")
class ActorCriticTest {
    private static final int WORLDS = 3;
    private static final int STEPS = 4;
    private static final int ROWS = WORLDS * STEPS;
    /// Weights below the policy's features. Noise that depends on the state takes the features as they are, so no gradient of it goes there.
    private static final int FEATURE_WEIGHTS = 5 * 6 + 6;
    private static final Space.Box NUMBERS = new Space.Box(-1, 1, 5);
    private static final Space.Box PICTURE = new Space.Box(0, 1, 4, 4);
    private static final Space.Box BOUNDED = new Space.Box(-0.1f, 0.1f, 2);

    record Kind(String name, Space.Box observations, Space actions, boolean shared, boolean stateDependent) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("choices, separate networks", NUMBERS, new Space.Discrete(3), false, false),
                new Kind("choices, shared filters", PICTURE, new Space.Discrete(3), true, false),
                new Kind("real numbers", NUMBERS, BOUNDED, true, false),
                new Kind("real numbers with noise of the state", NUMBERS, BOUNDED, false, true));
    }

    @Parameter Kind kind;

    private ActorCritic actorCritic(double logDeviation) {
        Body body = new Body(List.of(new Filter(2, 2, 1, false)), List.of(6), Activation.TANH);
        return new ActorCritic(new ActorCritic.Form(body, kind.shared(), false, logDeviation, kind.stateDependent()),
                new Task(kind.observations(), kind.actions(), 7, (name, value) -> {
                }), WORLDS, ROWS, Optimizer::sgd);
    }

    private float[] observation(Randomness random) {
        float[] observation = new float[kind.observations().size()];
        for (int i = 0; i < observation.length; i++) {
            observation[i] = random.nextFloat();
        }
        return observation;
    }

    /// A rollout of random observations, acted in by the policy, of which every reward is random.
    private Rollout gather(ActorCritic actorCritic) {
        Randomness random = new Randomness(11);
        Rollout rollout = new Rollout(STEPS, WORLDS, kind.observations().size(), actorCritic.policy().actionSize());
        Action[] actions = new Action[WORLDS];
        while (!rollout.isFull()) {
            float[][] seen = new float[WORLDS][];
            Transition[] transitions = new Transition[WORLDS];
            for (int world = 0; world < WORLDS; world++) {
                seen[world] = observation(random);
            }
            actorCritic.act(seen, rollout, 2, random, actions);
            for (int world = 0; world < WORLDS; world++) {
                transitions[world] = new Transition(seen[world], actions[world], random.nextGaussian(), observation(random), Ending.NONE);
            }
            rollout.add(transitions, actorCritic);
        }
        rollout.judge(0.9, 0.9);
        return rollout;
    }

    private static void show(Rollout rollout, ActorCritic actorCritic) {
        for (int row = 0; row < rollout.rows(); row++) {
            actorCritic.input().setRow(row, rollout.observations(), row * rollout.observationSize());
        }
    }

    /// All weights, those of the deviations behind the others.
    private static float[] weights(ActorCritic actorCritic) {
        Map<String, Object> arrays = new HashMap<>();
        actorCritic.save(arrays);
        float[] network = (float[]) arrays.get("weights/actorCritic");
        float[] deviations = (float[]) arrays.getOrDefault("weights/deviations", new float[0]);
        float[] all = new float[network.length + deviations.length];
        System.arraycopy(network, 0, all, 0, network.length);
        System.arraycopy(deviations, 0, all, network.length, deviations.length);
        return all;
    }

    private static void weights(ActorCritic actorCritic, float[] all) {
        Map<String, Object> arrays = new HashMap<>();
        actorCritic.save(arrays);
        int split = ((float[]) arrays.get("weights/actorCritic")).length;
        arrays.put("weights/actorCritic", Arrays.copyOf(all, split));
        arrays.computeIfPresent("weights/deviations", (name, before) -> Arrays.copyOfRange(all, split, all.length));
        actorCritic.restore(new AgentState(null, arrays));
    }

    @Test
    void theGradientOfTheWholeLossOfA2cIsACentralDifference() {
        try (ActorCritic actorCritic = actorCritic(0)) {
            Batch batch = gather(actorCritic).batch();
            PolicyLoss loss = new PolicyLoss(actorCritic.policy(), 0.5, 0.1);
            compareGradient(actorCritic, it -> it.plain(loss, batch).total());
        }
    }

    @Test
    void theGradientOfTheWholeLossOfPpoIsACentralDifference() {
        try (ActorCritic actorCritic = actorCritic(0)) {
            Batch batch = gather(actorCritic).batch();
            for (int row = 0; row < ROWS; row++) {
                // As if the policy had moved since, for some steps further than the clip range.
                batch.logProbabilities()[row] += 0.05 * (row - ROWS / 2);
            }
            PolicyLoss loss = new PolicyLoss(actorCritic.policy(), 0.5, 0.1, true);
            compareGradient(actorCritic, it -> it.clipped(loss, batch, 0.2).total());
        }
    }

    /// With plain descent at a rate of 1 the gradient is the step back.
    private void compareGradient(ActorCritic actorCritic, ToDoubleFunction<ActorCritic> loss) {
        Rollout rollout = gather(actorCritic);
        float[] here = weights(actorCritic);
        show(rollout, actorCritic);
        loss.applyAsDouble(actorCritic);
        double norm = actorCritic.step(1, 0);
        float[] there = weights(actorCritic);
        double squares = 0;
        for (int i = 0; i < here.length; i++) {
            double gradient = (double) here[i] - there[i];
            squares += gradient * gradient;
            boolean checked = i % 5 == 0 || i > here.length - 14;
            if (checked && !(kind.stateDependent() && i < FEATURE_WEIGHTS)) {
                show(rollout, actorCritic);
                assertThat(gradient).as("weight %d", i).isCloseTo(centralDifference(actorCritic, here, i, loss), within(1e-3));
            }
        }
        assertThat(norm).isCloseTo(Math.sqrt(squares), within(1e-4));
    }

    private static double centralDifference(ActorCritic actorCritic, float[] here, int i, ToDoubleFunction<ActorCritic> loss) {
        float[] moved = here.clone();
        moved[i] = here[i] + 2e-3f;
        weights(actorCritic, moved);
        double above = loss.applyAsDouble(actorCritic);
        moved[i] = here[i] - 2e-3f;
        weights(actorCritic, moved);
        double below = loss.applyAsDouble(actorCritic);
        return (above - below) / (((double) here[i] + 2e-3f) - ((double) here[i] - 2e-3f));
    }

    @Test
    void aLongGradientIsShortenedInOnePiece() {
        try (ActorCritic actorCritic = actorCritic(0); ActorCritic shortened = actorCritic(0)) {
            float[] here = weights(actorCritic);
            double norm = stepOnce(actorCritic, 0);
            assertThat(stepOnce(shortened, norm / 4)).isEqualTo(norm);
            float[] free = weights(actorCritic);
            float[] less = weights(shortened);
            for (int i = 0; i < here.length; i++) {
                assertThat((double) less[i] - here[i]).isCloseTo(((double) free[i] - here[i]) / 4, within(1e-6));
            }
        }
    }

    private double stepOnce(ActorCritic actorCritic, double largestNorm) {
        Rollout rollout = gather(actorCritic);
        show(rollout, actorCritic);
        actorCritic.plain(new PolicyLoss(actorCritic.policy(), 0.5, 0), rollout.batch());
        return actorCritic.step(1, largestNorm);
    }

    @Test
    void whatTheRolloutSaysOfAnActionIsWhatThePolicySaysOfItLater() {
        try (ActorCritic actorCritic = actorCritic(0)) {
            Rollout rollout = gather(actorCritic);
            show(rollout, actorCritic);
            assertThat(actorCritic.clipped(new PolicyLoss(actorCritic.policy(), 0.5, 0), rollout.batch(), 0.2).divergence()).isZero();
            for (int row = 0; row < ROWS; row++) {
                float[] seen = Arrays.copyOfRange(rollout.observations(), row * rollout.observationSize(),
                        (row + 1) * rollout.observationSize());
                assertThat(actorCritic.value(seen)).isEqualTo(rollout.values()[row]);
            }
        }
    }

    @Test
    void realActionsAreLegalAndLearnedFromAsTheyWereDrawn() {
        try (ActorCritic actorCritic = actorCritic(1)) {
            Rollout rollout = new Rollout(STEPS, WORLDS, kind.observations().size(), actorCritic.policy().actionSize());
            Action[] actions = new Action[WORLDS];
            Randomness random = new Randomness(5);
            actorCritic.act(new float[][] {observation(random), observation(random), observation(random)}, rollout, 1, random, actions);
            for (int world = 0; world < WORLDS; world++) {
                switch (actions[world]) {
                    case Action.Discrete(int index) -> assertThat((float) index).isEqualTo(rollout.actions()[world]);
                    case Action.Continuous(float[] values) -> {
                        assertThat(BOUNDED.contains(values)).isTrue();
                        assertThat(values[0]).isEqualTo(Math.clamp(rollout.actions()[2 * world], -0.1f, 0.1f));
                    }
                }
            }
            if (kind.actions() instanceof Space.Box) {
                assertThat(Math.abs(rollout.actions()[0])).as("a draw of σ = e, far beyond the bounds").isGreaterThan(0.1f);
            }
        }
    }

    @Test
    void itsSnapshotDecidesLikeItAndSaysHowSureItIs() {
        try (ActorCritic actorCritic = actorCritic(-0.5); Policy opened = actorCritic.snapshot().open()) {
            float[] seen = observation(new Randomness(3));
            Decision own = actorCritic.decide(seen);
            Decision decision = opened.decide(seen);
            assertThat(decision.value().getAsDouble()).isEqualTo(actorCritic.value(seen));
            switch (decision.opinion()) {
                case Opinion.Probabilities(float[] probabilities) -> {
                    assertThat(kind.actions()).isEqualTo(new Space.Discrete(probabilities.length));
                    float sum = 0;
                    for (float probability : probabilities) {
                        sum += probability;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-6f));
                    assertThat(((Opinion.Probabilities) own.opinion()).probabilities()).isEqualTo(probabilities);
                    assertThat(own.action()).isEqualTo(decision.action());
                }
                case Opinion.Bell(float[] means, float[] deviations) -> {
                    assertThat(((Action.Continuous) decision.action()).values())
                            .containsExactly(Math.clamp(means[0], -0.1f, 0.1f), Math.clamp(means[1], -0.1f, 0.1f));
                    assertThat(((Opinion.Bell) own.opinion()).deviations()).isEqualTo(deviations);
                    if (!kind.stateDependent()) {
                        assertThat(deviations[0]).isCloseTo((float) StrictMath.exp(-0.5), within(1e-6f));
                    }
                }
                case Opinion other -> throw new AssertionError(other);
            }
        }
    }

    @Test
    void whatGrowsBeyondAllBoundsIsNamed() {
        try (ActorCritic actorCritic = actorCritic(0)) {
            Map<String, Object> arrays = new HashMap<>();
            actorCritic.save(arrays);
            Arrays.fill((float[]) arrays.get("weights/actorCritic"), 3e38f);
            actorCritic.restore(new AgentState(null, arrays));
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> stepOnce(actorCritic, 0))
                    .satisfies(diverged -> assertThat(diverged.sentence().key()).isEqualTo("agent.diverged"))
                    .withMessageContaining("numbers in layer");
        }
    }

    /// Between the last update and the next step whoever looks on is the first to find out.
    @Test
    void whatGrowsBeyondAllBoundsIsNamedToWhoeverLooksOnToo() {
        try (ActorCritic actorCritic = actorCritic(0)) {
            Map<String, Object> arrays = new HashMap<>();
            actorCritic.save(arrays);
            if (kind.stateDependent()) {
                Arrays.fill((float[]) arrays.get("weights/deviations"), 87);
            } else {
                Arrays.fill((float[]) arrays.get("weights/actorCritic"), 3e38f);
            }
            actorCritic.restore(new AgentState(null, arrays));
            assertThatExceptionOfType(Diverged.class).isThrownBy(() -> actorCritic.decide(observation(new Randomness(3))))
                    .withMessageContaining(kind.stateDependent() ? "(log σ)" : "numbers in layer ")
                    .satisfies(diverged -> assertThat(diverged.getMessage().contains("log σ")).isEqualTo(kind.stateDependent()));
        }
    }
}
