package agentarcade.cli.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void threeDigitsAreEnough() {
        assertThat(Figures.of(123_456)).isEqualTo("123,000");
        assertThat(Figures.of(100)).isEqualTo("100");
        assertThat(Figures.of(12.345)).isEqualTo("12.3");
        assertThat(Figures.of(0.47149)).isEqualTo("0.471");
        assertThat(Figures.of(8)).isEqualTo("8");
        assertThat(Figures.of(-200)).isEqualTo("-200");
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Figures.of(Double.NaN)).isEqualTo("–");
        assertThat(Figures.of(Double.POSITIVE_INFINITY)).isEqualTo("never");
    }
}
