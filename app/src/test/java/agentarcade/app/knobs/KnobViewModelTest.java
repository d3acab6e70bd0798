package agentarcade.app.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class KnobViewModelTest {
    private final Dqn.Settings initial = Knobs.of(Dqn.Settings.class).initial();
    private final KnobsViewModel form = new KnobsViewModel("DQN", Knobs.of(Dqn.Settings.class), initial, new Texts(Locale.ENGLISH));

    private KnobViewModel knob(String name) {
        return form.all().stream().filter(knob -> knob.knob().name().equals(name)).findFirst().orElseThrow();
    }

    private Dqn.Settings wanted() {
        return (Dqn.Settings) form.wantedProperty().get();
    }

    @Test
    void aValueThatFitsIsTaken() {
        knob("learningRate").type(" 1e-2 ");
        assertThat(wanted().learningRate()).isEqualTo(0.01);
        assertThat(knob("learningRate").text()).isEqualTo("0.01");
        assertThat(knob("learningRate").problemProperty().get()).isEmpty();
        assertThat(knob("learningRate").waitingProperty().get()).isFalse();
    }

    @Test
    void numbersAreReadAndWrittenAsTheLanguageDoes() {
        KnobsViewModel german = new KnobsViewModel("DQN", Knobs.of(Dqn.Settings.class), initial, new Texts(Locale.GERMAN));
        KnobViewModel rate = german.all().stream().filter(knob -> knob.knob().name().equals("learningRate")).findFirst().orElseThrow();
        rate.type("0,25");
        assertThat(List.of(rate.text(), rate.valueProperty().get())).containsExactly("0,25", 0.25);
        rate.type("0.5");
        assertThat(rate.text()).isEqualTo("0,5");
        KnobViewModel batch = german.all().stream().filter(knob -> knob.knob().name().equals("batchSize")).findFirst().orElseThrow();
        batch.type("1.024");
        assertThat(batch.valueProperty().get()).isEqualTo(1_024);
        knob("batchSize").type("1,024");
        assertThat(wanted().batchSize()).as("as the range is told").isEqualTo(1_024);
        knob("batchSize").type("1,5");
        assertThat(knob("batchSize").problemProperty().get()).isNotEmpty();
    }

    @Test
    void aValueOutOfRangeIsToldAndNotTaken() {
        knob("batchSize").type("0");
        assertThat(knob("batchSize").problemProperty().get()).isEqualTo("Batch size must be between 1 and 1,024, not 0.");
        assertThat(wanted()).isEqualTo(initial);
        knob("batchSize").type("64");
        assertThat(knob("batchSize").problemProperty().get()).as("the old value is fine").isEmpty();
    }

    @Test
    void nothingButNumbersIsANumber() {
        for (String typed : new String[] {"", "NaN", "Infinity", "1,5", "ten"}) {
            knob("discount").type(typed);
            assertThat(knob("discount").problemProperty().get()).as(typed).startsWith("Discount γ must be ");
        }
        assertThat(wanted()).isEqualTo(initial);
    }

    @Test
    void whatNeedsARestartWaitsForIt() throws Refused {
        knob("hidden").type("32, 16");
        assertThat(knob("hidden").text()).isEqualTo("32-16");
        assertThat(knob("hidden").waitingProperty().get()).isTrue();
        assertThat(form.isWaiting()).isTrue();
        assertThat(form.applicable()).isEqualTo(initial);
        form.running(wanted());
        assertThat(form.isWaiting()).isFalse();
    }

    @Test
    void showingAnotherRunForgetsProblems() {
        knob("batchSize").type("0");
        form.show(initial);
        assertThat(knob("batchSize").problemProperty().get()).isEmpty();
    }

    @Test
    void theRangeSaysWhenAChangeCounts() {
        assertThat(knob("batchSize").range()).isEqualTo("1 – 1,024 steps, takes effect now");
        assertThat(knob("hidden").range()).isEqualTo("up to 4 layers of 1 – 1,024, takes effect after Reset");
        assertThat(knob("doubleDqn").range()).isEqualTo("takes effect now");
    }

    // ---- what has no effect, what differs, what is looked for ----

    @Test
    void aSettingSaysWhyItHasNoEffect() throws Refused {
        assertThat(knob("learningRateLast").idleProperty().get())
                .isEqualTo("no effect now, only with: Learning rate over time = Linear or Exponential");
        knob("learningRateSchedule").choose(Knobs.of(Dqn.Settings.class).all().stream()
                .filter(knob -> knob.name().equals("learningRateSchedule")).findFirst().orElseThrow().parse("LINEAR"));
        assertThat(knob("learningRateLast").idleProperty().get()).isEmpty();
        knob("targetPeriod").choose(0);
        assertThat(knob("targetBlend").idleProperty().get()).startsWith("no effect now, only with: ").endsWith(" above 0");
        assertThat(knob("priorityExponent").idleProperty().get()).endsWith("= on");
    }

    @Test
    void aSettingThatDiffersFromThePresetFindsItsWayBack() {
        form.compareWith(initial, "Tuned");
        assertThat(knob("batchSize").wayBackProperty().get()).isEmpty();
        knob("batchSize").type("32");
        assertThat(knob("batchSize").wayBackProperty().get()).isEqualTo("Back to 64, as in the preset “Tuned”");
        knob("batchSize").backToPreset();
        assertThat(wanted()).isEqualTo(initial);
        assertThat(knob("batchSize").wayBackProperty().get()).isEmpty();
    }

    @Test
    void aSettingIsFoundByItsNameOrItsDescription() {
        assertThat(knob("learningRate").matches(" learning R")).isTrue();
        assertThat(knob("learningRate").matches("WEIGHTS")).isTrue();
        assertThat(knob("learningRate").matches("replay")).isFalse();
    }

    @Test
    void whatDoesNotGoWithTheRestIsRefusedBesideTheKnob() {
        form.check(wanted -> {
            throw new Refused(Sentence.of("app.problem.nothingToSave"));
        });
        knob("batchSize").type("32");
        assertThat(knob("batchSize").problemProperty().get()).startsWith("There is nothing to save");
        assertThat(wanted()).isEqualTo(initial);
    }

    @Test
    void groupsKeepTheOrderAndOpenTogether() {
        OpenSections open = new OpenSections();
        assertThat(form.sections(open)).extracting(SectionViewModel::title).containsExactly("Learning", "Memory and updates", "Targets",
                "What is replayed", "Exploration", "Network");
        assertThat(form.sections(open)).extracting(section -> section.openProperty().get())
                .containsExactly(true, false, false, false, false, false);
        form.sections(open).getLast().openProperty().set(true);
        assertThat(form.sections(open).getLast().openProperty().get()).as("remembered").isTrue();
    }
}
