package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamedTensorsTest {
    private static final Architecture ARCHITECTURE = new Architecture(new Shape.Image(2, 4, 4),
            List.of(new Conv2d(3, 3, 1, Activation.RELU), new Flatten(), new Dense(5, false, Activation.LINEAR)));

    private final Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void arraysByNameAreThePiecesOfAllParametersInOrder() {
        float[] all = network.parameters();
        Map<String, float[]> tensors = network.tensors();
        assertThat(tensors.keySet()).containsExactly("1.weight", "1.bias", "3.weight");
        assertThat(tensors.get("1.weight")).isEqualTo(Arrays.copyOfRange(all, 0, 54));
        assertThat(tensors.get("1.bias")).isEqualTo(Arrays.copyOfRange(all, 54, 57));
        assertThat(tensors.get("3.weight")).isEqualTo(Arrays.copyOfRange(all, 57, 57 + 60));
    }

    @Test
    void theyComeBackInWhateverOrderTheyAreGiven() {
        try (Network other = new Network(ARCHITECTURE, 1, Memory.arena())) {
            other.tensors(new HashMap<>(network.tensors()));
            assertThat(other.fingerprint()).isEqualTo(network.fingerprint());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsNameAndNothingChanges() {
        long before = network.fingerprint();
        assertRefused("2.weight", new float[3], "This network has no parameters called 2.weight, only [1.weight, 1.bias, 3.weight]");
        assertRefused("1.bias", null, "The parameters called 1.bias are missing");
        assertRefused("3.weight", new float[59], "3.weight of shape [5, 12] has 60 numbers, not 59");
        assertRefused("1.bias", new float[] {0, Float.NaN, 0}, "Number 1 of 1.bias is NaN; only finite numbers can be used");
        assertThat(network.fingerprint()).isEqualTo(before);
    }

    /// All else would be new.
    private void assertRefused(String name, float[] numbers, String message) {
        Map<String, float[]> tensors = network.tensors();
        tensors.values().forEach(values -> values[0] += 1);
        if (numbers == null) {
            tensors.remove(name);
        } else {
            tensors.put(name, numbers);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> network.tensors(tensors)).withMessage(message);
    }
}
