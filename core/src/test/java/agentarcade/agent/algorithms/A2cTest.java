package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import agentarcade.agent.AgentState;
import agentarcade.agent.Opinion;
import agentarcade.agent.Task;
import agentarcade.agent.parts.Schedule;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import org.junit.jupiter.api.Test;

class A2cTest {
    private static final Knobs<A2c.Settings> KNOBS = Knobs.of(A2c.Settings.class);

    private final Map<String, Double> readings = new TreeMap<>();

    private static A2c.Settings settings(Object... changes) {
        try {
            Map<String, Object> values = KNOBS.values(KNOBS.initial());
            values.putAll(Map.of("worlds", 2, "rolloutSteps", 8, "hidden", List.of(8)));
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return KNOBS.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private A2c a2c(Space actions, A2c.Settings settings) {
        return new A2c(settings, new Task(Bandits.OBSERVATIONS, actions, 1, readings::put));
    }

    private static Object weights(A2c a2c) {
        return a2c.save().arrays().get("weights/actorCritic");
    }

    @Test
    void eachRolloutIsLearnedFromOnce() {
        try (A2c a2c = a2c(Bandits.CHOICES, settings())) {
            Bandits bandits = new Bandits(2);
            bandits.play(a2c, 7);
            assertThat(a2c.updates()).isZero();
            bandits.play(a2c, 1);
            assertThat(a2c.updates()).isEqualTo(1);
            assertThat(readings.keySet()).containsExactly("entropy", "gradientNorm", "loss", "valueLoss");
        }
    }

    @Test
    void atTheEndOfItsScheduleTheLearningRateIsZero() {
        try (A2c a2c = a2c(Bandits.CHOICES, settings("learningRateSchedule", Schedule.Shape.LINEAR, "scheduleSteps", 32))) {
            Bandits bandits = new Bandits(2);
            Object before = weights(a2c);
            bandits.play(a2c, 8);
            Object half = weights(a2c);
            assertThat(half).isNotEqualTo(before);
            bandits.play(a2c, 8);
            assertThat(weights(a2c)).as("the second rollout ends with step 32").isEqualTo(half);
        }
    }

    @Test
    void asOneStepAloneHasNothingToBeComparedWithItsAdvantageCanNotBeNormalised() {
        A2c.Settings one = settings("worlds", 1, "rolloutSteps", 1);
        assertThat(KNOBS.problems(one)).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> KNOBS.with(one, "normaliseAdvantages", true))
                .satisfies(refused -> assertThat(refused.sentences()).containsExactly(Sentence.of("a2c.problem.oneStep")));
        assertThat(KNOBS.problems(settings("worlds", 2, "rolloutSteps", 1, "normaliseAdvantages", true))).isEmpty();
    }

    @Test
    void learnsTheChoiceThatPays() {
        try (A2c a2c = a2c(Bandits.CHOICES, settings("learningRate", 0.01, "optimizer", A2c.Descent.ADAM))) {
            new Bandits(2).play(a2c, 2_000);
            assertThat(((Opinion.Probabilities) a2c.decide(Bandits.SEEN).opinion()).probabilities()[Bandits.GOOD]).isGreaterThan(0.9f);
        }
    }

    @Test
    void learnsTheNumberThatPays() {
        for (boolean stateDependent : new boolean[] {false, true}) {
            try (A2c a2c = a2c(Bandits.NUMBERS,
                    settings("learningRate", 0.01, "optimizer", A2c.Descent.ADAM, "stateDependentNoise", stateDependent))) {
                new Bandits(2).play(a2c, 4_000);
                Opinion.Bell bell = (Opinion.Bell) a2c.decide(Bandits.SEEN).opinion();
                assertThat(bell.means()[0]).isBetween(Bandits.BEST - 0.2f, Bandits.BEST + 0.2f);
                assertThat(bell.deviations()[0]).as("σ, of 1 at first").isLessThan(0.7f);
                assertThat(readings.get("deviation")).isLessThan(0.7);
            }
        }
    }

    @Test
    void restoredInTheMiddleOfARolloutItGoesOnToTheSameBits() {
        for (Space actions : new Space[] {Bandits.CHOICES, Bandits.NUMBERS}) {
            A2c.Settings settings = settings("stateDependentNoise", true, "noisePeriod", 5);
            try (A2c straight = a2c(actions, settings); A2c resumed = a2c(actions, settings)) {
                Bandits bandits = new Bandits(2);
                bandits.play(straight, 13);
                AgentState state = straight.save();
                Bandits same = bandits.copy();
                bandits.play(straight, 20);
                resumed.restore(state);
                same.play(resumed, 20);
                assertThat(same.done()).isEqualTo(bandits.done());
                assertThat(weights(resumed)).isEqualTo(weights(straight));
                assertThat(resumed.save().numbers()).isEqualTo(straight.save().numbers());
            }
        }
    }
}
