package agentarcade.app.library;

import agentarcade.app.game.CanvasPane;
import agentarcade.app.game.Miniature;
import agentarcade.app.library.SavedRun.Content;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.env.Picture;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;

/// A row of the list of saved runs: the world as it was, what the run is, how it learned, and how well it plays.
final class SavedRunCell extends ListCell<SavedRun> {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final LibraryViewModel model;
    private final ObservableValue<Palette> palette;
    private final CanvasPane pane = new CanvasPane();
    private final Miniature miniature = new Miniature(pane);
    private final FontIcon warning = new FontIcon("fth-alert-triangle");
    private final Label name = label("saved-name");
    private final Label what = label("saved-about");
    private final Label when = label("saved-about");
    private final Label result = label("saved-result");
    private final Label steps = label("saved-about");
    private final CurveSketch curve = new CurveSketch();
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    SavedRunCell(LibraryViewModel model, ObservableValue<Palette> palette) {
        this.model = model;
        this.palette = palette;
        name.getStyleClass().add("any-length");
        StackPane picture = new StackPane(pane, warning);
        picture.getStyleClass().add("saved-picture");
        VBox words = new VBox(name, what, when);
        words.getStyleClass().add("saved-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox numbers = new VBox(result, steps);
        numbers.getStyleClass().add("saved-numbers");
        row = new HBox(picture, words, curve, numbers);
        row.getStyleClass().add("saved-row");
        getStyleClass().add("saved-cell");
        // As wide as the list, not as the longest name.
        setPrefWidth(0);
        palette.subscribe(worn -> showContent());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(SavedRun run, boolean empty) {
        SavedRun before = getItem();
        super.updateItem(run, empty);
        if (empty || run == null) {
            following.unsubscribe();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        if (run != before || following == Subscription.EMPTY) {
            following.unsubscribe();
            following = run.contentProperty().subscribe(content -> showContent())
                    .and(run.curveProperty().subscribe(points -> curve.show(points, palette.getValue().firstCurve())));
        }
        model.seen(run);
    }

    /// So small, nobody could read them.
    private static Picture withoutWords(Picture picture) {
        return new Picture(picture.width(), picture.height(),
                picture.shapes().stream().filter(shape -> !(shape instanceof Picture.Label)).toList(), picture.events());
    }

    private void showContent() {
        SavedRun run = getItem();
        if (run == null) {
            return;
        }
        SavedRunWords words = model.words();
        boolean broken = run.contentProperty().get() instanceof Content.Broken;
        pseudoClassStateChanged(BROKEN, broken);
        warning.setVisible(broken);
        name.setText(run.file().name());
        what.setText(words.what(run));
        when.setText(words.texts().say("app.library.when", words.date(run.when()), words.size(run.file().bytes())));
        result.setText(run.summary().flatMap(words::result).orElse(""));
        steps.setText(run.summary().map(known -> words.texts().say("app.runs.steps", known.progress().steps())).orElse(""));
        Views.present(curve, !broken);
        pane.setVisible(run.summary().isPresent());
        run.summary().ifPresent(known -> miniature.paint(withoutWords(known.picture()), palette.getValue()));
        curve.show(run.curveProperty().get(), palette.getValue().firstCurve());
        setAccessibleText(words.described(run));
    }
}
