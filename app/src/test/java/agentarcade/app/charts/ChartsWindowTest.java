package agentarcade.app.charts;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;
import agentarcade.app.shell.Lab;

import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jfree.chart.fx.ChartViewer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Charts in the real window, by mouse and keyboard.
class ChartsWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    private ChartsViewModel charts() {
        return window.model().charts();
    }

    private ChartData drawn(String name) {
        return charts().open().stream().filter(chart -> chart.name().equals(name)).findFirst().orElseThrow().drawnProperty().get();
    }

    private void train(long steps) {
        window.awaitStatus("Ready");
        window.trainTo(steps);
        awaitDrawn();
    }

    private void awaitDrawn() {
        await("charts are drawn", SOON, () -> charts().isDrawn());
    }

    private void choose(String menu, String item) {
        run(() -> ((MenuButton) window.stage().getScene().lookup(menu)).getItems().stream().filter(one -> item.equals(one.getText()))
                .findFirst().orElseThrow().fire());
    }

    /// What hid them was once forgotten with the rest of the rubbish.
    @Test
    void controlsOfChartsStayAwayWhileSomethingElseIsBelowTheGame() {
        window.awaitStatus("Ready");
        System.gc();
        run(() -> window.model().layout().labProperty().set(Lab.INSIDE));
        assertThat(window.isShown("chooseCharts")).isFalse();
        run(() -> window.model().layout().labProperty().set(Lab.CHARTS));
        assertThat(window.isShown("chooseCharts")).isTrue();
        run(() -> window.model().layout().labFoldedProperty().set(true));
        assertThat(window.isShown("chooseCharts")).isFalse();
    }

    @Test
    void byKeyboardACurveIsReadZoomedMovedAndDrawnLogarithmically() {
        train(600);
        window.focus("lossChart");
        window.press(KeyCode.END);
        Node chart = window.node("lossChart", Node.class);
        assertThat(fx(chart::getAccessibleText)).matches("[\\d,]+ steps, [\\d.]+");
        double end = fx(() -> charts().cursorProperty().get());
        window.press(KeyCode.LEFT);
        assertThat(fx(() -> charts().cursorProperty().get())).isLessThan(end);
        window.press(KeyCode.PLUS);
        await("zoomed", SOON, () -> drawn("loss").request().x().from() > 0 && drawn("score").request().x().from() > 0);
        double from = fx(() -> charts().visible().from());
        window.press(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(fx(() -> charts().visible().from())).isLessThan(from);
        window.press(KeyCode.DIGIT0);
        await("all of it", SOON, () -> drawn("loss").request().x().from() == 0);
        window.press(KeyCode.L);
        await("logarithmic", SOON, () -> drawn("loss").request().log());
        assertThat(fx(() -> drawn("score").request().log())).isFalse();
    }

    @Test
    void thePointerReadsAllChartsAtOnePlace() {
        train(600);
        window.robot().moveTo(window.node("lossChart", Node.class));
        await("read-outs", SOON, () -> window.stage().getScene().getRoot().lookupAll(".chart-read-out").stream()
                .allMatch(label -> label.isVisible() && ((Label) label).getText().contains("steps\n")));
        window.robot().moveTo(window.node("train", Node.class));
        await("none", SOON, () -> window.stage().getScene().getRoot().lookupAll(".chart-read-out").stream().noneMatch(Node::isVisible));
    }

    @Test
    void whatWasChosenIsDrawnOverWhatWasChosenOrStandsInATable() {
        train(600);
        MenuButton choose = window.node("chooseCharts", MenuButton.class);
        run(() -> choose.getOnShowing().handle(null));
        CheckMenuItem epsilon = (CheckMenuItem) fx(
                () -> choose.getItems().stream().filter(item -> item.getText().equals("ε")).findFirst().orElseThrow());
        run(() -> {
            epsilon.setSelected(true);
            epsilon.fire();
            charts().open("epsilon", true);
            charts().acrossProperty().set(Across.UPDATES);
        });
        await("drawn", SOON, () -> drawn("epsilon") != null && drawn("epsilon").request().across() == Across.UPDATES);
        assertThat(window.isShown("epsilonChart")).isTrue();
        window.click("chartsAsTable");
        TableView<?> table = window.node("chartTable", TableView.class);
        await("rows", SOON, () -> !table.getItems().isEmpty());
        assertThat(fx(() -> table.getColumns().stream().map(column -> column.getText()).toList())).containsExactly("Updates", "Win rate",
                "Loss", "ε");
    }

    @Test
    void aChartBecomesAPictureADrawingNumbersOrSomethingToPaste() throws Exception {
        train(600);
        Path png = window.folder().resolve("loss.png");
        Path svg = window.folder().resolve("loss.svg");
        Path csv = window.folder().resolve("loss.csv");
        export("Save as picture (PNG)…", png);
        export("Save as drawing (SVG)…", svg);
        export("Save numbers (CSV)…", csv);
        assertThat(Files.size(png)).isGreaterThan(5_000);
        assertThat(Files.readString(svg)).contains("</svg");
        // A file has all there is; what is drawn follows a moment later.
        int points = Files.readAllLines(csv).size() - 1;
        await("as many points drawn as saved", SOON, () -> drawn("loss").request().runs().getFirst().curve().size() == points);
        choose("#lossMenu", "Copy picture and numbers");
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).startsWith("Steps\tLoss\n");
    }

    private void export(String item, Path file) {
        window.answers().export(file);
        choose("#lossMenu", item);
        await("saved", SOON, () -> window.model().noticeProperty().get() != null
                && window.model().noticeProperty().get().sentence().equals("Saved to " + file.toAbsolutePath()));
    }

    @Test
    void aChartOpensInAWindowOfItsOwnAndClosesByEsc() {
        train(300);
        choose("#lossMenu", "Open in a window of its own");
        Stage own = fx(() -> Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> stage != window.stage()).findFirst().orElseThrow());
        assertThat(own.getTitle()).isEqualTo("Loss – Agent Arcade");
        ChartViewer viewer = fx(() -> (ChartViewer) own.getScene().getRoot());
        assertThat(fx(() -> viewer.getChart().getXYPlot().getDatasetCount())).isPositive();
        run(() -> viewer.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(own.isShowing()).isFalse();
    }

    @Test
    void aChartThatCanNotBeSavedIsToldAndTheLastOneCanNotBeClosed() {
        train(300);
        window.answers().export(window.folder().resolve("nowhere").resolve("loss.png"));
        choose("#lossMenu", "Save as picture (PNG)…");
        await("told", SOON, () -> window.model().noticeProperty().get() != null
                && window.model().noticeProperty().get().sentence().startsWith("loss.png"));
        choose("#scoreMenu", "Close chart");
        MenuItem close = fx(() -> ((MenuButton) window.stage().getScene().lookup("#lossMenu")).getItems().getLast());
        assertThat(close.isDisable()).isTrue();
    }

    @Test
    void aChartThatChangesDoesNotHaveTheOthersPaintedAnew() {
        awaitDrawn();
        Node chart = window.node("lossChart", Node.class);
        assertThat(fx(() -> Stream.iterate(chart, Objects::nonNull, Node::getParent).filter(Node::isCache).toList())).isEmpty();
        assertThat(fx(() -> Stream.iterate(chart, Objects::nonNull, Node::getParent).anyMatch(ScrollPane.class::isInstance))).isTrue();
    }
}
