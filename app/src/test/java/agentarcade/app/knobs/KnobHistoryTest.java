package agentarcade.app.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.agent.parts.Schedule;
import agentarcade.knob.Knobs;
import agentarcade.knob.Texts;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnobHistoryTest {
    private static final long SECOND = 1_000_000_000;

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final AtomicLong nanos = new AtomicLong();
    private final KnobHistory history = new KnobHistory(texts, nanos::get);
    private final Dqn.Settings initial = Knobs.of(Dqn.Settings.class).initial();
    private final KnobsViewModel form = new KnobsViewModel("DQN", Knobs.of(Dqn.Settings.class), initial, texts);

    @BeforeEach
    void listen() {
        form.onTurned(history::turned);
    }

    private void turn(String name, Object value) {
        form.all().stream().filter(knob -> knob.knob().name().equals(name)).findFirst().orElseThrow().choose(value);
        nanos.addAndGet(2 * SECOND);
    }

    private Dqn.Settings wanted() {
        return (Dqn.Settings) form.wantedProperty().get();
    }

    private String undoable() {
        return history.undoableProperty().get();
    }

    private String redoable() {
        return history.redoableProperty().get();
    }

    @Test
    void whatWasTurnedIsTakenBackTheLastFirstAndBroughtAgain() {
        turn("learningRate", 0.01);
        turn("doubleDqn", false);
        turn("exploration", Schedule.Shape.EXPONENTIAL);
        Dqn.Settings all = wanted();
        assertThat(undoable()).isEqualTo("Exploration Linear → Exponential");
        assertThat(history.undo()).isTrue();
        assertThat(undoable()).isEqualTo("Double DQN on → off");
        assertThat(redoable()).isEqualTo("Exploration Linear → Exponential");
        assertThat(history.undo()).isTrue();
        assertThat(undoable()).isEqualTo("Learning rate 0.001 → 0.01");
        assertThat(history.undo()).isTrue();
        assertThat(wanted()).isEqualTo(initial);
        assertThat(undoable()).isEmpty();
        assertThat(history.undo()).as("nothing left").isFalse();
        assertThat(history.redo() && history.redo() && history.redo()).isTrue();
        assertThat(wanted()).isEqualTo(all);
        assertThat(redoable()).isEmpty();
        assertThat(history.redo()).isFalse();
    }

    @Test
    void aSliderThatIsDraggedIsOneTurn() {
        for (int i = 1; i <= 50; i++) {
            nanos.addAndGet(SECOND / 10);
            form.all().getFirst().choose((1 + i) / 1000.0);
        }
        assertThat(undoable()).isEqualTo("Learning rate 0.001 → 0.051");
        nanos.addAndGet(2 * SECOND);
        turn("learningRate", 0.1);
        assertThat(undoable()).isEqualTo("Learning rate 0.051 → 0.1");
        history.undo();
        history.undo();
        assertThat(wanted()).isEqualTo(initial);
    }

    @Test
    void aSliderThatReturnsToWhereItWasHasDoneNothing() {
        form.all().getFirst().choose(0.5);
        form.all().getFirst().choose(0.001);
        assertThat(undoable()).isEmpty();
    }

    @Test
    void whatWasTakenBackCannotBeBroughtAgainAfterAnotherTurn() {
        turn("learningRate", 0.01);
        history.undo();
        turn("discount", 0.5);
        assertThat(redoable()).isEmpty();
        assertThat(undoable()).isEqualTo("Discount γ 0.95 → 0.5");
    }

    @Test
    void nothingOfAnotherRunIsTakenBack() {
        turn("learningRate", 0.01);
        history.clear();
        assertThat(undoable() + redoable()).isEmpty();
        assertThat(history.undo()).isFalse();
        assertThat(wanted().learningRate()).isEqualTo(0.01);
    }
}
