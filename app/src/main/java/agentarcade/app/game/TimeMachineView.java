package agentarcade.app.game;

import agentarcade.app.view.Views;

import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A slim bar below the game, by which the agent is watched as it was.
public final class TimeMachineView {
    private final TimeMachine model;
    private final Tooltip starHint = new Tooltip();
    private boolean following;
    @FXML private HBox bar;
    @FXML private Slider slider;
    @FXML private Button star;
    @FXML private Label words;
    @FXML private Button branch;

    public TimeMachineView(TimeMachine model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.thereProperty().subscribe(there -> Views.present(bar, there));
        slider.disableProperty().bind(model.pastProperty().map(past -> !past));
        words.textProperty().bind(model.wordsProperty());
        // The track would shift under the hand that drags if the words beside it took less room.
        words.widthProperty().subscribe(width -> words.setMinWidth(Math.max(words.getMinWidth(), width.doubleValue())));
        model.momentsProperty().subscribe(this::follow);
        model.wordsProperty().subscribe(this::follow);
        slider.valueProperty().subscribe(value -> {
            if (!following) {
                model.choose((int) Math.round(value.doubleValue()));
                follow();
            }
        });
        star.setTooltip(starHint);
        model.bestProperty().subscribe(best -> {
            star.setVisible(best.isPresent());
            best.ifPresent(known -> {
                starHint.setText(model.bestInWords(known));
                star.setAccessibleText(model.bestInWords(known));
            });
            placeStar();
        });
        slider.widthProperty().subscribe(this::placeStar);
    }

    /// The slider follows the model; only a person's hand chooses.
    private void follow() {
        following = true;
        int now = model.momentsProperty().get().size();
        slider.setMax(Math.max(1, now));
        slider.setValue(model.pastProperty().get() ? model.place() : slider.getMax());
        branch.setDisable(model.moment().isEmpty());
        following = false;
        placeStar();
    }

    /// Above its place on the track.
    private void placeStar() {
        Node thumb = slider.lookup(".thumb");
        if (thumb == null || !star.isVisible()) {
            return;
        }
        int place = model.bestProperty().get().map(best -> model.placeOf(best.page())).orElse(0);
        double half = thumb.prefWidth(-1) / 2;
        Bounds bounds = slider.getBoundsInParent();
        double width = slider.getWidth() - 2 * half;
        double x = bounds.getMinX() + half + width * place / slider.getMax();
        star.autosize();
        star.relocate(x - star.getWidth() / 2, bounds.getMinY() - star.getHeight() / 2);
    }

    @FXML
    private void chooseBest() {
        model.chooseBest();
        slider.requestFocus();
    }

    @FXML
    private void branch() {
        model.branch();
    }
}
