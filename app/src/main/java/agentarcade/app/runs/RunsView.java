package agentarcade.app.runs;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.List;

/// The list of open runs. Up and down lead from row to row; each row is one stop for Tab.
public final class RunsView {
    private final RunListViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private ScrollPane scroll;
    @FXML private VBox rows;

    public RunsView(RunListViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows.setAccessibleText(texts.say("app.side.runs"));
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        model.rows().subscribe(this::list);
        list();
    }

    /// Rows that stay keep their nodes.
    private void list() {
        int focused = focusedRow();
        List<RunRow> before = shown();
        rows.getChildren().setAll(model.rows().stream().map(row -> before.stream().filter(known -> known.model() == row).findFirst()
                .orElseGet(() -> row(row))).toList());
        if (focused >= 0 && focusedRow() < 0 && !rows.getChildren().isEmpty()) {
            rows.getChildren().get(Math.min(focused, rows.getChildren().size() - 1)).requestFocus();
        }
    }

    /// Whatever comes into the middle of the window is in sight here, too.
    private RunRow row(RunRowViewModel described) {
        RunRow row = new RunRow(described, model.actions(), palette, texts);
        described.currentProperty().subscribe(current -> {
            if (current) {
                Platform.runLater(() -> bringIntoSight(row));
            }
        });
        return row;
    }

    private void bringIntoSight(Node row) {
        scroll.layout();
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = rows.getHeight() - seen;
        if (row.getParent() != rows || hidden <= 0) {
            return;
        }
        Bounds there = row.getBoundsInParent();
        double top = Math.min(Math.max(scroll.getVvalue() * hidden, there.getMaxY() - seen), there.getMinY());
        scroll.setVvalue(top / hidden);
    }

    private List<RunRow> shown() {
        return rows.getChildren().stream().map(RunRow.class::cast).toList();
    }

    private int focusedRow() {
        Node owner = rows.getScene() == null ? null : rows.getScene().getFocusOwner();
        return rows.getChildren().indexOf(owner);
    }

    private void move(KeyEvent key) {
        int step = switch (key.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        int at = focusedRow();
        if (step == 0 || at < 0) {
            return;
        }
        Node next = rows.getChildren().get(Math.clamp(at + step, 0, rows.getChildren().size() - 1));
        next.requestFocus();
        bringIntoSight(next);
        key.consume();
    }

    @FXML
    private void runBeside() {
        model.runBesideCurrent();
    }

    @FXML
    private void addSaved() {
        model.actions().addSaved();
    }
}
