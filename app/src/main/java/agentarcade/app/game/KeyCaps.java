package agentarcade.app.game;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.List;

/// The keys of a world as caps, each group with what it does.
final class KeyCaps {
    private KeyCaps() {
    }

    static List<Node> of(List<GameWords.Control> controls) {
        return controls.stream().map(KeyCaps::group).toList();
    }

    private static Node group(GameWords.Control control) {
        HBox group = new HBox();
        group.getStyleClass().add("key-group");
        control.keys().forEach(key -> group.getChildren().add(label(key, "key-cap")));
        group.getChildren().add(label(control.name(), "key-name"));
        return group;
    }

    private static Label label(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }
}
