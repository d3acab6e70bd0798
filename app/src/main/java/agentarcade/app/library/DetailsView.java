package agentarcade.app.library;

import agentarcade.app.game.CanvasPane;
import agentarcade.app.game.Miniature;
import agentarcade.app.library.RunDetails.Line;
import agentarcade.app.library.RunDetails.Section;
import agentarcade.app.library.SavedRun.Content;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.store.RunSummary;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// What is in the chosen file, before it is opened, and what can be done with it.
final class DetailsView {
    private final LibraryViewModel model;
    private final ObservableValue<Palette> palette;
    private final Runnable backToList;
    private final CurveSketch curve = new CurveSketch();
    private final CanvasPane pane = new CanvasPane();
    private final Miniature miniature = new Miniature(pane);
    private Subscription following = Subscription.EMPTY;
    @FXML private Label name;
    @FXML private TextField field;
    @FXML private Label nameProblem;
    @FXML private Label problem;
    @FXML private StackPane picture;
    @FXML private StackPane curvePlace;
    @FXML private ScrollPane scroll;
    @FXML private GridPane grid;
    @FXML private Button open;
    @FXML private Button compare;

    /// @param backToList gives the keyboard to the list of runs
    DetailsView(LibraryViewModel model, ObservableValue<Palette> palette, Runnable backToList) {
        this.model = model;
        this.palette = palette;
        this.backToList = backToList;
    }

    @FXML
    private void initialize() {
        picture.getChildren().add(pane);
        curvePlace.getChildren().add(curve);
        nameProblem.textProperty().bind(model.nameProblemProperty());
        model.nameProblemProperty().subscribe(words -> Views.present(nameProblem, !words.isEmpty()));
        model.chosenProperty().subscribe(this::follow);
        palette.subscribe(worn -> showContent());
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                endRename();
                backToList.run();
            }
        });
        field.setOnAction(enter -> commitName());
    }

    private void follow(SavedRun run) {
        following.unsubscribe();
        endRename();
        if (run != null) {
            scroll.setVvalue(0);
            following = run.contentProperty().subscribe(content -> showContent())
                    .and(run.curveProperty().subscribe(points -> curve.show(points, palette.getValue().firstCurve())));
            model.seen(run);
        }
    }

    private void showContent() {
        SavedRun run = model.chosenProperty().get();
        if (run == null) {
            return;
        }
        name.setText(run.file().name());
        boolean readable = run.summary().isPresent();
        problem.setText(readable ? "" : model.words().what(run));
        Views.present(problem, !readable);
        problem.getStyleClass().setAll("label", run.contentProperty().get() instanceof Content.Broken ? "wrong" : "saved-about");
        Views.present(picture, readable);
        Views.present(curvePlace, readable);
        open.setDisable(!readable);
        compare.setDisable(!readable);
        grid.getChildren().clear();
        run.summary().ifPresent(this::showSummary);
    }

    private void showSummary(RunSummary summary) {
        miniature.paint(summary.picture(), palette.getValue());
        curve.show(model.chosenProperty().get().curveProperty().get(), palette.getValue().firstCurve());
        int row = 0;
        for (Section section : RunDetails.of(summary, model.words()).sections()) {
            row = lay(section, row);
        }
    }

    private int lay(Section section, int from) {
        int row = from;
        whole(text(section.title(), "section"), row++);
        if (section.lines().isEmpty()) {
            whole(text(section.note(), "saved-about"), row++);
        }
        for (Line line : section.lines()) {
            Label label = text(line.label(), "saved-about");
            Label value = text(line.value(), "saved-value");
            GridPane.setHalignment(value, HPos.RIGHT);
            GridPane.setValignment(label, VPos.TOP);
            GridPane.setValignment(value, VPos.TOP);
            grid.addRow(row++, label, value);
            if (!line.usual().isEmpty()) {
                Label usual = text(line.usual(), "saved-about");
                GridPane.setHalignment(usual, HPos.RIGHT);
                whole(usual, row++);
            }
        }
        return row;
    }

    private void whole(Node node, int row) {
        grid.add(node, 0, row, 2, 1);
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    // ---- rename ----

    /// The name becomes a field. Enter takes what was typed, Esc leaves the name as it was.
    @FXML
    void rename() {
        SavedRun run = model.chosenProperty().get();
        if (run != null) {
            field.setText(run.file().name());
            Views.present(field, true);
            Views.present(name, false);
            field.requestFocus();
            field.selectAll();
        }
    }

    private void commitName() {
        if (field.getText().strip().equals(model.chosenProperty().get().file().name())) {
            endRename();
            backToList.run();
        } else {
            // Until there is a file of that name, the field stays: something may be wrong with what was typed.
            model.rename(field.getText(), () -> {
                endRename();
                backToList.run();
            });
        }
    }

    private void endRename() {
        model.forgetName();
        Views.present(field, false);
        Views.present(name, true);
    }

    @FXML
    private void open() {
        model.open();
    }

    @FXML
    private void compare() {
        model.compare();
    }

    @FXML
    private void reveal() {
        model.reveal();
    }

    @FXML
    private void throwAway() {
        model.throwAway();
    }
}
