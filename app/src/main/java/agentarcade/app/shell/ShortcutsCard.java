package agentarcade.app.shell;

import agentarcade.knob.Texts;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Collectors;

/// The list of shortcuts, over everything else until Esc or a click puts it away.
final class ShortcutsCard extends StackPane {
    private static final int COLUMNS = 2;

    private final Runnable close;

    ShortcutsCard(Shortcuts shortcuts, Texts texts, Runnable close) {
        this.close = close;
        List<Shortcuts.Group> groups = shortcuts.groups();
        Label title = new Label(texts.say("app.shortcuts.title"));
        title.getStyleClass().add("gallery-title");
        Label hint = new Label(texts.say("app.shortcuts.close"));
        hint.getStyleClass().add("caption");
        HBox columns = new HBox();
        columns.getStyleClass().add("shortcut-columns");
        for (int column = 0; column < COLUMNS; column++) {
            GridPane one = new GridPane();
            one.getStyleClass().add("shortcut-column");
            for (int i = column; i < groups.size(); i += COLUMNS) {
                add(groups.get(i), one);
            }
            columns.getChildren().add(one);
        }
        VBox card = new VBox(title, columns, hint);
        card.getStyleClass().addAll("card", "shortcuts");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        getStyleClass().add("veil");
        setId("shortcutList");
        setFocusTraversable(true);
        setAccessibleText(title.getText() + ". " + groups.stream().flatMap(group -> group.entries().stream())
                .map(entry -> entry.deed() + ": " + entry.keys()).collect(Collectors.joining(". ")));
        setOnMouseClicked(click -> close.run());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                close.run();
            }
        });
    }

    void close() {
        close.run();
    }

    private static void add(Shortcuts.Group group, GridPane column) {
        Label title = new Label(group.title());
        title.getStyleClass().addAll("section", "shortcut-title");
        column.add(title, 0, column.getRowCount(), 2, 1);
        for (Shortcuts.Entry entry : group.entries()) {
            Label keys = new Label(entry.keys());
            keys.getStyleClass().add("key-cap");
            column.addRow(column.getRowCount(), keys, new Label(entry.deed()));
        }
    }
}
