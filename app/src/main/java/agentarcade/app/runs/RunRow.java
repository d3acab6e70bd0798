package agentarcade.app.runs;

import agentarcade.app.runs.RunRowViewModel.State;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// One run in the list. For the keyboard the row as a whole is one control: its buttons are for the mouse, and all they do is in its menu, too.
final class RunRow extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden");

    private final RunRowViewModel model;
    private final RunActions actions;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Region light = new Region();
    private final FontIcon trainIcon = new FontIcon("fth-play");
    private final FontIcon eyeIcon = new FontIcon("fth-eye");
    private final Button swatch;
    private final Button train;
    private final Button eye;
    private final RunMenu menu;
    private LookPicker picker;

    RunRow(RunRowViewModel model, RunActions actions, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.actions = actions;
        this.palette = palette;
        this.texts = texts;
        swatch = button(new Swatch(model.lookProperty(), palette), this::pickLook);
        swatch.setTooltip(new Tooltip(texts.say("app.runs.look")));
        train = button(trainIcon, this::trainOrGoOn);
        eye = button(eyeIcon, model::drawOrHide);
        menu = new RunMenu(model, actions, this::rename, this::pickLook, texts);
        build();
        bind();
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleHelp(texts.say("app.runs.keys"));
        setOnMouseClicked(click -> {
            requestFocus();
            if (model.stateProperty().get() != State.SHELVED) {
                actions.choose(model.run());
            }
        });
        swatch.getStyleClass().add("swatch-button");
        for (Node control : List.of(swatch, train, eye, menu)) {
            keepClicks(control);
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    /// A click there is not one at the row.
    private static void keepClicks(Node part) {
        part.addEventHandler(MouseEvent.MOUSE_CLICKED, Event::consume);
    }

    RunRowViewModel model() {
        return model;
    }

    private void build() {
        getStyleClass().add("run-row");
        name.getStyleClass().add("run-name");
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        facts.getStyleClass().add("run-facts");
        facts.setWrapText(true);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        light.getStyleClass().add("light");
        HBox above = new HBox(swatch, name, menu);
        above.getStyleClass().add("run-above");
        HBox below = new HBox(light, facts, eye, train);
        below.getStyleClass().add("run-below");
        getChildren().addAll(above, below);
    }

    private void bind() {
        name.textProperty().bind(model.nameProperty());
        facts.textProperty().bind(model.factsProperty());
        model.currentProperty().subscribe(on -> pseudoClassStateChanged(CURRENT, on));
        model.stateProperty().subscribe(state -> {
            light.pseudoClassStateChanged(TRAINING, state == State.TRAINING);
            light.pseudoClassStateChanged(FAILED, state == State.FAILED);
            trainIcon.setIconLiteral(switch (state) {
                case TRAINING -> "fth-pause";
                case SHELVED -> "fth-folder";
                case PAUSED, FAILED, PLAY_ONLY -> "fth-play";
            });
            train.setDisable(state == State.FAILED || state == State.PLAY_ONLY);
            name(train, texts.say(switch (state) {
                case TRAINING -> "app.pause";
                case SHELVED -> "app.runs.goOn";
                case PAUSED, FAILED, PLAY_ONLY -> "app.train";
            }));
            describe();
        });
        model.drawnProperty().subscribe(on -> {
            eyeIcon.setIconLiteral(on ? "fth-eye" : "fth-eye-off");
            name(eye, texts.say(on ? "app.runs.hide" : "app.runs.draw"));
            pseudoClassStateChanged(HIDDEN, !on);
            describe();
        });
        model.currentProperty().subscribe(on -> describe());
        model.nameProperty().subscribe(text -> describe());
        model.factsProperty().subscribe(text -> describe());
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
    }

    private void describe() {
        String state = texts.say("app.runs.state." + model.stateProperty().get());
        setAccessibleText(texts.say(model.currentProperty().get() ? "app.runs.accessibleCurrent" : "app.runs.accessible",
                model.nameProperty().get(), state, model.factsProperty().get(),
                texts.say(model.drawnProperty().get() ? "app.runs.drawn" : "app.runs.hidden")));
    }

    private static Button button(Node graphic, Runnable action) {
        Button button = new Button(null, graphic);
        button.getStyleClass().addAll("quiet", "small");
        button.setFocusTraversable(false);
        button.setOnAction(press -> action.run());
        return button;
    }

    private void trainOrGoOn() {
        if (model.stateProperty().get() == State.SHELVED) {
            actions.goOn(model.run());
        } else {
            actions.trainOrPause(model.run());
        }
    }

    private void press(KeyEvent key) {
        if (key.getTarget() != this || key.isShortcutDown()) {
            return;
        }
        switch (key.getCode()) {
            case ENTER -> actions.choose(model.run());
            case SPACE -> model.drawOrHide();
            case F2 -> rename();
            case DELETE, BACK_SPACE -> actions.discard(model.run());
            case CONTEXT_MENU -> menu.show();
            case F10 -> {
                if (!key.isShiftDown()) {
                    return;
                }
                menu.show();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// The name becomes a field. Enter takes what was typed, and so does going elsewhere; Esc leaves the name as it was.
    private void rename() {
        HBox above = (HBox) name.getParent();
        if (above == null) {
            return;
        }
        TextField field = new TextField(model.nameToChange());
        field.getStyleClass().add("run-rename");
        field.setAccessibleText(texts.say("app.runs.name"));
        HBox.setHgrow(field, Priority.ALWAYS);
        keepClicks(field);
        int place = above.getChildren().indexOf(name);
        above.getChildren().set(place, field);
        field.requestFocus();
        field.selectAll();
        Runnable end = () -> {
            if (above.getChildren().get(place) == field) {
                above.getChildren().set(place, name);
            }
        };
        field.setOnAction(enter -> requestFocus());
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                field.setText(model.nameToChange());
                requestFocus();
                key.consume();
            }
        });
        field.focusedProperty().subscribe((was, focused) -> {
            if (was && !focused) {
                if (!field.getText().strip().equals(model.nameToChange())) {
                    model.rename(field.getText());
                }
                end.run();
            }
        });
    }

    private void pickLook() {
        if (picker == null) {
            picker = new LookPicker(model, palette, texts);
            picker.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ESCAPE) {
                    Views.present(picker, false);
                    requestFocus();
                    key.consume();
                }
            });
            keepClicks(picker);
            getChildren().add(picker);
        } else {
            Views.present(picker, !picker.isVisible());
        }
        if (picker.isVisible()) {
            picker.focusChosen();
        } else {
            requestFocus();
        }
    }
}
