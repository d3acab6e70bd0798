package agentarcade.app.shell;

import agentarcade.app.runs.Branching;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// How far a branch has come that is on its way, in the status line, and a button to give it up.
final class BranchingView {
    private final Branching model;
    private final ObservableValue<Boolean> there;
    private final Texts texts;
    @FXML private HBox box;
    @FXML private Label words;
    @FXML private ProgressBar bar;

    /// @param there whether the window still has this view; the model lives longer
    BranchingView(Branching model, ObservableValue<Boolean> there, Texts texts) {
        this.model = model;
        this.there = there;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.underWayProperty().when(there).subscribe(underWay -> Views.present(box, underWay));
        model.shareProperty().when(there).subscribe(share -> {
            bar.setProgress(share.doubleValue());
            words.setText(texts.say("app.branch.repeating", Math.floor(100 * share.doubleValue())));
        });
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}
