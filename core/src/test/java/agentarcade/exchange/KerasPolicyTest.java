package agentarcade.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.keras.KerasModel;
import agentarcade.keras.KerasNetwork;
import agentarcade.knob.Refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/// Models of Keras as players. The files are those of `agentarcade.keras`.
class KerasPolicyTest {
    private static final Path FILES = Path.of("src/test/resources/keras");

    private static KerasModel model(String file, String... weights) throws Refused {
        return KerasModel.read(FILES.resolve(file), weights.length == 0 ? Optional.empty() : Optional.of(FILES.resolve(weights[0])));
    }

    private static World world(String id) {
        return World.canonical(Environments.find(id).orElseThrow());
    }

    @Test
    void aModelOfTheSameInputAndActionsPlaysGreedily() throws Exception {
        KerasModel model = model("keras1-training.yaml", "keras1-training.hdf5");
        World world = world("catch-ball-8");
        Environment game = world.training();
        game.reset(new Randomness(3));
        try (Policy policy = KerasPolicy.of(model, world).open(); KerasNetwork network = model.open()) {
            for (int step = 0; step < 20; step++) {
                float[] values = network.predict(game.observation()).getFirst();
                Decision decision = policy.decide(game.observation());
                assertThat(decision.opinion()).isInstanceOfSatisfying(Opinion.ActionValues.class,
                        opinion -> assertThat(opinion.values()).isEqualTo(values));
                int choice = ((Action.Discrete) decision.action()).index();
                for (float value : values) {
                    assertThat(values[choice]).isGreaterThanOrEqualTo(value);
                }
                if (game.step(Action.Discrete.of(step % 3)).ending() != Ending.NONE) {
                    game.reset(new Randomness(step));
                }
            }
        }
    }

    @Test
    void ofSeveralOutputsTheOneOfTheActionsCounts() throws Exception {
        assertThat(KerasPolicy.of(model("keras2-heads.h5"), world("cartpole-v1")).output()).isZero();
    }

    @Test
    void theCaveNetworkOfTheSourceTakesFiveFramesAsTheyAreButHasOtherActions() throws Exception {
        KerasModel model = model("keras1-cave.yaml", "keras1-cave.hdf5");
        World cave = world("cave");
        Wrapping five = new Wrapping(5, 2, 3, 1, false, false);
        assertThat(KerasPolicy.order(model.inputShape(), List.of(5, 48, 48))).isEmpty();
        assertThatThrownBy(() -> KerasPolicy.of(model, cave)).isInstanceOf(Refused.class)
                .hasMessageStartingWith("The model takes 5 × 48 × 48, but agents see 4 × 48 × 48 in this world.");
        assertThatThrownBy(() -> KerasPolicy.of(model, new World(cave.type(), cave.rules(), five))).isInstanceOf(Refused.class)
                .hasMessageStartingWith("The model has no output of 2 numbers");
    }

    @Test
    void framesMayComeLast() throws Exception {
        assertThat(KerasPolicy.order(List.of(2, 3, 4), List.of(4, 2, 3))).startsWith(0, 6, 12, 18, 1, 7).hasSize(24);
        assertThat(KerasPolicy.order(List.of(1, 8, 8), List.of(8, 8))).isEmpty();
        assertThat(KerasPolicy.order(List.of(64), List.of(8, 8))).isEmpty();
        assertThatThrownBy(() -> KerasPolicy.order(List.of(3, 2), List.of(2, 3))).isInstanceOf(Refused.class);
    }
}
