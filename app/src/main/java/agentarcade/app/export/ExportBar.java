package agentarcade.app.export;

import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Tells that something is being exported and how far it has come, and calls it off.
public final class ExportBar extends HBox {

    public ExportBar(ExportsViewModel model, Texts texts) {
        Label doing = new Label();
        doing.setId("exportDoing");
        doing.textProperty().bind(model.doingProperty());
        doing.setMinWidth(0);
        HBox.setHgrow(doing, Priority.SOMETIMES);
        ProgressBar bar = new ProgressBar(0);
        bar.setId("exportShare");
        bar.progressProperty().bind(model.shareProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.say("app.export.share"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(texts.say("app.export.cancel"));
        cancel.setId("exportCancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(click -> model.callOff());
        getChildren().addAll(doing, bar, cancel);
        getStyleClass().addAll("notice", "export-bar");
        setAlignment(Pos.CENTER_LEFT);
        setId("exportBar");
        model.doingProperty().subscribe(words -> Views.present(this, !words.isEmpty()));
    }
}
