package agentarcade.app.knobs;

import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// The settings of the world and the algorithm in their groups, one below the other, with a field to find one and buttons to undo.
public final class KnobsView {
    private final ObservableValue<List<KnobsViewModel>> forms;
    private final OpenSections open;
    private final KnobHistory history;
    private final Runnable undoKey;
    private final Texts texts;
    private final List<SectionView> sections = new ArrayList<>();
    private final List<Label> titles = new ArrayList<>();
    @FXML private TextField search;
    @FXML private Button undo;
    @FXML private Button redo;
    @FXML private Label noneFound;
    @FXML private VBox rows;

    /// @param undoKey what Ctrl+Z does
    public KnobsView(ObservableValue<List<KnobsViewModel>> forms, OpenSections open, KnobHistory history, Runnable undoKey, Texts texts) {
        this.forms = forms;
        this.open = open;
        this.history = history;
        this.undoKey = undoKey;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        bind(undo, history.undoableProperty(), "app.undo");
        bind(redo, history.redoableProperty(), "app.redo");
        search.textProperty().subscribe(this::seek);
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                search.clear();
            }
        });
        forms.subscribe(shown -> {
            sections.clear();
            titles.clear();
            rows.getChildren().setAll(noneFound);
            shown.forEach(this::add);
            seek(search.getText());
            beginOneByOne(List.copyOf(sections));
        });
    }

    /// A form of forty settings would hold up a frame by a tenth of a second: frames go on between its groups.
    private void beginOneByOne(List<SectionView> waiting) {
        // Perhaps other forms have taken their place by now.
        if (!waiting.isEmpty() && sections.contains(waiting.getFirst())) {
            waiting.getFirst().begin();
            Platform.runLater(() -> beginOneByOne(waiting.subList(1, waiting.size())));
        }
    }

    private void bind(Button button, ObservableValue<String> change, String key) {
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        change.subscribe(what -> {
            String words = what.isEmpty() ? texts.say(key + ".nothing") : texts.say(key + ".knob", what);
            button.setDisable(what.isEmpty());
            tooltip.setText(words);
            button.setAccessibleText(words);
        });
    }

    private void add(KnobsViewModel form) {
        List<SectionViewModel> groups = form.sections(open);
        if (groups.size() > 1 || groups.stream().anyMatch(group -> !group.title().equals(form.title()))) {
            Label title = new Label(form.title());
            title.getStyleClass().add("form-title");
            titles.add(title);
            rows.getChildren().add(title);
        }
        for (SectionViewModel group : groups) {
            SectionView section = new SectionView(group, knob -> new KnobRow(knob, undoKey, this::redo));
            sections.add(section);
            rows.getChildren().add(section);
        }
    }

    private void seek(String text) {
        boolean seeking = !text.isBlank();
        boolean found = false;
        for (SectionView section : sections) {
            found |= section.seek(text);
        }
        titles.forEach(title -> Views.present(title, !seeking));
        noneFound.setText(seeking ? texts.say("app.knob.noneFound", text.strip()) : "");
        Views.present(noneFound, seeking && !found);
    }

    @FXML
    private void undo() {
        history.undo();
    }

    @FXML
    private void redo() {
        history.redo();
    }
}
