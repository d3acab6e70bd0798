package agentarcade.app.game;

import static agentarcade.app.view.Views.present;

import agentarcade.app.theme.Palette;
import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.env.Controls.Key;
import agentarcade.knob.Texts;

import javafx.animation.Interpolator;
import javafx.animation.ScaleTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

import java.util.Map;
import java.util.Optional;

/// The game, what the agent sees of it, and what the agent thinks of it.
public final class GameView {
    private static final Map<KeyCode, Key> KEYS = Map.of(KeyCode.LEFT, Key.LEFT, KeyCode.RIGHT, Key.RIGHT, KeyCode.UP, Key.UP, KeyCode.DOWN,
            Key.DOWN, KeyCode.SPACE, Key.SPACE, KeyCode.A, Key.A, KeyCode.D, Key.D, KeyCode.W, Key.W, KeyCode.S, Key.S);

    private static final double SIDE_SHARE = 0.24;
    /// In pixels, for what the agent sees and its heading.
    private static final double LEAST_ROOM = 104;
    private static final Duration POP = Duration.millis(220);
    private static final double POP_FROM = 0.6;

    private final GameViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final Painter painter = new Painter();
    private final ObservationInset inset = new ObservationInset();
    private final OpinionPainter opinions = new OpinionPainter();
    private final BooleanProperty roomForOpinion = new SimpleBooleanProperty(true);
    private LeaderboardView leaderboardView;
    private Parent match;
    private Parent leaderboard;
    private float[] paintedObservation;
    @FXML private HBox stage;
    @FXML private VBox left;
    @FXML private VBox right;
    @FXML private StackPane board;
    @FXML private CanvasPane game;
    @FXML private Label prompt;
    @FXML private Label count;
    @FXML private VBox bottom;
    @FXML private FlowPane about;
    @FXML private HBox keys;
    @FXML private Label comparison;
    @FXML private VBox opinion;
    @FXML private Label opinionTitle;
    @FXML private ComboBox<Watchable> watched;
    @FXML private VBox head;
    @FXML private ComboBox<Integer> rounds;
    @FXML private Label seenTitle;
    @FXML private VBox result;
    @FXML private Label resultTitle;
    @FXML private Label resultTally;
    @FXML private Label resultRounds;
    @FXML private Button rematch;
    @FXML private Label caption;
    @FXML private Label score;
    @FXML private CanvasPane seen;
    @FXML private CanvasPane actions;
    @FXML private ToggleGroup modes;
    @FXML private ToggleButton policyMode;
    @FXML private ToggleButton trainingMode;
    @FXML private ToggleButton playMode;
    @FXML private HBox speedBox;
    @FXML private Slider speed;
    @FXML private Label speedLabel;
    @FXML private HBox paceBox;
    @FXML private Slider pace;
    @FXML private Label paceLabel;

    public GameView(GameViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        left.prefWidthProperty().bind(stage.widthProperty().multiply(SIDE_SHARE));
        right.prefWidthProperty().bind(left.prefWidthProperty());
        bindPlay();
        bindModes();
        bindSpeeds();
        bindWatched();
        bottom.getChildren().addFirst(Views.load(new TimeMachineView(model.timeMachine()), texts));
        model.controlsProperty().subscribe(controls -> keys.getChildren().setAll(KeyCaps.of(controls)));
        caption.textProperty().bind(model.captionProperty());
        caption.maxWidthProperty().bind(about.widthProperty());
        score.textProperty().bind(model.scoreProperty());
        prompt.textProperty().bind(model.promptProperty());
        prompt.visibleProperty().bind(prompt.textProperty().isNotEmpty());
        count.textProperty().bind(model.countProperty());
        count.visibleProperty().bind(count.textProperty().isNotEmpty());
        comparison.textProperty().bind(model.comparisonProperty());
        comparison.managedProperty().bind(comparison.textProperty().isNotEmpty());
        opinion.visibleProperty().bind(model.judgingProperty().and(roomForOpinion));
        opinion.managedProperty().bind(opinion.visibleProperty());
        board.accessibleTextProperty().bind(Bindings.createStringBinding(this::boardInWords, model.captionProperty(), model.scoreProperty(),
                model.comparisonProperty(), model.promptProperty(), model.controlsProperty(), model.modeProperty(),
                model.play().resultProperty()));
        board.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        board.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        board.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
        bindPointer();
        board.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.focusLost();
            }
        });
        board.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).subscribe(focused -> {
            if (!Boolean.TRUE.equals(focused)) {
                model.focusLost();
            }
        });
        // A frame equal to the last one, as while a player is awaited, is no change and costs nothing.
        model.frameProperty().subscribe(frame -> paint());
        palette.subscribe(this::paintAnew);
        game.onResize(this::paintAnew);
        seen.onResize(this::paintAnew);
        actions.onResize(this::paintAnew);
    }

    private void bindModes() {
        policyMode.setUserData(GameMode.POLICY);
        trainingMode.setUserData(GameMode.TRAINING);
        trainingMode.disableProperty().bind(BooleanExpression.booleanExpression(model.trainableProperty()).not());
        playMode.setUserData(GameMode.PLAY);
        modes.selectedToggleProperty().addListener((source, old, chosen) -> {
            if (chosen == null) {
                modes.selectToggle(old);
                return;
            }
            model.modeProperty().set((GameMode) chosen.getUserData());
        });
        model.modeProperty().subscribe(mode -> {
            modes.getToggles().stream().filter(toggle -> toggle.getUserData() == mode).forEach(modes::selectToggle);
            present(paceBox, mode == GameMode.TRAINING);
            present(speedBox, mode != GameMode.TRAINING);
            present(watched, mode == GameMode.POLICY);
            present(match, mode == GameMode.PLAY);
            present(leaderboard, mode == GameMode.PLAY);
            showKeys();
            arrange();
            present(result, mode == GameMode.PLAY && model.play().resultProperty().get().isPresent());
            makeRoom();
            if (mode == GameMode.PLAY) {
                board.requestFocus();
            }
        });
    }

    /// Gives the keyboard back to whoever plays, after a click elsewhere: Space would press the button that was clicked last.
    public void focusIfPlaying() {
        if (model.modeProperty().get() == GameMode.PLAY) {
            board.requestFocus();
        }
    }

    private void bindWatched() {
        watched.setConverter(Labels.of(one -> one.words(texts)));
        model.watchablesProperty().subscribe(all -> watched.getItems().setAll(all));
        watched.valueProperty().bindBidirectional(model.watchedProperty());
    }

    private void bindPlay() {
        match = Views.load(new MatchView(model.play(), texts, board::requestFocus), texts);
        head.getChildren().add(match);
        leaderboardView = new LeaderboardView(model.play(), texts, board::requestFocus);
        leaderboard = Views.load(leaderboardView, texts);
        rounds.getItems().setAll(Match.LENGTHS);
        rounds.setConverter(Labels.of(most -> texts.say(most == 1 ? "app.match.one" : "app.match.bestOf", most)));
        rounds.valueProperty().bindBidirectional(model.play().roundsProperty());
        rounds.setOnHidden(closed -> board.requestFocus());
        model.play().rightProperty().subscribe(this::arrange);
        model.play().leftProperty().subscribe(this::showKeys);
        LeaderboardViewModel leaders = model.play().leaderboard();
        leaders.allShownProperty().subscribe(this::makeRoom);
        leaders.clearingProperty().subscribe(this::makeRoom);
        leaders.askedProperty().subscribe(this::makeRoom);
        leaders.entriesProperty().subscribe(this::makeRoom);
        stage.heightProperty().subscribe(this::makeRoom);
        model.play().resultProperty().subscribe(over -> {
            present(result, over.isPresent());
            over.ifPresent(this::show);
        });
    }

    private void show(MatchResult over) {
        resultTitle.setText(over.title());
        resultTally.setText(over.tally());
        resultRounds.setText(String.join(" · ", over.rounds()));
        present(resultRounds, over.rounds().size() > 1);
        if (model.effectsProperty().get()) {
            ScaleTransition pop = new ScaleTransition(POP, result);
            pop.setFromX(POP_FROM);
            pop.setFromY(POP_FROM);
            pop.setToX(1);
            pop.setToY(1);
            pop.setInterpolator(Interpolator.EASE_OUT);
            pop.play();
        }
    }

    @FXML
    private void rematch() {
        model.play().rematch();
        board.requestFocus();
    }

    /// Whoever plays alone plays no rounds. Whoever races watches two boards: they take the place of what the agent sees.
    private void arrange() {
        Contender opponent = model.play().rightProperty().get();
        boolean race = model.modeProperty().get() == GameMode.PLAY && opponent != null && !opponent.equals(Contender.NOBODY);
        present(rounds, race);
        present(left, !race);
        VBox place = race ? right : left;
        if (leaderboard.getParent() != place) {
            left.getChildren().remove(leaderboard);
            right.getChildren().remove(leaderboard);
            place.getChildren().add(race ? right.getChildren().indexOf(opinion) + 1 : left.getChildren().size(), leaderboard);
        }
        makeRoom();
    }

    /// Whoever only watches has no use for keys.
    private void showKeys() {
        present(keys, model.modeProperty().get() == GameMode.PLAY && Contender.PERSON.equals(model.play().leftProperty().get()));
    }

    /// Where the best games leave too little room for what the agent sees or thinks, they come first: whoever plays sees the game.
    private void makeRoom() {
        boolean plays = model.modeProperty().get() == GameMode.PLAY;
        double best = leaderboard.prefHeight(left.getPrefWidth());
        boolean room = !plays || stage.getHeight() - best >= LEAST_ROOM;
        present(seenTitle, room);
        present(seen, room);
        double others = right.getChildren().stream().filter(part -> part != leaderboard)
                .mapToDouble(part -> part.prefHeight(left.getPrefWidth()) + right.getSpacing()).sum();
        roomForOpinion.set(leaderboard.getParent() == left || stage.getHeight() - best >= others);
    }

    /// The mouse button or a finger counts from where it goes down on the board until it goes up, wherever that is.
    private void bindPointer() {
        board.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            board.requestFocus();
            held(press);
        });
        board.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::held);
        board.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> model.pointerReleased());
    }

    private void held(MouseEvent event) {
        GameFrame frame = model.frameProperty().get();
        if (frame != null && event.isPrimaryButtonDown()) {
            double x = game.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
            model.pointerHeld(Painter.across(frame, x, palette.getValue(), game.paintWidth(), game.paintHeight()));
        }
    }

    private String boardInWords() {
        String words = model.captionProperty().get() + " " + model.scoreProperty().get() + " " + model.comparisonProperty().get();
        return model.modeProperty().get() == GameMode.PLAY
                ? "%s %s %s %s".formatted(words, model.play().resultProperty().get().map(MatchResult::inOneLine).orElse(""),
                        model.promptProperty().get(), model.controlsInOneLine())
                : words;
    }

    private void bindSpeeds() {
        // Both sliders are logarithmic: speed from ¼ to 4 in powers of two, pace from 1 step a second to flat out in powers of ten.
        speed.valueProperty().subscribe(power -> model.speedProperty().set(Math.pow(2, power.doubleValue())));
        speedLabel.textProperty().bind(model.speedProperty().map(times -> texts.say("app.game.times", times)));
        speed.setLabelFormatter(Labels.of(power -> texts.say("app.game.times", Math.pow(2, power))));
        pace.setMax(Math.log10(GameViewModel.FASTEST_PACE));
        model.paceProperty().subscribe(steps -> pace.setValue(Math.log10(steps.doubleValue())));
        pace.valueProperty().subscribe(power -> model.paceProperty().set(Math.pow(10, power.doubleValue())));
        paceLabel.textProperty().bind(model.paceProperty().map(steps -> steps.doubleValue() >= GameViewModel.FASTEST_PACE
                ? texts.say("app.game.flatOut")
                : texts.say("app.game.stepsPerSecond", Math.round(steps.doubleValue()))));
    }

    private void paintAnew() {
        paintedObservation = null;
        paint();
    }

    /// Paints the newest frame. What the agent sees changes from step to step only, not from frame to frame.
    private void paint() {
        GameFrame frame = model.frameProperty().get();
        if (frame == null) {
            return;
        }
        painter.paint(game.graphics(), frame, palette.getValue(), game.paintWidth(), game.paintHeight());
        if (frame.observation() != paintedObservation) {
            paintedObservation = frame.observation();
            inset.paint(seen.graphics(), frame.observation(), frame.sight(), palette.getValue(), texts, seen.paintWidth(),
                    seen.paintHeight());
        }
        actions.setPrefHeight(OpinionPainter.height(model.actions(), palette.getValue()));
        frame.decision().ifPresentOrElse(decision -> {
            opinionTitle.setText(texts.say(OpinionPainter.titleKey(decision.opinion())));
            opinions.paint(actions.graphics(), decision, model.actions(), model.actionNames(), palette.getValue(), texts,
                    actions.paintWidth(), actions.paintHeight());
        }, () -> actions.graphics().clearRect(0, 0, actions.paintWidth(), actions.paintHeight()));
    }

    private void pressed(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown()) {
            answered(event);
            key(event).ifPresent(model::keyPressed);
            if (key(event).isPresent() && model.modeProperty().get() == GameMode.PLAY) {
                // Keys this world has no use for, too: an arrow would move the keyboard on to another control and so stop the game.
                event.consume();
            }
        }
    }

    /// Enter and Esc answer what is asked beside the game, or else begin a rematch, and leave the keyboard with the game.
    private void answered(KeyEvent event) {
        LeaderboardViewModel leaders = model.play().leaderboard();
        if (model.modeProperty().get() != GameMode.PLAY || event.getTarget() != board) {
            return;
        }
        boolean asked = leaders.askedProperty().get().isPresent();
        if (event.getCode() == KeyCode.ENTER) {
            if (asked) {
                leaderboardView.answer();
            } else {
                model.play().rematch();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && asked) {
            leaders.decline();
            event.consume();
        }
    }

    /// Whatever else is held by now: a key that is up is up.
    private void released(KeyEvent event) {
        key(event).ifPresent(model::keyReleased);
    }

    private static Optional<Key> key(KeyEvent event) {
        return Optional.ofNullable(KEYS.get(event.getCode()));
    }
}
