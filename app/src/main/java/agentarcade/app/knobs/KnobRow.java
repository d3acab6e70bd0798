package agentarcade.app.knobs;

import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.knob.Knob;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.controlsfx.control.ToggleSwitch;
import org.kordamp.ikonli.javafx.FontIcon;

/// A setting in the form: name and value side by side, a slider for numbers, and a line that says the range or what was wrong.
final class KnobRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

    /// Letters of an option that still leave room for a name beside it.
    private static final int LONG_NAME = 11;

    private final KnobViewModel model;
    private final Runnable undo;
    private final Runnable redo;

    KnobRow(KnobViewModel model, Runnable undo, Runnable redo) {
        this.model = model;
        this.undo = undo;
        this.redo = redo;
        getStyleClass().add("knob");
        setId("knob-" + model.knob().name());
        switch (model.knob()) {
            case Knob.WholeNumber whole -> build(field(), slider(SliderScale.of(whole)));
            case Knob.RealNumber real -> build(field(), slider(SliderScale.of(real)));
            case Knob.SizeList unused -> build(field(), null);
            case Knob.FilterList unused -> below(field());
            case Knob.Switch unused -> build(toggle(), null);
            case Knob.Choice choice -> {
                if (choice.options().stream().anyMatch(option -> model.optionName(option).length() > LONG_NAME)) {
                    below(list(choice));
                } else {
                    build(list(choice), null);
                }
            }
        }
    }

    /// The control beside its name.
    private void build(Control value, Slider slider) {
        value.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(6, label(value), wayBack(), value);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        if (slider != null) {
            getChildren().add(slider);
        }
        finish(value);
    }

    /// The control below its name: what it says is long.
    private void below(Control value) {
        value.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(6, label(value), wayBack());
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, value);
        finish(value);
    }

    private Label label(Control value) {
        Label label = new Label(model.label());
        label.setLabelFor(value);
        label.getStyleClass().add("knob-label");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    /// A button that is there only while the setting differs from the preset, and so marks it.
    private Button wayBack() {
        Button back = new Button(null, new FontIcon("fth-rotate-ccw"));
        back.getStyleClass().addAll("quiet", "way-back");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(press -> {
            // The button is about to go; the keyboard stays in the row.
            if (back.isFocused()) {
                back.getParent().getParent().lookup(".knob-value").requestFocus();
            }
            model.backToPreset();
        });
        Tooltip where = new Tooltip();
        back.setTooltip(where);
        model.wayBackProperty().subscribe(words -> {
            Views.present(back, !words.isEmpty());
            where.setText(words);
            back.setAccessibleText(model.label() + ": " + words);
        });
        return back;
    }

    private void finish(Control value) {
        value.getStyleClass().add("knob-value");
        getChildren().add(note());
        explain(value);
        Tooltip help = new Tooltip(model.help());
        help.setWrapText(true);
        help.setMaxWidth(300);
        help.setShowDelay(Duration.millis(400));
        help.setShowDuration(Duration.seconds(30));
        Tooltip.install(this, help);
        value.setTooltip(help);
    }

    private void explain(Node node) {
        node.setAccessibleText(model.label());
        node.setAccessibleHelp(model.help());
    }

    /// The range, or why the setting has no effect now, or what was wrong with what was typed.
    private Label note() {
        Label note = new Label();
        note.setWrapText(true);
        note.getStyleClass().add("knob-note");
        note.textProperty().bind(Bindings.createStringBinding(this::toSay, model.problemProperty(), model.idleProperty()));
        model.idleProperty().subscribe(why -> pseudoClassStateChanged(IDLE, !why.isEmpty()));
        model.problemProperty().subscribe(problem -> pseudoClassStateChanged(WRONG, !problem.isEmpty()));
        model.waitingProperty().subscribe(waiting -> pseudoClassStateChanged(WAITING, waiting));
        return note;
    }

    private String toSay() {
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get();
        }
        return model.idleProperty().get().isEmpty() ? model.range() : model.idleProperty().get();
    }

    private TextField field() {
        TextField field = new TextField(model.text());
        field.setPrefColumnCount(6);
        field.getStyleClass().add("knob-field");
        model.valueProperty().subscribe(() -> field.setText(model.text()));
        model.problemProperty().subscribe(problem -> {
            if (problem.isEmpty()) {
                field.setText(model.text());
            }
        });
        field.setOnAction(enter -> model.type(field.getText()));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.type(field.getText());
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            // With nothing half typed in it, a field has nothing of its own to undo: the key is for the settings.
            if (key.isShortcutDown() && (key.getCode() == KeyCode.Z || key.getCode() == KeyCode.Y)
                    && field.getText().equals(model.text())) {
                key.consume();
                (key.getCode() == KeyCode.Z && !key.isShiftDown() ? undo : redo).run();
            }
        });
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                field.setText(model.text());
                model.type(model.text());
            }
        });
        return field;
    }

    private Slider slider(SliderScale scale) {
        Slider slider = new Slider(0, 1, scale.position(model.valueProperty().get()));
        slider.setBlockIncrement(0.02);
        explain(slider);
        boolean[] following = {false};
        // Changes only: a slider has few digits, and where it happens to stand at first must not round a value nobody touched.
        slider.valueProperty().subscribe((before, position) -> {
            if (!following[0]) {
                model.choose(scale.value(position.doubleValue()));
            }
        });
        model.valueProperty().subscribe(value -> {
            following[0] = true;
            if (!slider.isValueChanging()) {
                slider.setValue(scale.position(value));
            }
            following[0] = false;
        });
        return slider;
    }

    private ToggleSwitch toggle() {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected((Boolean) model.valueProperty().get());
        toggle.selectedProperty().subscribe(model::choose);
        model.valueProperty().subscribe(value -> toggle.setSelected((Boolean) value));
        return toggle;
    }

    private ComboBox<Enum<?>> list(Knob.Choice choice) {
        ComboBox<Enum<?>> list = new ComboBox<>(FXCollections.observableArrayList(choice.options()));
        list.setConverter(Labels.of(option -> model.optionName(option)));
        list.setValue((Enum<?>) model.valueProperty().get());
        list.valueProperty().subscribe(model::choose);
        model.valueProperty().subscribe(value -> list.setValue((Enum<?>) value));
        return list;
    }
}
