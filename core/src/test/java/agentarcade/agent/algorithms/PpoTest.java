package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class PpoTest {
    private static final Knobs<Ppo.Settings> KNOBS = Knobs.of(Ppo.Settings.class);

    private final Map<String, Double> readings = new TreeMap<>();

    private static Ppo.Settings settings(Object... changes) {
        try {
            Map<String, Object> values = KNOBS.values(KNOBS.initial());
            values.putAll(Map.of("worlds", 2, "rolloutSteps", 8, "batchSize", 4, "epochs", 3, "hidden", List.of(8)));
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return KNOBS.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private Ppo ppo(Space actions, Ppo.Settings settings) {
        return new Ppo(settings, new Task(Bandits.OBSERVATIONS, actions, 1, readings::put));
    }

    private static Object weights(Ppo ppo) {
        return ppo.save().arrays().get("weights/actorCritic");
    }

    @Test
    void eachRolloutIsLearnedFromInMinibatchesSeveralTimesOver() {
        try (Ppo ppo = ppo(Bandits.CHOICES, settings())) {
            Bandits bandits = new Bandits(2);
            bandits.play(ppo, 7);
            assertThat(ppo.updates()).isZero();
            bandits.play(ppo, 1);
            assertThat(ppo.updates()).as("16 steps in batches of 4, 3 times").isEqualTo(12);
            assertThat(readings.keySet()).containsExactly("clipFraction", "entropy", "gradientNorm", "kl", "loss", "valueLoss");
        }
    }

    @Test
    void whenThePolicyHasMovedTooFarARolloutIsDoneWith() {
        try (Ppo ppo = ppo(Bandits.CHOICES, settings("batchSize", 16, "klLimit", 1e-12, "learningRate", 0.01))) {
            new Bandits(2).play(ppo, 8);
            assertThat(ppo.updates()).as("the first update comes before anything has moved").isEqualTo(1);
        }
        try (Ppo ppo = ppo(Bandits.CHOICES, settings("batchSize", 16, "klLimit", 10.0, "learningRate", 0.01))) {
            new Bandits(2).play(ppo, 8);
            assertThat(ppo.updates()).isEqualTo(3);
        }
    }

    @Test
    void theNormOfTheGradientIsThatOfTheStepsThatWereMade() {
        try (Ppo all = ppo(Bandits.CHOICES, settings("batchSize", 16, "epochs", 1))) {
            new Bandits(2).play(all, 8);
        }
        double ofTheFirst = readings.get("gradientNorm");
        try (Ppo stopped = ppo(Bandits.CHOICES, settings("batchSize", 16, "klLimit", 1e-12))) {
            new Bandits(2).play(stopped, 8);
        }
        assertThat(readings.get("gradientNorm")).isEqualTo(ofTheFirst).isPositive();
    }

    @Test
    void atTheEndOfItsScheduleTheLearningRateIsZero() {
        try (Ppo ppo = ppo(Bandits.CHOICES, settings("learningRateSchedule", Schedule.Shape.LINEAR, "scheduleSteps", 32))) {
            Bandits bandits = new Bandits(2);
            Object before = weights(ppo);
            bandits.play(ppo, 8);
            Object half = weights(ppo);
            assertThat(half).isNotEqualTo(before);
            bandits.play(ppo, 8);
            assertThat(weights(ppo)).as("the second rollout ends with step 32").isEqualTo(half);
        }
    }

    @Test
    void atTheEndOfItsScheduleTheClipRangeIsZero() {
        try (Ppo ppo = ppo(Bandits.CHOICES, settings("clipSchedule", Schedule.Shape.LINEAR, "scheduleSteps", 16))) {
            new Bandits(2).play(ppo, 8);
            assertThat(readings.get("clipFraction")).as("all steps but those of the first update").isGreaterThan(0.8);
        }
    }

    @Test
    void learnsTheChoiceThatPays() {
        try (Ppo ppo = ppo(Bandits.CHOICES, settings("learningRate", 0.01))) {
            new Bandits(2).play(ppo, 400);
            assertThat(((Opinion.Probabilities) ppo.decide(Bandits.SEEN).opinion()).probabilities()[Bandits.GOOD]).isGreaterThan(0.9f);
        }
    }

    @Test
    void learnsTheNumberThatPays() {
        for (boolean stateDependent : new boolean[] {false, true}) {
            try (Ppo ppo = ppo(Bandits.NUMBERS, settings("learningRate", 0.01, "stateDependentNoise", stateDependent))) {
                new Bandits(2).play(ppo, 600);
                Opinion.Bell bell = (Opinion.Bell) ppo.decide(Bandits.SEEN).opinion();
                assertThat(bell.means()[0]).isBetween(Bandits.BEST - 0.2f, Bandits.BEST + 0.2f);
                assertThat(bell.deviations()[0]).as("σ, of 1 at first").isLessThan(0.7f);
                assertThat(readings.get("deviation")).isLessThan(0.7);
            }
        }
    }

    @Test
    void restoredInTheMiddleOfARolloutItGoesOnToTheSameBits() {
        for (Space actions : new Space[] {Bandits.CHOICES, Bandits.NUMBERS}) {
            Ppo.Settings settings = settings("stateDependentNoise", true, "noisePeriod", 5);
            try (Ppo straight = ppo(actions, settings); Ppo resumed = ppo(actions, settings)) {
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
