package agentarcade.app.gallery;

import agentarcade.experiment.AlgorithmType;
import agentarcade.knob.Texts;

import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// An algorithm to choose: its name and one sentence.
final class LearnerCard extends RadioButton {
    private static final double ROOM_FOR_DOT = 36;
    private static final double USUAL_WIDTH = 300;

    private final VBox words;

    LearnerCard(AlgorithmType<?> type, Texts texts) {
        String title = texts.name(type.name().key());
        String about = texts.find("algorithm." + type.id() + ".about").orElse("");
        Label name = new Label(title);
        name.getStyleClass().add("learner-name");
        Label sentence = new Label(texts.find("algorithm." + type.id() + ".short").orElse(about));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("learner-about");
        words = new VBox(name, sentence);
        words.getStyleClass().add("learner-words");
        words.prefWidthProperty().bind(widthProperty().subtract(ROOM_FOR_DOT));
        setGraphic(words);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setId("learner-" + type.id());
        setUserData(type);
        getStyleClass().add("learner-card");
        setAccessibleText(title + ". " + about);
        Tooltip help = new Tooltip(about);
        help.setWrapText(true);
        help.setMaxWidth(300);
        help.setShowDelay(Duration.millis(400));
        setTooltip(about.isEmpty() ? null : help);
    }

    // A button asks its graphic how high it is without saying how wide: here the graphic's lines depend on that.

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width > ROOM_FOR_DOT ? width : USUAL_WIDTH) - ROOM_FOR_DOT;
        return snappedTopInset() + words.prefHeight(room) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
