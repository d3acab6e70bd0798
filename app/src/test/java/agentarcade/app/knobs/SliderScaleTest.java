package agentarcade.app.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Knob;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SliderScaleTest {
    record Slid(Knob knob, SliderScale scale, Object min, Object max) {
        @Override
        public String toString() {
            return knob.key();
        }
    }

    static Stream<Slid> sliders() {
        Stream<Knob> knobs = Stream.concat(Environments.ALL.stream().flatMap(type -> type.rules().all().stream()),
                Algorithms.ALL.stream().flatMap(type -> type.settings().all().stream()));
        return knobs.<Slid>mapMulti((knob, sink) -> {
            switch (knob) {
                case Knob.WholeNumber whole -> sink.accept(new Slid(whole, SliderScale.of(whole), whole.min(), whole.max()));
                case Knob.RealNumber real -> sink.accept(new Slid(real, SliderScale.of(real), real.min(), real.max()));
                case Knob.SizeList unused -> List.of();
                case Knob.FilterList unused -> List.of();
                case Knob.Switch unused -> List.of();
                case Knob.Choice unused -> List.of();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sliders")
    void itsEndsAreTheEndsOfTheRange(Slid slid) {
        assertThat(slid.scale().value(0)).isEqualTo(slid.min());
        assertThat(slid.scale().value(1)).isEqualTo(slid.max());
        assertThat(slid.scale().position(slid.min())).isCloseTo(0, within(1e-12));
        assertThat(slid.scale().position(slid.max())).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("sliders")
    void theInitialValueHasAPlaceThatMeansIt(Slid slid) {
        assertThat(slid.scale().value(slid.scale().position(slid.knob().initial()))).isEqualTo(slid.knob().initial());
    }

    @ParameterizedTest
    @MethodSource("sliders")
    void everyPlaceMeansAnAllowedValueThatGrowsToTheRight(Slid slid) {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 1_000; i++) {
            Object value = slid.scale().value(i / 1_000.0);
            assertThat(slid.knob().refusal(value)).isEmpty();
            assertThat(((Number) value).doubleValue()).isGreaterThanOrEqualTo(before);
            before = ((Number) value).doubleValue();
        }
    }

    @ParameterizedTest
    @MethodSource("sliders")
    void aValueChosenWithTheSliderStaysThere(Slid slid) {
        for (int i = 0; i <= 1_000; i++) {
            Object value = slid.scale().value(i / 1_000.0);
            assertThat(slid.scale().value(slid.scale().position(value))).isEqualTo(value);
        }
    }
}
