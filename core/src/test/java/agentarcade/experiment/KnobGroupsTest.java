package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Condition;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How the settings of every world and algorithm are grouped, and when which of them counts.
class KnobGroupsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    static Stream<Named<Knobs<?>>> all() {
        Stream<Named<Knobs<?>>> listed = Stream.concat(
                Environments.ALL.stream().<Named<Knobs<?>>>map(type -> Named.of(type.id(), type.rules())),
                Algorithms.ALL.stream().map(type -> Named.of(type.id(), type.settings())));
        return Stream.concat(listed, Stream.of(Named.of("wrapping", Knobs.of(Wrapping.class))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySettingIsInOneGroupAndEveryGroupHasATitle(Knobs<?> knobs) {
        assertThat(knobs.sections().stream().flatMap(section -> section.knobs().stream()).toList()).isEqualTo(knobs.all());
        List<String> names = knobs.sections().stream().map(Knobs.Section::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).allMatch(name -> name.isEmpty() || texts.find("knob.group." + name).isPresent());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLongFormHasGroupsThatFitOnAScreen(Knobs<?> knobs) {
        if (knobs.all().size() > 15) {
            assertThat(knobs.sections()).allMatch(section -> !section.name().isEmpty() && section.knobs().size() <= 10);
        }
    }

    /// Building the condition looks up the other setting and reads its values.
    @ParameterizedTest
    @MethodSource("all")
    void everyConditionNamesSettingsAndValuesThatExist(Knobs<?> knobs) {
        for (Knob knob : knobs.all()) {
            Optional<Condition> condition = knobs.condition(knob);
            condition.ifPresent(found -> {
                assertThat(found.knobs()).doesNotContain(knob);
                assertThat(knobs.all()).containsAll(found.knobs());
                for (Knob other : found.knobs()) {
                    assertThat(found.values()).allMatch(value -> other.refusal(value).isEmpty());
                }
            });
        }
    }

    @Test
    void theLastLearningRateOfDqnCountsOnlyWhileItComesDown() throws Refused {
        Knobs<?> dqn = Algorithms.find("dqn").orElseThrow().settings();
        Knob last = dqn.all().stream().filter(knob -> knob.name().equals("learningRateLast")).findFirst().orElseThrow();
        Condition condition = dqn.condition(last).orElseThrow();
        Knob shape = condition.knobs().getFirst();
        assertThat(condition.holds(Map.of(shape.name(), shape.parse("CONSTANT")))).isFalse();
        assertThat(condition.holds(Map.of(shape.name(), shape.parse("LINEAR")))).isTrue();
        assertThat(condition.holds(Map.of(shape.name(), shape.parse("EXPONENTIAL")))).isTrue();
    }

    @Test
    void oneOfTwoSchedulesIsEnoughForTheirSteps() throws Refused {
        Knobs<?> ppo = Algorithms.find("ppo").orElseThrow().settings();
        Knob steps = ppo.all().stream().filter(knob -> knob.name().equals("scheduleSteps")).findFirst().orElseThrow();
        Condition condition = ppo.condition(steps).orElseThrow();
        Record initial = ppo.initial();
        assertThat(condition.holds(ppo.values(initial))).isFalse();
        Object linear = condition.values().getFirst();
        assertThat(condition.holds(ppo.values(ppo.with(initial, "clipSchedule", linear)))).isTrue();
        assertThat(condition.holds(ppo.values(ppo.with(initial, "learningRateSchedule", linear)))).isTrue();
    }
}
