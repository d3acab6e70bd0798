package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.app.shell.Side;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The list of runs in the real window, by keyboard.
class RunsWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void theListIsWorkedByKeyboardAlone() {
        window.awaitStatus("Ready");
        run(() -> window.model().layout().sideProperty().set(Side.RUNS));
        RunViewModel first = window.runModel();
        await("the list in its place", SOON, () -> rows() != null && rows().getHeight() > 0);
        window.focus("runBeside");
        window.press(KeyCode.SPACE);
        await("two rows", SOON, () -> rows().getChildren().size() == 2);
        RunViewModel second = window.runModel();
        assertThat(second.plan()).isEqualTo(first.plan().withSeed(2));
        assertThat(names()).containsExactly("Catch · DQN · seed 1", "Catch · DQN · seed 2");

        run(() -> rows().getChildren().getLast().requestFocus());
        window.press(KeyCode.UP);
        window.press(KeyCode.ENTER);
        assertThat(window.runModel()).isSameAs(first);
        window.press(KeyCode.SPACE);
        assertThat(fx(() -> first.drawnProperty().get())).isFalse();
        window.press(KeyCode.SPACE);
        assertThat(fx(() -> first.drawnProperty().get())).isTrue();

        window.press(KeyCode.F2);
        assertThat(fx(() -> window.stage().getScene().getFocusOwner())).isInstanceOf(TextField.class);
        window.robot().write("Ada", 0);
        window.press(KeyCode.ENTER);
        assertThat(names()).containsExactly("Ada", "Catch · DQN · seed 2");

        window.press(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        await("one row", SOON, () -> rows().getChildren().size() == 1);
        assertThat(window.text("noticeText")).isEqualTo("“Catch · DQN · seed 2” was discarded.");
        assertThat(fx(() -> window.stage().getScene().getFocusOwner())).as("the row that is left")
                .isSameAs(fx(() -> rows().getChildren().getFirst()));
        window.shortcut(KeyCode.Z);
        await("two rows again", SOON, () -> rows().getChildren().size() == 2);
        assertThat(fx(() -> List.copyOf(window.model().runs().all()))).containsExactly(first, second);
    }

    @Test
    void theRunInTheMiddleAndTheRowWithTheKeyboardAreInSight() {
        window.awaitStatus("Ready");
        run(() -> {
            window.model().layout().sideProperty().set(Side.RUNS);
            for (int i = 1; i < RunsViewModel.MOST_SESSIONS; i++) {
                window.model().runList().runBesideCurrent();
            }
        });
        await("the last row in sight", SOON, () -> rows().getChildren().size() == RunsViewModel.MOST_SESSIONS && isInSight(7));
        assertThat(fx(() -> isInSight(0))).isFalse();
        run(() -> rows().getChildren().getLast().requestFocus());
        for (int i = 1; i < RunsViewModel.MOST_SESSIONS; i++) {
            window.press(KeyCode.UP);
        }
        assertThat(fx(() -> isInSight(0))).isTrue();
    }

    /// Called on the FX thread.
    private boolean isInSight(int place) {
        Node row = rows().getChildren().get(place);
        Node list = window.stage().getScene().lookup(".run-scroll");
        Bounds there = row.localToScene(row.getBoundsInLocal());
        Bounds seen = list.localToScene(list.getBoundsInLocal());
        return there.getHeight() > 0 && there.getMinY() > seen.getMinY() - 1 && there.getMaxY() < seen.getMaxY() + 1;
    }

    @Test
    void twoRunsTrainAtTheSameTime() {
        window.awaitStatus("Ready");
        RunViewModel first = window.runModel();
        run(() -> window.model().trainOrPause());
        run(() -> window.model().runList().runBesideCurrent());
        RunViewModel second = window.runModel();
        await("both learn", SOON, () -> first.steps() > 100 && second.steps() > 100 && first.trainingProperty().get());
        run(() -> window.model().runList().actions().trainOrPause(first));
        assertThat(fx(() -> List.of(first.trainingProperty().get(), second.trainingProperty().get()))).containsExactly(false, true);
    }

    private VBox rows() {
        return (VBox) window.stage().getScene().lookup(".run-rows");
    }

    /// As they are painted, which a label does only once it is laid out.
    private List<String> names() {
        TestWindow.sleep(700);
        return fx(() -> rows().getChildren().stream().map(row -> row.lookup(".run-name")).map(Label.class::cast)
                .map(label -> ((javafx.scene.text.Text) label.lookup(".text")).getText()).toList());
    }
}
