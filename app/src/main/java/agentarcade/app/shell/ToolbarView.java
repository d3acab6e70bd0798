package agentarcade.app.shell;

import agentarcade.app.view.Views;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Preset;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Function;

/// What to train and the buttons to do it with, at the top of the window.
final class ToolbarView {
    private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");

    private final ShellViewModel model;
    private final Commands commands;
    private final MenuView menu;
    private final Texts texts;
    @FXML private HBox bar;
    @FXML private ComboBox<EnvironmentType<?>> environment;
    @FXML private ComboBox<AlgorithmType<?>> algorithm;
    @FXML private ComboBox<Preset> preset;
    @FXML private TextField seed;
    @FXML private Button train;
    @FXML private Button step;
    @FXML private Button save;

    ToolbarView(ShellViewModel model, Commands commands, MenuView menu, Texts texts) {
        this.model = model;
        this.commands = commands;
        this.menu = menu;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        bar.getChildren().add(Views.load(menu, texts));
        bindSetup();
        bindTraining();
        Platform.runLater(train::requestFocus);
    }

    private void bindSetup() {
        SetupViewModel setup = model.setup();
        environment.getItems().setAll(setup.environments());
        algorithm.setItems(setup.algorithms());
        preset.setItems(setup.presets());
        choice(environment, setup.environmentProperty(), type -> texts.name(type.name().key()));
        choice(algorithm, setup.algorithmProperty(), type -> texts.name(type.name().key()));
        choice(preset, setup.presetProperty(), known -> texts.name("preset." + known.id() + ".name"));
        preset.promptTextProperty().bind(model.trainableProperty().map(can -> can ? texts.say("app.setup.own") : "–"));
        algorithm.setPromptText(texts.say("app.setup.noAlgorithm"));
        algorithm.valueProperty().subscribe(type -> algorithm.setTooltip(type == null ? null : hint("algorithm." + type.id() + ".about")));
        environment.valueProperty()
                .subscribe(type -> environment.setTooltip(type == null ? null : hint("environment." + type.id() + ".about")));
        preset.valueProperty().subscribe(known -> preset.setTooltip(known == null ? null : hint("preset." + known.id() + ".about")));
        seed.textProperty().bindBidirectional(setup.seedProperty());
        seed.setOnAction(enter -> setup.typeSeed());
        seed.focusedProperty().subscribe((was, focused) -> {
            if (was && !focused) {
                setup.typeSeed();
            }
        });
    }

    private Tooltip hint(String key) {
        return texts.find(key).map(Tooltip::new).orElse(null);
    }

    private <T> void choice(ComboBox<T> box, ObjectProperty<T> property, Function<T, String> name) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Options are chosen, not typed");
            }
        });
        box.valueProperty().bindBidirectional(property);
        box.setOnHidden(closed -> commands.chosen());
    }

    private void bindTraining() {
        FontIcon play = new FontIcon("fth-play");
        FontIcon pause = new FontIcon("fth-pause");
        train.textProperty().bind(model.trainingProperty().map(on -> texts.say(on ? "app.pause" : "app.train")));
        train.graphicProperty().bind(model.trainingProperty().map(on -> on ? pause : play));
        train.setTooltip(new Tooltip(texts.say("app.train.help")));
        BooleanExpression idle = BooleanExpression.booleanExpression(model.failedProperty()).or(model.trainableProperty().not());
        train.disableProperty().bind(idle);
        step.disableProperty().bind(idle);
        save.disableProperty().bind(idle);
        algorithm.disableProperty().bind(model.trainableProperty().not());
        preset.disableProperty().bind(model.trainableProperty().not());
        model.trainingProperty().subscribe(on -> train.pseudoClassStateChanged(TRAINING, on));
    }

    @FXML
    private void gallery() {
        commands.gallery();
    }

    @FXML
    private void train() {
        commands.train();
    }

    @FXML
    private void step() {
        commands.step();
    }

    @FXML
    private void reset() {
        commands.reset();
    }

    @FXML
    private void open() {
        commands.open();
    }

    @FXML
    private void save() {
        commands.save();
    }
}
