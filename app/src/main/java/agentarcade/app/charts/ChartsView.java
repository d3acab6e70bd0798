package agentarcade.app.charts;

import agentarcade.app.theme.Dashes;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The open charts side by side, or their numbers in a table, and which curve belongs to which run.
public final class ChartsView {
    private static final double SAMPLE = 26;

    private final ChartsViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final ChartPainter painter = new ChartPainter();
    private final Map<ChartViewModel, ChartView> views = new LinkedHashMap<>();
    private ChartTable numbers;
    private int turn;
    @FXML private ScrollPane scroll;
    @FXML private ChartGrid grid;
    @FXML private TableView<List<Double>> table;
    @FXML private FlowPane key;

    public ChartsView(ChartsViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    /// What steers the charts, for the head of the place they are in.
    public Node controls() {
        return Views.load(new ChartControlsView(model, texts), texts);
    }

    @FXML
    private void initialize() {
        Views.paintInParts(scroll);
        numbers = new ChartTable(model, table, painter, texts);
        model.open().subscribe(this::place);
        place();
        model.tableProperty().subscribe(on -> {
            Views.present(scroll, !on);
            Views.present(table, on);
        });
        model.keyProperty().subscribe(this::showKey);
        palette.subscribe(worn -> {
            grid.letters(worn.scale());
            showKey(model.keyProperty().get());
        });
        model.pulsesProperty().subscribe(pulse -> {
            look();
            showFinished();
        });
    }

    private void place() {
        views.entrySet().removeIf(entry -> {
            boolean closed = !model.open().contains(entry.getKey());
            if (closed) {
                entry.getValue().forget();
            }
            return closed;
        });
        model.open().forEach(chart -> views.computeIfAbsent(chart, this::view));
        grid.getChildren().setAll(model.open().stream().map(chart -> views.get(chart).card()).toList());
        views.values().forEach(view -> view.closable(views.size() > 1));
    }

    private ChartView view(ChartViewModel chart) {
        ChartView view = new ChartView(model, chart, palette, painter, texts);
        Views.load(view, texts);
        return view;
    }

    /// One picture in each pulse.
    private void showFinished() {
        List<ChartViewModel> open = model.open();
        for (int i = 0; i < open.size(); i++) {
            turn = (turn + 1) % open.size();
            if (views.get(open.get(turn)).showFinished()) {
                return;
            }
        }
        numbers.showFinished();
    }

    /// Finds out which charts can be seen.
    private void look() {
        Bounds window = scroll.getViewportBounds();
        double top = -window.getMinY();
        views.values().forEach(view -> {
            Bounds there = view.card().getBoundsInParent();
            boolean laidOut = window.getHeight() > 0 && there.getHeight() > 0;
            view.inSight(!laidOut || there.getMaxY() > top && there.getMinY() < top + window.getHeight());
        });
    }

    private void showKey(ChartKey shown) {
        boolean needed = shown.entries().size() > 1 || shown.leftOut() > 0;
        Views.present(key, needed);
        key.getChildren().clear();
        if (!needed) {
            return;
        }
        for (ChartKey.Entry entry : shown.entries()) {
            double scale = palette.getValue().scale();
            Line sample = new Line(0, 0, SAMPLE * scale, 0);
            sample.setStroke(palette.getValue().curve(entry.look().colour()));
            sample.setStrokeWidth((entry.current() ? 2.5 : 1.5) * scale);
            Dashes.of(entry.look().dash()).forEach(length -> sample.getStrokeDashArray().add(length * scale));
            Label name = new Label(entry.name(), sample);
            name.getStyleClass().add(entry.current() ? "section" : "caption");
            key.getChildren().add(name);
        }
        if (shown.leftOut() > 0) {
            Label note = new Label(texts.say("app.charts.leftOut", shown.leftOut()));
            note.getStyleClass().add("caption");
            key.getChildren().add(note);
        }
    }
}
