package agentarcade.app.view;

import agentarcade.knob.Texts;

import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Loads views: `load(new GameView(…), texts)` finds `GameView.fxml` beside the class and lets it fill the object's `@FXML` fields.
public final class Views {
    private Views() {
    }

    public static Parent load(Object view, Texts texts) {
        Class<?> type = view.getClass();
        FXMLLoader loader = new FXMLLoader(type.getResource(type.getSimpleName() + ".fxml"), texts.bundle());
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("%s.fxml is not as its class expects".formatted(type.getSimpleName()), broken);
        }
    }

    /// Has what can be scrolled painted part by part. JavaFX keeps a picture of all of it, to scroll faster, and paints that anew from end
    /// to end whenever anything in it changes: too much where something does all the time.
    public static void paintInParts(ScrollPane scroll) {
        scroll.skinProperty().subscribe(skin -> scroll.getChildrenUnmodifiable().forEach(part -> part.setCache(false)));
    }

    /// Shows a node or hides it, with the place it takes.
    public static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
