package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.agent.Anatomy;
import agentarcade.agent.Anatomy.Form;
import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Memory;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Compares what a policy reveals with plain loops over the weights it was made of.
class DissectionTest {
    private static final Randomness RANDOM = new Randomness(3);

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 2 * RANDOM.nextFloat() - 1;
        }
        return numbers;
    }

    private static float[] dense(float[] parameters, int from, float[] input, int outputs, boolean relu) {
        float[] values = new float[outputs];
        for (int out = 0; out < outputs; out++) {
            double sum = parameters[from + outputs * input.length + out];
            for (int in = 0; in < input.length; in++) {
                sum += parameters[from + out * input.length + in] * input[in];
            }
            values[out] = (float) (relu ? Math.max(0, sum) : sum);
        }
        return values;
    }

    @Test
    void fullyConnectedLayersShowTheirWeightsAndWhatTheyGave() {
        float[] weights = numbers(3 * 4 + 4 + 4 * 2 + 2);
        float[] seen = numbers(3);
        try (Policy policy = new GreedyQ(Architecture.mlp(3, List.of(4), 2), weights).open()) {
            policy.decide(seen);
            Anatomy anatomy = policy.anatomy().orElseThrow();
            assertThat(anatomy.layers()).hasSize(3);
            assertThat(anatomy.layers().get(0)).isInstanceOfSatisfying(Anatomy.Input.class,
                    input -> assertThat(input.values()).isEqualTo(seen));
            float[] hidden = dense(weights, 0, seen, 4, true);
            assertThat(anatomy.layers().get(1)).isInstanceOfSatisfying(Anatomy.Dense.class, layer -> {
                assertThat(layer.source()).isZero();
                assertThat(layer.weights()).isEqualTo(Arrays.copyOf(weights, 12));
                assertThat(layer.values()).containsExactly(hidden, within(1e-5f));
            });
            assertThat(anatomy.layers().get(2).values()).containsExactly(dense(weights, 16, hidden, 2, false), within(1e-5f));
        }
    }

    @Test
    void filtersShowTheirWeightsAndThePicturesTheyMake() {
        Body body = new Body(List.of(new Filter(2, 2, 1, false)), List.of(3), Activation.RELU);
        Space.Box observations = new Space.Box(-1, 1, 2, 4, 3);
        Architecture architecture = QNetwork.plain(body, observations, 2);
        float[] weights = numbers((int) architecture.parameters());
        float[] seen = numbers(24);
        try (Policy policy = new GreedyQ(architecture, weights).open()) {
            policy.decide(seen);
            Anatomy anatomy = policy.anatomy().orElseThrow();
            assertThat(anatomy.layers().getFirst().form()).isEqualTo(new Form(2, 4, 3));
            float[] pictures = pictures(weights, seen);
            assertThat(anatomy.layers().get(1)).isInstanceOfSatisfying(Anatomy.Convolution.class, layer -> {
                assertThat(layer.form()).isEqualTo(new Form(2, 3, 2));
                assertThat(layer.kernel()).isEqualTo(new Form(2, 2, 2));
                assertThat(layer.values()).containsExactly(pictures, within(1e-5f));
            });
            // What follows reads the pictures in the very order in which they are shown.
            assertThat(anatomy.layers().get(2).source()).isEqualTo(1);
            assertThat(anatomy.layers().get(2).values()).containsExactly(dense(weights, 18, pictures, 3, true), within(1e-5f));
        }
    }

    /// Two filters of 2×2 over two channels of 4×3, biases behind the weights.
    private static float[] pictures(float[] weights, float[] seen) {
        float[] pictures = new float[2 * 3 * 2];
        for (int filter = 0; filter < 2; filter++) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 2; column++) {
                    double sum = weights[16 + filter];
                    for (int part = 0; part < 8; part++) {
                        int channel = part / 4;
                        int down = part / 2 % 2;
                        int right = part % 2;
                        sum += weights[filter * 8 + part] * seen[channel * 12 + (row + down) * 3 + column + right];
                    }
                    pictures[filter * 6 + row * 2 + column] = (float) Math.max(0, sum);
                }
            }
        }
        return pictures;
    }

    @Test
    void aMemoryShowsWhatItRemembersAndWhatItSays() {
        Body body = new Body(List.of(), List.of(4), Activation.RELU);
        RecurrentQ.Form form = RecurrentQ.Form.of(body, new Space.Box(-1, 1, 3), 5, 2);
        try (RecurrentQ agent = RecurrentQ.acting(form, Memory::arena)) {
            agent.initialise(new Randomness(1));
            try (Policy policy = GreedyRecurrentQ.of(agent).open()) {
                policy.decide(numbers(3));
                float[] seen = numbers(3);
                Decision decision = policy.decide(seen);
                Anatomy anatomy = policy.anatomy().orElseThrow();
                assertThat(anatomy.layers()).extracting(layer -> layer.form().size()).containsExactly(3, 4, 5, 2);
                assertThat(anatomy.layers()).extracting(Anatomy.Layer::source).containsExactly(-1, 0, 1, 2);
                assertThat(anatomy.layers().get(2)).isInstanceOfSatisfying(Anatomy.Memory.class, memory -> {
                    assertThat(memory.weights()).hasSize(5 * 4);
                    // h = o · tanh(c) with 0 < o < 1
                    for (int unit = 0; unit < 5; unit++) {
                        assertThat(memory.cells()[unit]).isNotZero();
                        assertThat(memory.values()[unit] / Math.tanh(memory.cells()[unit])).isBetween(0.0, 1.0);
                    }
                });
                assertThat(anatomy.layers().getLast().values()).isEqualTo(((Opinion.ActionValues) decision.opinion()).values());
            }
        }
    }

    @Test
    void anActorAndItsCriticAreShownOneAfterTheOther() {
        Architecture actor = new Architecture(1, List.of(new Dense(1, true, Activation.TANH)));
        Architecture critic = new Architecture(2, List.of(new Dense(1, true, Activation.LINEAR)));
        try (Policy policy = new GreedyActor(actor, new float[] {0.5f, 0}, critic, new float[] {3, 5, 7}, new Space.Box(-2, 2, 1)).open()) {
            Decision decision = policy.decide(new float[] {2});
            Anatomy anatomy = policy.anatomy().orElseThrow();
            assertThat(anatomy.layers()).extracting(Anatomy.Layer::part).containsExactly("actor", "actor", "critic", "critic");
            assertThat(anatomy.layers().get(2).values()).containsExactly(2, anatomy.layers().get(1).values()[0]);
            assertThat(anatomy.layers().get(3).values()[0]).isEqualTo((float) decision.value().orElseThrow());
        }
    }

    @Test
    void headsReadTheSameLayerAndHaveNames() {
        Architecture dueling = QNetwork.dueling(new Body(List.of(), List.of(4, 3), Activation.RELU), new Space.Box(-1, 1, 2), 2);
        try (Policy policy = new GreedyQ(dueling, numbers((int) dueling.parameters())).open()) {
            policy.decide(numbers(2));
            Anatomy anatomy = policy.anatomy().orElseThrow();
            assertThat(anatomy.layers()).extracting(Anatomy.Layer::part).containsExactly("", "", "value", "value", "advantage",
                    "advantage");
            assertThat(anatomy.layers()).extracting(Anatomy.Layer::source).containsExactly(-1, 0, 1, 2, 1, 4);
        }
    }
}
