package agentarcade.app.runs;

import agentarcade.app.run.Look;
import agentarcade.app.theme.Dashes;
import agentarcade.app.theme.Palette;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.util.Subscription;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A short piece of line as a run's curves are drawn.
public final class Swatch extends StackPane {
    private static final double LENGTH = 26;
    private static final double WIDTH = 3;

    private final Line line = new Line(0, 0, LENGTH, 0);

    public Swatch(ObservableValue<Look> look, ObservableValue<Palette> palette) {
        line.setStrokeWidth(WIDTH);
        getChildren().add(line);
        getStyleClass().add("swatch");
        whileShown(this, () -> Subscription.combine(
                look.subscribe(worn -> paint(worn, palette.getValue())),
                palette.subscribe(worn -> paint(look.getValue(), worn))));
    }

    /// Lets a node follow what lives longer than it does, as long as it is in a window.
    static void whileShown(Node node, Supplier<Subscription> follow) {
        AtomicReference<Subscription> following = new AtomicReference<>(Subscription.EMPTY);
        node.sceneProperty().subscribe(scene -> {
            following.get().unsubscribe();
            following.set(scene == null ? Subscription.EMPTY : follow.get());
        });
    }

    private void paint(Look look, Palette palette) {
        line.setStroke(palette.curve(look.colour()));
        line.getStrokeDashArray().setAll(Dashes.of(look.dash()));
    }
}
