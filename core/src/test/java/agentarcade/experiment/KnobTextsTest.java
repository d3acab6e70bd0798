package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Texts;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who has begun to describe the settings of a world, an algorithm or the wrappers describes them all. Without any text names are spelled out.
class KnobTextsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    static Stream<Named<List<Knob>>> knobs() {
        Stream<Named<List<Knob>>> listed = Stream.concat(Environments.ALL.stream().map(type -> Named.of(type.id(), type.rules().all())),
                Algorithms.ALL.stream().map(type -> Named.of(type.id(), type.settings().all())));
        return Stream.concat(listed, Stream.of(Named.of("wrapping", Knobs.of(Wrapping.class).all())));
    }

    @ParameterizedTest
    @MethodSource("knobs")
    void everySettingHasALabelAndAHelpIfOneHas(List<Knob> knobs) {
        List<String> missing = new ArrayList<>();
        for (Knob knob : knobs) {
            need(knob.key() + ".label", missing);
            need(knob.key() + ".help", missing);
            if (knob instanceof Knob.Choice choice) {
                choice.options().forEach(option -> need(knob.key() + "." + option.name(), missing));
            }
        }
        boolean begun = knobs.stream().anyMatch(knob -> texts.find(knob.key() + ".label").isPresent());
        assertThat(begun ? missing : List.of()).isEmpty();
    }

    private void need(String key, List<String> missing) {
        if (texts.find(key).isEmpty()) {
            missing.add(key);
        }
    }
}
