package agentarcade.app.compare;

import agentarcade.app.runs.Swatch;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The runs that are drawn side by side: what they reach at the left, in what they differ at the right.
public final class CompareView {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double NAME_WIDTH = 150;
    private static final double SETTING_WIDTH = 162;
    private static final double NUMBER_WIDTH = 58;
    /// Millions of steps.
    private static final double STEPS_WIDTH = 80;
    private static final double RUN_WIDTH = 128;

    private final CompareViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private TableView<CompareViewModel.Result> results;
    @FXML private TableView<Comparison.Row> settings;
    @FXML private Label seeds;
    @FXML private CheckBox all;
    @FXML private Button copy;

    public CompareView(CompareViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        all.selectedProperty().bindBidirectional(model.allSettingsProperty());
        seeds.textProperty().bind(model.seedsProperty());
        model.seedsProperty().subscribe(text -> Views.present(seeds, !text.isEmpty()));
        buildResults();
        buildSettings();
    }

    private void buildResults() {
        TableColumn<CompareViewModel.Result, CompareViewModel.Result> run = plain(texts.say("app.compare.run"), "words", NAME_WIDTH);
        run.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        run.setCellFactory(column -> new NamedCell());
        results.getColumns().setAll(List.of(run,
                number("app.compare.steps", STEPS_WIDTH, CompareViewModel.Result::steps),
                number("app.compare.games", NUMBER_WIDTH, CompareViewModel.Result::games),
                number("app.compare.best", NUMBER_WIDTH, CompareViewModel.Result::best),
                number("app.compare.last", NUMBER_WIDTH, CompareViewModel.Result::last),
                number("app.compare.seconds", NUMBER_WIDTH, CompareViewModel.Result::time)));
        results.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        results.setItems(model.results());
        results.setPlaceholder(new Label(""));
        results.setAccessibleText(texts.say("app.compare.results"));
    }

    private TableColumn<CompareViewModel.Result, String> number(String key, double width, Function<CompareViewModel.Result, String> value) {
        TableColumn<CompareViewModel.Result, String> column = plain(texts.say(key), "numbers", width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        texts.find(key + ".help").ifPresent(help -> {
            Label title = new Label(texts.say(key));
            title.setTooltip(new Tooltip(help));
            column.setText(null);
            column.setGraphic(title);
        });
        return column;
    }

    private <R, T> TableColumn<R, T> plain(String title, String style, double width) {
        TableColumn<R, T> column = new TableColumn<>(title);
        column.getStyleClass().add(style);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.minWidthProperty().bind(palette.map(worn -> width * worn.scale()));
        return column;
    }

    private void buildSettings() {
        settings.setItems(model.settings());
        settings.setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(Comparison.Row row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(HEADING, !empty && row != null && row.isHeading());
            }
        });
        Label hint = new Label();
        hint.setWrapText(true);
        hint.textProperty().bind(model.hintProperty());
        settings.setPlaceholder(hint);
        settings.setAccessibleText(texts.say("app.compare.settings"));
        model.columns().subscribe(this::layColumns);
        layColumns();
    }

    private void layColumns() {
        List<TableColumn<Comparison.Row, ?>> columns = new ArrayList<>();
        TableColumn<Comparison.Row, String> setting = plain(texts.say("app.compare.setting"), "words", SETTING_WIDTH);
        setting.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().label()));
        columns.add(setting);
        for (int i = 0; i < model.columns().size(); i++) {
            columns.add(run(i, model.columns().get(i)));
        }
        settings.getColumns().setAll(columns);
    }

    private TableColumn<Comparison.Row, String> run(int number, CompareViewModel.Column run) {
        TableColumn<Comparison.Row, String> column = plain(null, "words", RUN_WIDTH);
        column.setGraphic(named(run.name(), run));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                row.getValue().values().size() > number ? row.getValue().values().get(number) : ""));
        return column;
    }

    private HBox named(String name, CompareViewModel.Column run) {
        Label label = new Label(name);
        label.setTooltip(new Tooltip(name));
        HBox named = new HBox(new Swatch(new SimpleObjectProperty<>(run.look()), palette), label);
        named.getStyleClass().add("named");
        named.setAccessibleRole(AccessibleRole.TEXT);
        named.setAccessibleText(name);
        return named;
    }

    /// A run's name beside a piece of its line.
    private final class NamedCell extends TableCell<CompareViewModel.Result, CompareViewModel.Result> {
        @Override
        protected void updateItem(CompareViewModel.Result result, boolean empty) {
            CompareViewModel.Result before = getItem();
            super.updateItem(result, empty);
            if (empty || result == null) {
                setGraphic(null);
                return;
            }
            // Numbers change twice a second, names hardly ever.
            if (getGraphic() == null || before == null || !before.name().equals(result.name()) || !before.look().equals(result.look())) {
                setGraphic(named(result.name(), new CompareViewModel.Column(result.name(), result.look())));
                setAccessibleText(result.name());
            }
        }
    }

    @FXML
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.asText());
        Clipboard.getSystemClipboard().setContent(content);
        copy.setText(texts.say("app.compare.copied"));
        PauseTransition told = new PauseTransition(Duration.seconds(2));
        told.setOnFinished(over -> copy.setText(texts.say("app.compare.copy")));
        told.play();
    }
}
