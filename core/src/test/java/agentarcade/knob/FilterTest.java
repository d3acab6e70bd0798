package agentarcade.knob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;

class FilterTest {
    private record Settings(@Filters(most = 2, initial = "16@4x4/2", takes = Takes.RESTART) List<Filter> filters) {
    }

    private static final Knob KNOB = Knobs.of(Settings.class).all().getFirst();

    @Test
    void layersAreReadAsPeopleWriteThem() throws Refused {
        assertThat(KNOB.initial()).isEqualTo(List.of(new Filter(16, 4, 2, false)));
        assertThat(KNOB.parse(" 16@8×8/4 ,32 @ 2x2 same")).isEqualTo(List.of(new Filter(16, 8, 4, false), new Filter(32, 2, 1, true)));
        assertThat(KNOB.parse("  ")).isEqualTo(List.of());
    }

    @Test
    void whatIsShownCanBeTypedAgain() throws Refused {
        List<Filter> filters = List.of(new Filter(16, 8, 4, false), new Filter(32, 2, 1, true));
        assertThat(KNOB.show(filters)).isEqualTo("16@8x8/4, 32@2x2 same");
        assertThat(KNOB.parse(KNOB.show(filters))).isEqualTo(filters);
    }

    @Test
    void anythingElseIsRefusedWithASentence() {
        for (String wrong : List.of("16", "16@4x5", "16@4x4/0", "0@4x4", "257@4x4", "16@17x17", "16@4x4,", "a@4x4", "1@1x1,1@1x1,1@1x1",
                "99999@4x4", "a" + " ".repeat(100_000) + "b")) {
            assertThatExceptionOfType(Refused.class).as(wrong).isThrownBy(() -> KNOB.parse(wrong)).satisfies(
                    refused -> assertThat(refused.sentences().getFirst().key()).isEqualTo("knob.problem.filters"));
        }
    }
}
