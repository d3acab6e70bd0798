package agentarcade.app.shell;

import agentarcade.app.export.ExportBar;
import agentarcade.app.export.FilmCard;
import agentarcade.app.export.FilmViewModel;
import agentarcade.app.files.Preferences;
import agentarcade.app.gallery.GalleryView;
import agentarcade.app.game.GameView;
import agentarcade.app.keras.KerasCard;
import agentarcade.app.keras.KerasFile;
import agentarcade.app.library.LibraryView;
import agentarcade.app.theme.Palette;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import java.io.File;
import java.util.Locale;
import java.util.function.Consumer;

/// The window's frame: what to train above, the game and the lab below it in the middle, settings and runs at the side, the readings below.
public final class ShellView {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
    private static final double LAB_SHARE = 0.38;
    /// Pictures of an agent need more.
    private static final double INSIDE_SHARE = 0.46;

    private final ShellViewModel model;
    private final Theme theme;
    private final Preferences preferences;
    private final Texts texts;
    private final Consumer<Locale> speak;
    private final FrameMeter meter = new FrameMeter();
    private GameView gameView;
    private GalleryView galleryView;
    private LibraryView libraryView;
    private ShortcutsCard shortcutsView;
    private FilmCard filmView;
    private KerasCard kerasView;
    @FXML private BorderPane root;
    @FXML private StackPane toolbarPlace;
    @FXML private StackPane exportPlace;
    @FXML private HBox noticeBar;
    @FXML private Label noticeText;
    @FXML private Button noticeOffer;
    @FXML private Hyperlink noticeDetails;
    @FXML private StackPane pages;
    @FXML private StackPane workshop;
    @FXML private HBox bench;
    @FXML private VBox main;
    @FXML private StackPane gamePlace;
    @FXML private StackPane labPlace;
    @FXML private StackPane sidePlace;
    @FXML private StackPane galleryPlace;
    @FXML private StackPane libraryPlace;
    @FXML private Region light;
    @FXML private Label status;
    @FXML private Label counters;
    @FXML private StackPane branchingPlace;
    @FXML private StackPane pacePlace;
    @FXML private Label file;
    @FXML private Label frameText;

    /// @param speak goes on in another language
    public ShellView(ShellViewModel model, Theme theme, Preferences preferences, Texts texts, Consumer<Locale> speak) {
        this.model = model;
        this.theme = theme;
        this.preferences = preferences;
        this.texts = texts;
        this.speak = speak;
    }

    /// How evenly the window is drawn.
    public FrameMeter meter() {
        return meter;
    }

    @FXML
    private void initialize() {
        // The theme lives longer than this view, and must not hold on to one that has left the window.
        BooleanBinding there = root.sceneProperty().isNotNull();
        ObservableValue<Palette> palette = theme.palette().when(there);
        ObservableValue<Boolean> projected = theme.projectorProperty().when(there);
        gameView = new GameView(model.game(), palette, texts);
        Commands commands = new Commands(model, root::getScene, gameView::focusIfPlaying, theme, texts);
        MenuView menu = new MenuView(model, commands, theme, there, preferences, texts, speak);
        toolbarPlace.getChildren().add(Views.load(new ToolbarView(model, commands, menu, projected, texts), texts));
        gamePlace.getChildren().add(Views.load(gameView, texts));
        labPlace.getChildren().add(Views.load(new LabView(model, palette, texts), texts));
        sidePlace.getChildren().add(Views.load(new SideView(model, palette, texts), texts));
        NumberBinding share = Bindings.when(model.layout().labProperty().isEqualTo(Lab.INSIDE)).then(INSIDE_SHARE).otherwise(LAB_SHARE);
        labPlace.prefHeightProperty().bind(Bindings.when(model.layout().labFoldedProperty()).then(Region.USE_COMPUTED_SIZE)
                .otherwise(main.heightProperty().multiply(share)));
        model.layout().labFoldedProperty().subscribe(folded -> labPlace.pseudoClassStateChanged(FOLDED, folded));
        model.layout().labLargeProperty().subscribe(large -> {
            Views.present(gamePlace, !large);
            VBox.setVgrow(labPlace, large ? Priority.ALWAYS : Priority.NEVER);
            labPlace.pseudoClassStateChanged(LARGE, large);
        });
        branchingPlace.getChildren().add(Views.load(new BranchingView(model.runs().branching(), there, texts), texts));
        model.runs().branching().underWayProperty().when(there).subscribe(this::placePace);
        pacePlace.getChildren().add(Views.load(new PaceView(model, texts), texts));
        model.layout().pageProperty().subscribe(page -> showPage(page, palette));
        bindProjector(projected);
        menu.shortcuts().onWanted(() -> shortcuts(menu.shortcuts()));
        theme.calm().when(there).subscribe(model.gallery().stillProperty()::set);
        bindNotice();
        bindFiles();
        exportPlace.getChildren().add(new ExportBar(model.exports(), texts));
        model.exports().filmProperty().subscribe(this::showFilm);
        model.keras().shownProperty().subscribe(this::showKeras);
        status.textProperty().bind(model.statusProperty());
        counters.textProperty().bind(model.countersProperty());
        file.textProperty().bind(model.files().nameProperty());
        model.trainingProperty().subscribe(on -> light.pseudoClassStateChanged(TRAINING, on));
        model.failedProperty().subscribe(on -> light.pseudoClassStateChanged(FAILED, on));
        model.layout().framesShownProperty().subscribe(on -> {
            meter.clear();
            Views.present(frameText, on);
        });
        pulseWhileShowing();
    }

    /// The gallery is built when it is first wanted: ten worlds take a moment.
    private void showPage(Page page, ObservableValue<Palette> palette) {
        if (page == Page.GALLERY && galleryPlace.getChildren().isEmpty()) {
            galleryView = new GalleryView(model.gallery(), palette, texts);
            galleryPlace.getChildren().add(Views.load(galleryView, texts));
        }
        if (page == Page.LIBRARY && libraryPlace.getChildren().isEmpty()) {
            libraryView = new LibraryView(model.library(), palette, texts);
            libraryPlace.getChildren().add(Views.load(libraryView, texts));
        }
        Views.present(workshop, page == Page.WORKSHOP);
        Views.present(galleryPlace, page == Page.GALLERY);
        Views.present(libraryPlace, page == Page.LIBRARY);
        placePace();
        switch (page) {
            case GALLERY -> Platform.runLater(galleryView::focus);
            case LIBRARY -> {
                model.library().refresh();
                Platform.runLater(libraryView::focus);
            }
            case WORKSHOP -> Platform.runLater(gameView::focusIfPlaying);
        }
    }

    /// Files can be dragged into the window, wherever in it. Whoever comes back to it may have moved some meanwhile.
    private void bindFiles() {
        root.setOnDragOver(drag -> {
            if (drag.getGestureSource() == null && drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        root.setOnDragDropped(drag -> {
            model.drop(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
            drag.setDropCompleted(true);
            drag.consume();
        });
        root.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).subscribe(focused -> {
            if (Boolean.TRUE.equals(focused) && model.layout().pageProperty().get() == Page.LIBRARY) {
                model.library().refresh();
            }
        });
    }

    /// On a projector the side is hidden until somebody calls for it, and then lies over what there is no room for beside it.
    private void bindProjector(ObservableValue<Boolean> projected) {
        sidePlace.setMaxWidth(Region.USE_PREF_SIZE);
        projected.subscribe(on -> {
            model.layout().sideShownProperty().set(!on);
            Pane place = on ? workshop : bench;
            if (sidePlace.getParent() != place) {
                bench.getChildren().remove(sidePlace);
                workshop.getChildren().remove(sidePlace);
                place.getChildren().add(sidePlace);
            }
            sidePlace.pseudoClassStateChanged(OVER, on);
            placePace();
        });
        model.layout().sideShownProperty().subscribe(shown -> Views.present(sidePlace, shown));
    }

    private void placePace() {
        boolean branching = model.runs().branching().underWayProperty().get();
        Views.present(pacePlace, model.layout().pageProperty().get() == Page.WORKSHOP && !theme.projectorProperty().get() && !branching);
    }

    /// Shows the list of shortcuts, or puts it away.
    private void shortcuts(Shortcuts keys) {
        if (shortcutsView != null && pages.getChildren().contains(shortcutsView)) {
            shortcutsView.close();
            return;
        }
        Node before = root.getScene().getFocusOwner();
        shortcutsView = new ShortcutsCard(keys, texts, () -> {
            pages.getChildren().remove(shortcutsView);
            if (before != null) {
                before.requestFocus();
            }
        });
        pages.getChildren().add(shortcutsView);
        shortcutsView.requestFocus();
    }

    /// Shows what can be chosen before a film, or puts it away.
    private void showFilm(FilmViewModel film) {
        pages.getChildren().remove(filmView);
        filmView = film == null ? null : new FilmCard(film, model.exports()::film, model.exports()::forgetFilm, texts);
        if (filmView == null) {
            gameView.focusIfPlaying();
        } else {
            pages.getChildren().add(filmView);
            filmView.focus();
        }
    }

    /// Shows what is in a file of Keras, or puts it away.
    private void showKeras(KerasFile file) {
        pages.getChildren().remove(kerasView);
        kerasView = file == null ? null : new KerasCard(model.keras(), texts);
        if (kerasView == null) {
            gameView.focusIfPlaying();
        } else {
            pages.getChildren().add(kerasView);
            kerasView.focus();
        }
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

    private void bindNotice() {
        model.noticeProperty().subscribe(notice -> {
            Views.present(noticeBar, notice != null);
            if (notice == null) {
                return;
            }
            noticeBar.pseudoClassStateChanged(PROBLEM, notice.kind() == Notice.Kind.PROBLEM);
            noticeText.setText(notice.sentence());
            Views.present(noticeOffer, notice.offer().isPresent());
            notice.offer().ifPresent(offer -> {
                noticeOffer.setText(offer.label());
                noticeOffer.setOnAction(click -> offer.action().run());
            });
            Views.present(noticeDetails, notice.details().isPresent());
        });
    }

    private void showFrames() {
        if (model.layout().framesShownProperty().get()) {
            FrameMeter.Statistics now = meter.statistics();
            frameText.setText(
                    texts.say("app.frames", Math.round(now.perSecond()), tenths(now.p99()), tenths(now.worst())));
        }
    }

    private static double tenths(double millis) {
        return Math.round(10 * millis) / 10.0;
    }

    @FXML
    private void dismiss() {
        model.noticeProperty().set(null);
    }

    @FXML
    private void details() {
        String details = model.noticeProperty().get().details().orElse("");
        new DetailsDialog(root.getScene().getWindow(), noticeText.getText(), details, texts).show(() -> {
        });
    }
}
