package agentarcade.app.shell;

import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

import java.util.List;

/// A sentence for everyone and details for experts, to be read, selected and copied. The window behind it goes on.
final class DetailsDialog {
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox content = new VBox();
    private final TextArea area;
    private final Texts texts;

    /// Dressed as its owner is.
    DetailsDialog(Window owner, String sentence, String details, Texts texts) {
        this.texts = texts;
        ButtonType copy = new ButtonType(texts.say("app.error.copy"), ButtonData.LEFT);
        ButtonType close = new ButtonType(texts.say("app.error.close"), ButtonData.CANCEL_CLOSE);
        area = new TextArea(details);
        area.setId("errorDetails");
        area.setEditable(false);
        area.setAccessibleText(texts.say("app.error.details"));
        area.getStyleClass().add("details");
        VBox.setVgrow(area, Priority.ALWAYS);
        content.getStyleClass().add("error");
        content.getChildren().add(area);
        DialogPane pane = dialog.getDialogPane();
        pane.setHeaderText(sentence);
        pane.setContent(content);
        pane.getButtonTypes().setAll(copy, close);
        dress(pane, owner.getScene());
        ((Button) pane.lookupButton(copy)).addEventFilter(ActionEvent.ACTION, press -> {
            press.consume();
            copy();
            ((Button) pane.lookupButton(copy)).setText(texts.say("app.error.copied"));
        });
        pane.lookupButton(copy).setId("errorCopy");
        pane.lookupButton(close).setId("errorClose");
        ((Button) pane.lookupButton(close)).setDefaultButton(true);
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle(texts.say("app.title"));
        dialog.setResizable(true);
    }

    private static void dress(DialogPane pane, Scene scene) {
        // Before the window has been put together there is nothing to look like.
        if (scene != null) {
            pane.getStylesheets().setAll(scene.getStylesheets());
            pane.getStyleClass().addAll(scene.getRoot().getStyleClass());
        }
    }

    /// Says more in lines of their own.
    DetailsDialog say(List<String> lines) {
        lines.forEach(line -> content.getChildren().add(label(line)));
        return this;
    }

    /// Says how many more there are, once there are any.
    DetailsDialog count(ObservableValue<Number> more) {
        Label label = label("");
        label.setId("errorMore");
        content.getChildren().addFirst(label);
        more.subscribe(now -> {
            label.setText(texts.say("app.error.more", now));
            Views.present(label, now.intValue() > 0);
        });
        return this;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private void copy() {
        ClipboardContent copied = new ClipboardContent();
        copied.putString(area.getText());
        Clipboard.getSystemClipboard().setContent(copied);
    }

    /// @param closed runs when a person has closed it
    void show(Runnable closed) {
        dialog.setOnHidden(hidden -> closed.run());
        dialog.show();
    }
}
