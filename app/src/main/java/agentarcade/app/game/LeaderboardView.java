package agentarcade.app.game;

import static agentarcade.app.view.Views.present;

import agentarcade.app.game.Leaderboards.Entry;
import agentarcade.knob.Texts;

import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// A small list of the best games with names, and the question for a name.
public final class LeaderboardView {
    private static final int FEW = 5;

    private final PlayViewModel play;
    private final LeaderboardViewModel model;
    private final Texts texts;
    private final Runnable done;
    @FXML private ToggleButton all;
    @FXML private ToggleButton clear;
    @FXML private VBox clearing;
    @FXML private VBox ask;
    @FXML private Label question;
    @FXML private TextField name;
    @FXML private Label empty;
    @FXML private GridPane rows;

    /// @param done called when a question was answered: the keyboard belongs to the game again
    public LeaderboardView(PlayViewModel play, Texts texts, Runnable done) {
        this.play = play;
        model = play.leaderboard();
        this.texts = texts;
        this.done = done;
    }

    @FXML
    private void initialize() {
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints scores = new ColumnConstraints();
        scores.setHalignment(HPos.RIGHT);
        rows.getColumnConstraints().setAll(new ColumnConstraints(), names, scores);
        all.selectedProperty().bindBidirectional(model.allShownProperty());
        all.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> done.run());
        clear.selectedProperty().bindBidirectional(model.clearingProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() <= Leaderboards.LONGEST_NAME ? change : null));
        name.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ESCAPE) {
                press.consume();
                model.decline();
                done.run();
            }
        });
        model.entriesProperty().subscribe(this::list);
        model.allShownProperty().subscribe(this::list);
        model.clearingProperty().subscribe(asked -> {
            present(clearing, asked);
            list();
        });
        model.askedProperty().subscribe(asked -> {
            asked.ifPresent(game -> question.setText(texts.say("app.leaders.question", game.place(), play.score(game.score()))));
            list();
        });
    }

    private void list() {
        List<Entry> entries = model.entriesProperty().get();
        List<Entry> shown = entries.subList(0, Math.min(entries.size(), model.allShownProperty().get() ? entries.size() : FEW));
        rows.getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            Label place = label(texts.say("app.leaders.place", i + 1), "leaders-place");
            Label who = label(shown.get(i).name(), "leaders-name");
            Label score = label(play.score(shown.get(i).score()), "leaders-score");
            place.setMinWidth(Label.USE_PREF_SIZE);
            score.setMinWidth(Label.USE_PREF_SIZE);
            rows.addRow(i, place, who, score);
        }
        // A question takes the place of the list: nothing else has to move, and no game is disturbed.
        boolean questioned = model.askedProperty().get().isPresent() || model.clearingProperty().get();
        present(ask, model.askedProperty().get().isPresent() && !model.clearingProperty().get());
        present(rows, !shown.isEmpty() && !questioned);
        present(empty, entries.isEmpty() && !questioned);
        present(all, entries.size() > FEW);
        present(clear, !entries.isEmpty());
    }

    private static Label label(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().add(styleClass);
        return label;
    }

    /// Keeps the game under the name suggested or, where there is none, asks for one.
    void answer() {
        if (model.keep()) {
            done.run();
        } else {
            name.requestFocus();
        }
    }

    @FXML
    private void keep() {
        answer();
    }

    @FXML
    private void forget() {
        model.clear();
        done.run();
    }

    @FXML
    private void leave() {
        model.clearingProperty().set(false);
        done.run();
    }
}
