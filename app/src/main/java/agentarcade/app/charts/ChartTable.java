package agentarcade.app.charts;

import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// The numbers of the open charts as a table, for those who would rather read.
final class ChartTable {
    private static final double NARROWEST = 74;
    private static final double MARGIN = 20;
    private static final Font HEAD = Font.font(null, FontWeight.BOLD, 13);
    private static final MathContext DIGITS = new MathContext(5);

    private final ChartsViewModel model;
    private final TableView<List<Double>> table;
    private final ChartPainter painter;
    private final Texts texts;
    private final AtomicReference<TableData> finished = new AtomicReference<>();
    private TableData shown = TableData.EMPTY;

    ChartTable(ChartsViewModel model, TableView<List<Double>> table, ChartPainter painter, Texts texts) {
        this.model = model;
        this.table = table;
        this.painter = painter;
        this.texts = texts;
        table.setPlaceholder(new Label(texts.say("app.charts.nothing")));
        model.tableRequestProperty().subscribe(this::compute);
    }

    private void compute(List<ChartRequest> charts) {
        List<String> titles = charts.stream().map(chart -> model.title(chart.chart())).toList();
        painter.execute(() -> finished.set(TableData.of(charts, titles, texts)));
    }

    void showFinished() {
        TableData newest = finished.getAndSet(null);
        if (newest == null) {
            return;
        }
        if (!newest.head().equals(shown.head())) {
            table.getColumns().setAll(IntStream.range(0, newest.head().size()).mapToObj(number -> column(newest, number)).toList());
        }
        int selected = table.getSelectionModel().getSelectedIndex();
        shown = newest;
        table.getItems().setAll(newest.rows());
        if (selected >= 0) {
            table.getSelectionModel().select(Math.min(selected, newest.rows().size() - 1));
        }
    }

    private TableColumn<List<Double>, String> column(TableData data, int number) {
        TableColumn<List<Double>, String> column = new TableColumn<>(data.head().get(number));
        Text widest = new Text(column.getText());
        widest.setFont(HEAD);
        column.setMinWidth(Math.max(NARROWEST, Math.ceil(widest.getLayoutBounds().getWidth()) + MARGIN));
        column.setSortable(false);
        column.setReorderable(false);
        boolean share = data.shares().get(number);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(words(row.getValue().get(number), number, share)));
        return column;
    }

    private String words(double value, int column, boolean share) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (share) {
            return texts.say("app.percent", Math.round(1000 * value) / 10.0);
        }
        return texts.number(column == 0 ? Math.round(value * 100) / 100.0 : new BigDecimal(value).round(DIGITS).doubleValue());
    }
}
