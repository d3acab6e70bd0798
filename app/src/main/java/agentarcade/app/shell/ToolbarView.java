package agentarcade.app.shell;

import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Preset;
import agentarcade.knob.Texts;
import agentarcade.train.Measure;

import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Function;

/// What to train and the buttons to do it with, at the top of the window.
final class ToolbarView extends CommandsView {
    private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");

    private static final double WIDE_ENOUGH = 1_200;
    /// Steps to train for at a time.
    private static final List<Integer> PORTIONS = List.of(1_000, 10_000, 100_000);

    private final ShellViewModel model;
    private final Commands commands;
    private final MenuView menu;
    private final ObservableValue<Boolean> projected;
    private final Texts texts;
    @FXML private HBox bar;
    @FXML private Label title;
    @FXML private Button gallery;
    @FXML private Button library;
    @FXML private Label world;
    @FXML private VBox environmentBox;
    @FXML private VBox algorithmBox;
    @FXML private VBox presetBox;
    @FXML private VBox seedBox;
    @FXML private ComboBox<EnvironmentType<?>> environment;
    @FXML private ComboBox<AlgorithmType<?>> algorithm;
    @FXML private ComboBox<Preset> preset;
    @FXML private TextField seed;
    @FXML private HBox trainBox;
    @FXML private HBox stepBox;
    @FXML private Button train;
    @FXML private MenuButton trainMore;
    @FXML private Button step;
    @FXML private MenuButton stepMore;
    @FXML private Button reset;
    @FXML private Region gap;
    @FXML private Button open;
    @FXML private Button save;
    @FXML private ToggleButton side;
    @FXML private Button projector;

    /// @param projected whether few controls are wanted
    ToolbarView(ShellViewModel model, Commands commands, MenuView menu, ObservableValue<Boolean> projected, Texts texts) {
        super(commands);
        this.model = model;
        this.commands = commands;
        this.menu = menu;
        this.projected = projected;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        bar.getChildren().add(Views.load(menu, texts));
        bindSetup();
        bindTraining();
        bindPlaces();
        hints();
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
        box.setConverter(Labels.of(name));
        box.valueProperty().bindBidirectional(property);
        box.setOnHidden(closed -> commands.chosen());
    }

    private void bindTraining() {
        FontIcon play = new FontIcon("fth-play");
        FontIcon pause = new FontIcon("fth-pause");
        train.textProperty().bind(model.trainingProperty().map(on -> texts.say(on ? "app.pause" : "app.train")));
        train.graphicProperty().bind(model.trainingProperty().map(on -> on ? pause : play));
        BooleanExpression idle = BooleanExpression.booleanExpression(model.failedProperty()).or(model.trainableProperty().not());
        List.of(train, trainMore, step, stepMore).forEach(button -> button.disableProperty().bind(idle));
        // Where there is little room the picture on it says enough.
        step.contentDisplayProperty().bind(bar.widthProperty()
                .map(width -> width.doubleValue() < WIDE_ENOUGH ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        PORTIONS.forEach(steps -> trainMore.getItems()
                .add(item(texts.say("app.train.steps", steps), () -> commands.advance(Measure.STEPS, steps))));
        MenuItem on = item(texts.say("app.train.on"), commands::train);
        on.disableProperty().bind(model.trainingProperty());
        trainMore.getItems().add(on);
        stepMore.getItems().addAll(item(texts.say("app.step.one"), commands::step),
                item(texts.say("app.step.episode"), () -> commands.advance(Measure.EPISODES, 1)),
                item(texts.say("app.step.update"), () -> commands.advance(Measure.UPDATES, 1)));
        // What a run had learned before it failed can often be saved.
        save.disableProperty().bind(model.trainableProperty().not());
        algorithm.disableProperty().bind(model.trainableProperty().not());
        preset.disableProperty().bind(model.trainableProperty().not());
        model.trainingProperty().subscribe(training -> {
            train.pseudoClassStateChanged(TRAINING, training);
            trainMore.pseudoClassStateChanged(TRAINING, training);
        });
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(chosen -> action.run());
        return item;
    }

    /// In the gallery there is nothing to train yet; on a projector there is little to press.
    private void bindPlaces() {
        world.textProperty().bind(environment.valueProperty().map(type -> texts.name(type.name().key())));
        side.selectedProperty().bindBidirectional(model.layout().sideShownProperty());
        model.layout().pageProperty().subscribe(any -> place());
        projected.subscribe(any -> place());
    }

    private void place() {
        boolean working = model.layout().pageProperty().get() == Page.WORKSHOP;
        boolean few = projected.getValue();
        Views.present(title, !working);
        Views.present(gallery, model.layout().pageProperty().get() != Page.GALLERY);
        Views.present(library, model.layout().pageProperty().get() != Page.LIBRARY);
        List.of(trainBox, stepBox, reset).forEach(part -> Views.present(part, working));
        List.of(world, side).forEach(part -> Views.present(part, working && few));
        List.of(environmentBox, algorithmBox, presetBox, seedBox, gap, open, save).forEach(part -> Views.present(part, working && !few));
        String words = texts.say(few ? "app.projector.close" : "app.projector.open");
        projector.setAccessibleText(words);
        projector.setTooltip(new Tooltip(menu.shortcuts().hint(words, "projector")));
    }

    /// What the buttons do, and the keys that do the same.
    private void hints() {
        Shortcuts keys = menu.shortcuts();
        gallery.setTooltip(new Tooltip(keys.hint(texts.say("app.gallery.open"), "menuGallery")));
        library.setTooltip(new Tooltip(keys.hint(texts.say("app.library.show"), "menuLibrary")));
        train.setTooltip(new Tooltip(keys.hint(texts.say("app.train.help"), "menuTrain")));
        step.setTooltip(new Tooltip(keys.hint(texts.say("app.step.help"), "menuStep")));
        reset.setTooltip(new Tooltip(
                texts.say("app.reset.help", keys.keys("menuReset").orElseThrow(), keys.keys("menuUndo").orElseThrow())));
        open.setTooltip(new Tooltip(keys.hint(texts.say("app.open.help"), "menuOpen")));
        save.setTooltip(new Tooltip(keys.hint(texts.say("app.save.help"), "menuSave")));
    }

    @FXML
    private void projector() {
        commands.projector();
    }
}
