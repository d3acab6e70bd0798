package agentarcade.app.runs;

import agentarcade.app.run.Look;
import agentarcade.app.theme.Dashes;
import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// The colours and dashes to choose from for a run.
final class LookPicker extends VBox {
    private final RunRowViewModel row;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final FlowPane colours = new FlowPane();
    private final FlowPane dashes = new FlowPane();

    LookPicker(RunRowViewModel row, ObservableValue<Palette> palette, Texts texts) {
        this.row = row;
        this.palette = palette;
        this.texts = texts;
        getStyleClass().add("look-picker");
        getChildren().addAll(colours, dashes);
        for (int i = 0; i < Look.COLOURS; i++) {
            colours.getChildren().add(choice(i, dot(i), "app.runs.colour", Look::colour, row::recolour));
        }
        for (int i = 0; i < Dashes.count(); i++) {
            Node line = new Swatch(new SimpleObjectProperty<>(new Look(0, i)), palette);
            dashes.getChildren().add(choice(i, line, "app.runs.dash", Look::dash, row::dash));
        }
    }

    /// Gives the keyboard to the colour in use.
    void focusChosen() {
        colours.getChildren().get(row.lookProperty().get().colour() % Look.COLOURS).requestFocus();
    }

    private Node dot(int colour) {
        Circle dot = new Circle(8);
        Swatch.whileShown(dot, () -> palette.subscribe(worn -> dot.setFill(worn.curve(colour))));
        return dot;
    }

    private ToggleButton choice(int number, Node graphic, String key, ToIntFunction<Look> part, Consumer<Integer> choose) {
        ToggleButton button = new ToggleButton(null, graphic);
        button.getStyleClass().add("look-choice");
        button.setAccessibleText(texts.say(key, number + 1));
        button.setOnAction(press -> {
            choose.accept(number);
            button.setSelected(true);
        });
        row.lookProperty().subscribe(look -> button.setSelected(part.applyAsInt(look) == number));
        return button;
    }
}
