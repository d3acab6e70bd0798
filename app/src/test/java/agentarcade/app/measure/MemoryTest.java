package agentarcade.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testfx.api.FxToolkit;

/// Ten minutes of training with all charts open. Runs only when asked for: `./mvnw verify -Dslow=true`.
@EnabledIfSystemProperty(named = "slow", matches = "true")
@Tag("alone")
class MemoryTest {
    private static final double MOST_MEGABYTES_AN_HOUR = 120;

    @Test
    void memoryStaysFlatWhileTrainingGoesOn() throws Exception {
        FxToolkit.registerPrimaryStage();
        StringBuilder told = new StringBuilder();
        MemoryCommand.Growth growth = MemoryCommand.growth("catch/dqn", 10, 5,
                (key, arguments) -> told.append(key).append(Arrays.toString(arguments)).append('\n'));
        System.out.printf("%sHeap grows by %.1f MB an hour, memory outside of it by %.1f MB an hour%n", told, growth.heapPerHour(),
                growth.outsidePerHour());
        assertThat(growth.heapPerHour()).isLessThan(MOST_MEGABYTES_AN_HOUR);
        assertThat(growth.outsidePerHour()).isLessThan(MOST_MEGABYTES_AN_HOUR);
    }
}
