package agentarcade.app.shell;

import agentarcade.app.charts.ChartsView;
import agentarcade.app.files.Preferences;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameView;
import agentarcade.app.knobs.KnobsView;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Preset;
import agentarcade.knob.Texts;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The window's frame: what to train above, the game and its curves in the middle, the knobs at the side, the readings below.
public final class ShellView {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double CHARTS_SHARE = 0.34;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ShellViewModel model;
    private final Theme theme;
    private final Preferences preferences;
    private final Texts texts;
    private final FrameMeter meter = new FrameMeter();
    private GameView gameView;
    @FXML private BorderPane root;
    @FXML private ComboBox<EnvironmentType<?>> environment;
    @FXML private ComboBox<AlgorithmType<?>> algorithm;
    @FXML private ComboBox<Preset> preset;
    @FXML private TextField seed;
    @FXML private Button train;
    @FXML private Button step;
    @FXML private Button save;
    @FXML private MenuButton more;
    @FXML private Menu recent;
    @FXML private Menu language;
    @FXML private CheckMenuItem dark;
    @FXML private CheckMenuItem effects;
    @FXML private CheckMenuItem frames;
    @FXML private HBox noticeBar;
    @FXML private Label noticeText;
    @FXML private Button noticeOffer;
    @FXML private Hyperlink noticeDetails;
    @FXML private VBox main;
    @FXML private StackPane gamePlace;
    @FXML private StackPane chartsPlace;
    @FXML private StackPane knobsPlace;
    @FXML private HBox restart;
    @FXML private Region light;
    @FXML private Label status;
    @FXML private Label counters;
    @FXML private Label file;
    @FXML private Label frameText;

    public ShellView(ShellViewModel model, Theme theme, Preferences preferences, Texts texts) {
        this.model = model;
        this.theme = theme;
        this.preferences = preferences;
        this.texts = texts;
    }

    /// How evenly the window is drawn.
    public FrameMeter meter() {
        return meter;
    }

    @FXML
    private void initialize() {
        gameView = new GameView(model.game(), theme.palette(), texts);
        gamePlace.getChildren().add(Views.load(gameView, texts));
        chartsPlace.getChildren().add(Views.load(new ChartsView(model.charts(), theme.palette(), texts), texts));
        knobsPlace.getChildren().add(Views.load(new KnobsView(model.knobsProperty()), texts));
        chartsPlace.prefHeightProperty().bind(main.heightProperty().multiply(CHARTS_SHARE));
        bindSetup();
        bindTraining();
        bindNotice();
        bindMenu();
        status.textProperty().bind(model.statusProperty());
        counters.textProperty().bind(model.countersProperty());
        file.textProperty().bind(model.files().nameProperty());
        present(restart, false);
        model.restartNeededProperty().subscribe(needed -> present(restart, needed));
        Platform.runLater(train::requestFocus);
        pulseWhileShowing();
    }

    /// A window that is closed asks for no more frames, and can be forgotten.
    private void pulseWhileShowing() {
        AnimationTimer pulse = new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                model.pulse(nanos);
                meter.frame(nanos);
                showFrames();
            }
        };
        root.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).subscribe(showing -> {
            if (Boolean.TRUE.equals(showing)) {
                pulse.start();
            } else {
                pulse.stop();
            }
        });
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
        box.setOnHidden(closed -> gameView.focusIfPlaying());
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
        model.trainingProperty().subscribe(on -> {
            train.pseudoClassStateChanged(TRAINING, on);
            light.pseudoClassStateChanged(TRAINING, on);
        });
        model.failedProperty().subscribe(on -> light.pseudoClassStateChanged(FAILED, on));
    }

    private void bindNotice() {
        model.noticeProperty().subscribe(notice -> {
            present(noticeBar, notice != null);
            if (notice == null) {
                return;
            }
            noticeBar.pseudoClassStateChanged(PROBLEM, notice.kind() == Notice.Kind.PROBLEM);
            noticeText.setText(notice.sentence());
            present(noticeOffer, notice.offer().isPresent());
            notice.offer().ifPresent(offer -> {
                noticeOffer.setText(offer.label());
                noticeOffer.setOnAction(click -> offer.action().run());
            });
            present(noticeDetails, notice.details().isPresent());
        });
    }

    private void bindMenu() {
        dark.selectedProperty().bindBidirectional(theme.darkProperty());
        theme.darkProperty().subscribe((was, on) -> preferences.dark(on));
        effects.setSelected(preferences.effects());
        effects.selectedProperty().subscribe(model.game().effectsProperty()::set);
        effects.selectedProperty().subscribe((was, on) -> preferences.effects(on));
        more.setOnShowing(showing -> listRecent());
        ToggleGroup languages = new ToggleGroup();
        for (Locale offered : LANGUAGES) {
            RadioMenuItem item = new RadioMenuItem(offered.getDisplayLanguage(offered));
            item.setToggleGroup(languages);
            item.setSelected(offered.getLanguage().equals(texts.locale().getLanguage()));
            item.setOnAction(chosen -> {
                preferences.language(offered);
                model.noticeProperty().set(Notice.info(texts.say("app.notice.language")));
            });
            language.getItems().add(item);
        }
        present(frameText, false);
        frames.selectedProperty().subscribe(on -> {
            meter.clear();
            present(frameText, on);
        });
    }

    private void listRecent() {
        recent.getItems().clear();
        for (Path path : model.files().recent()) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(click -> model.files().open(path));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }

    private void showFrames() {
        if (frames.isSelected()) {
            FrameMeter.Statistics now = meter.statistics();
            frameText.setText(
                    texts.say("app.frames", Math.round(now.perSecond()), tenths(now.p99()), tenths(now.worst())));
        }
    }

    private static double tenths(double millis) {
        return Math.round(10 * millis) / 10.0;
    }

    /// What was typed into a field counts when a key such as Ctrl+R comes before Enter.
    private void takeTyped() {
        if (root.getScene().getFocusOwner() instanceof TextField field) {
            field.fireEvent(new ActionEvent(field, field));
        }
    }

    @FXML
    private void train() {
        takeTyped();
        model.trainOrPause();
        gameView.focusIfPlaying();
    }

    @FXML
    private void step() {
        takeTyped();
        model.step();
    }

    @FXML
    private void reset() {
        takeTyped();
        model.reset();
        gameView.focusIfPlaying();
    }

    @FXML
    private void bringBack() {
        model.bringBack();
        gameView.focusIfPlaying();
    }

    @FXML
    private void open() {
        model.files().open();
    }

    @FXML
    private void save() {
        takeTyped();
        model.files().save();
    }

    @FXML
    private void saveAs() {
        takeTyped();
        model.files().saveAs();
    }

    @FXML
    private void watchPolicy() {
        model.game().modeProperty().set(GameMode.POLICY);
    }

    @FXML
    private void watchTraining() {
        if (model.trainableProperty().get()) {
            model.game().modeProperty().set(GameMode.TRAINING);
        }
    }

    @FXML
    private void play() {
        model.game().modeProperty().set(GameMode.PLAY);
        gameView.focusIfPlaying();
    }

    @FXML
    private void dismiss() {
        model.noticeProperty().set(null);
    }

    @FXML
    private void details() {
        String details = model.noticeProperty().get().details().orElse("");
        Alert alert = new Alert(AlertType.ERROR);
        TextArea area = new TextArea(details);
        area.setEditable(false);
        area.getStyleClass().add("details");
        alert.initOwner(root.getScene().getWindow());
        alert.setTitle(texts.say("app.title"));
        alert.setHeaderText(noticeText.getText());
        alert.getDialogPane().setContent(area);
        alert.getDialogPane().getStylesheets().setAll(root.getScene().getStylesheets());
        alert.getDialogPane().getStyleClass().addAll(root.getStyleClass());
        alert.setResizable(true);
        alert.show();
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
