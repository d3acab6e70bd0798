package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ActionBarsTest {
    @Test
    void valuesOfAnySizeFitBesideTheirBars() {
        List<String> shown = Stream.of(0.5f, -99.994f, 99.999f, -100.78f, 999.99f, -54321f, 123456f, -3e9f)
                .map(value -> ActionBars.number(value, Locale.ENGLISH)).toList();
        assertThat(shown).containsExactly("+0.50", "-99.99", "+100.0", "-100.8", "+1000", "-54321", "+1e+05", "-3e+09");
        assertThat(ActionBars.number(100.78f, Locale.GERMAN)).isEqualTo("+100,8");
    }
}
