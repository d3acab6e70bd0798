package agentarcade.app.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

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
}
