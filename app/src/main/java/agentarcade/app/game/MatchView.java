package agentarcade.app.game;

import static agentarcade.app.view.Views.present;

import agentarcade.app.run.RunWords;
import agentarcade.app.view.Labels;
import agentarcade.knob.Texts;

import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

import org.controlsfx.control.ToggleSwitch;

import java.util.List;

/// Who plays against whom, and whether a ghost plays along.
public final class MatchView {
    private final PlayViewModel model;
    private final Texts texts;
    private final Runnable chosen;
    @FXML private ComboBox<Contender> left;
    @FXML private ComboBox<Contender> rival;
    @FXML private HBox leftPageBox;
    @FXML private HBox rightPageBox;
    @FXML private Slider leftPage;
    @FXML private Slider rightPage;
    @FXML private Label leftPageLabel;
    @FXML private Label rightPageLabel;
    @FXML private HBox ghostBox;
    @FXML private ToggleSwitch ghost;

    /// @param chosen called when something was chosen from a list: whoever has chosen wants to play, and arrows would choose again
    public MatchView(PlayViewModel model, Texts texts, Runnable chosen) {
        this.model = model;
        this.texts = texts;
        this.chosen = chosen;
    }

    @FXML
    private void initialize() {
        bind(left, model.leftProperty(), model.leftsProperty());
        bind(rival, model.rightProperty(), model.rightsProperty());
        bind(leftPageBox, leftPage, leftPageLabel, model.leftPage());
        bind(rightPageBox, rightPage, rightPageLabel, model.rightPage());
        model.leftProperty().subscribe(one -> present(leftPageBox, Contender.EARLIER.equals(one)));
        model.rightProperty().subscribe(one -> {
            boolean alone = one == null || one.equals(Contender.NOBODY);
            present(rightPageBox, Contender.EARLIER.equals(one));
            present(ghostBox, alone);
        });
        ghost.selectedProperty().bindBidirectional(model.ghostProperty());
        // Space would switch it again. Whoever uses the keyboard goes on with Tab.
        ghost.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> chosen.run());
        leftPage.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> chosen.run());
        rightPage.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> chosen.run());
        ghostBox.disableProperty().bind(model.recordedProperty().map(there -> !there));
    }

    private void bind(ComboBox<Contender> box, Property<Contender> value, ObservableValue<List<Contender>> all) {
        box.setConverter(Labels.of(one -> Contender.say(one.name(), texts)));
        all.subscribe(there -> box.getItems().setAll(there));
        box.valueProperty().bindBidirectional(value);
        box.setOnHidden(closed -> chosen.run());
    }

    private void bind(HBox box, Slider slider, Label label, PageChoice choice) {
        boolean[] following = new boolean[1];
        Runnable follow = () -> {
            // The slider follows the album and the choice; only a person's hand chooses.
            following[0] = true;
            slider.setMax(Math.max(1, choice.pagesProperty().get().size() - 1));
            slider.setValue(choice.place());
            following[0] = false;
        };
        choice.pagesProperty().subscribe(follow);
        choice.chosenProperty().subscribe(follow);
        slider.valueProperty().subscribe(place -> {
            if (!following[0]) {
                choice.choose((int) Math.round(place.doubleValue()));
            }
        });
        box.disableProperty().bind(Bindings.createBooleanBinding(() -> choice.pagesProperty().get().size() < 2, choice.pagesProperty()));
        label.textProperty().bind(choice.chosenProperty()
                .map(page -> texts.say(RunWords.age("app.match.games", page))).orElse(texts.say("app.match.gamesNone")));
    }
}
