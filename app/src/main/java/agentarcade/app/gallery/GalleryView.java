package agentarcade.app.gallery;

import agentarcade.app.theme.Palette;
import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Preset;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import java.util.List;

/// Where a person chooses a world to see, and who learns in it.
public final class GalleryView {
    private final GalleryViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final ToggleGroup worlds = new ToggleGroup();
    private final ToggleGroup learners = new ToggleGroup();
    private List<WorldCardView> cards;
    @FXML private HBox root;
    @FXML private ScrollPane scroll;
    @FXML private CardGrid grid;
    @FXML private Label worldName;
    @FXML private Label worldAbout;
    @FXML private Label who;
    @FXML private Label nobody;
    @FXML private VBox algorithms;
    @FXML private Pane presetBox;
    @FXML private ComboBox<Preset> preset;
    @FXML private TextField seed;
    @FXML private Label presetAbout;
    @FXML private Label problem;
    @FXML private Button train;
    @FXML private Button goOn;
    @FXML private Label savedAbout;

    public GalleryView(GalleryViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Views.paintInParts(scroll);
        cards = model.cards().stream().map(card -> new WorldCardView(card, palette, texts)).toList();
        cards.forEach(this::prepare);
        grid.getChildren().addAll(0, cards);
        bindWorld();
        bindLearner();
        bindPreset();
        problem.textProperty().bind(model.problemProperty());
        model.problemProperty().subscribe(words -> Views.present(problem, !words.isEmpty()));
        model.lastRunProperty().subscribe(run -> {
            Views.present(goOn, run.isPresent());
            Views.present(savedAbout, run.isEmpty());
            run.ifPresent(file -> goOn.setText(texts.say("app.gallery.goOn", file.getFileName())));
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Gives the keyboard to the chosen world.
    public void focus() {
        // What scrolls has no place in the window before its first layout, and nothing out of place can take the keyboard.
        root.applyCss();
        root.layout();
        cards.stream().filter(WorldCardView::isSelected).findFirst().ifPresent(Node::requestFocus);
    }

    private void prepare(WorldCardView card) {
        card.setToggleGroup(worlds);
        card.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (walk(cards.indexOf(card), key.getCode())) {
                key.consume();
            }
        });
        card.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                model.train();
            }
        });
    }

    /// Arrows go to the card that is there, and choose it.
    private boolean walk(int from, KeyCode arrow) {
        int step = switch (arrow) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -grid.columns();
            case DOWN -> grid.columns();
            default -> 0;
        };
        int to = from + step;
        if (step != 0 && to >= 0 && to < cards.size()) {
            cards.get(to).requestFocus();
            cards.get(to).setSelected(true);
        }
        return step != 0;
    }

    private void bindWorld() {
        worlds.selectedToggleProperty().subscribe(chosen -> {
            if (chosen instanceof WorldCardView view) {
                model.worldProperty().set(view.card());
            }
        });
        model.worldProperty().subscribe(card -> {
            cards.stream().filter(view -> view.card() == card).forEach(view -> view.setSelected(true));
            worldName.setText(texts.name(card.type().name().key()));
            worldAbout.setText(texts.find("environment." + card.type().id() + ".about").orElse(""));
        });
    }

    private void bindLearner() {
        model.algorithmsProperty().subscribe(fitting -> {
            List<LearnerCard> offered = fitting.stream().map(type -> new LearnerCard(type, texts)).toList();
            offered.forEach(card -> card.setToggleGroup(learners));
            algorithms.getChildren().setAll(offered);
            Views.present(nobody, fitting.isEmpty());
            Views.present(presetBox, !fitting.isEmpty());
            train.setDisable(fitting.isEmpty());
            select(model.algorithmProperty().get());
        });
        learners.selectedToggleProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.algorithmProperty().set((AlgorithmType<?>) chosen.getUserData());
            }
        });
        model.algorithmProperty().subscribe(this::select);
        who.setLabelFor(algorithms);
    }

    private void select(AlgorithmType<?> type) {
        algorithms.getChildren().stream().filter(card -> card.getUserData() == type).forEach(card -> learners.selectToggle((Toggle) card));
    }

    private void bindPreset() {
        preset.setConverter(Labels.of(known -> texts.name("preset." + known.id() + ".name")));
        model.presetsProperty().subscribe(known -> preset.getItems().setAll(known));
        preset.valueProperty().bindBidirectional(model.presetProperty());
        presetAbout.textProperty()
                .bind(model.presetProperty().map(known -> texts.find("preset." + known.id() + ".about").orElse("")).orElse(""));
        seed.textProperty().bindBidirectional(model.seedProperty());
    }

    /// Before any control takes these keys for itself. A list that is open has them first.
    private void pressed(KeyEvent key) {
        if (preset.isShowing()) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            model.back();
        } else if (key.getCode() == KeyCode.ENTER && !(key.getTarget() instanceof Button)) {
            key.consume();
            model.train();
        }
    }

    @FXML
    private void train() {
        model.train();
    }

    @FXML
    private void play() {
        model.play();
    }

    @FXML
    private void open() {
        model.open();
    }

    @FXML
    private void library() {
        model.library();
    }

    @FXML
    private void goOn() {
        model.goOn();
    }

    @FXML
    private void back() {
        model.back();
    }
}
