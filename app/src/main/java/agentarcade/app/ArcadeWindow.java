package agentarcade.app;

import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.files.WindowPlace;
import agentarcade.app.runs.Autosave;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.theme.CurveColours;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Recovery;

import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What is on the stage: the window in one language. When another is chosen, all views and view models are built anew around the same
/// runs, which go on meanwhile and notice nothing.
public final class ArcadeWindow implements AutoCloseable {
    /// So much of a window must be on a screen, in pixels, for a person to get hold of it.
    private static final double GRIP = 80;

    private final Stage stage;
    private final Preferences preferences;
    private final Theme theme = new Theme();
    private final Function<Texts, Dialogs> dialogs;
    private final Executor io;
    private final Executor fx;
    private final RunsViewModel runs = new RunsViewModel();
    private final Optional<Autosave> autosave;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            autosave.ifPresent(keeper -> keeper.pulse(now));
        }
    };
    private final Scene scene;
    private Texts texts;
    private ShellViewModel model;
    private ShellView view;
    private WindowPlace restored;

    /// @param dialogs asks in one language
    /// @param io runs what waits for the disk
    /// @param keeping runs what may have to wait longer
    /// @param fx runs what touches the window, later
    public ArcadeWindow(Stage stage, Preferences preferences, Function<Texts, Dialogs> dialogs, Executor io, Executor keeping, Executor fx,
            double width, double height) {
        this.stage = stage;
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        remember();
        scene = new Scene(built(new Texts(preferences.language())), width, height);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setOnCloseRequest(request -> {
            request.consume();
            model.files().requestClose(stage::close);
        });
        autosave = autosave(keeping);
        timer.start();
    }

    public ShellViewModel model() {
        return model;
    }

    public ShellView view() {
        return view;
    }

    public Texts texts() {
        return texts;
    }

    public Theme theme() {
        return theme;
    }

    // ---- what is not saved ----

    private Optional<Autosave> autosave(Executor keeping) {
        try {
            return Optional.of(new Autosave(new Recovery(preferences.folder().resolve("recovery")), runs, keeping, fx,
                    trouble -> model.tellUnkept(trouble), System::nanoTime));
        } catch (Refused impossible) {
            model.tellUnkept(impossible);
            return Optional.empty();
        }
    }

    /// Looks for runs that a program which is gone has left behind, and offers them.
    public void offerLeftBehind() {
        autosave.ifPresent(keeper -> io.execute(() -> {
            try {
                List<Path> found = keeper.leftBehind();
                fx.execute(() -> model.files().offer(found, keeper));
            } catch (Refused unreadable) {
                fx.execute(() -> model.tellUnkept(unreadable));
            }
        }));
    }

    /// Keeps everything that is not saved, for a program that is told to end at once. For any thread.
    void keepAll() {
        autosave.ifPresent(Autosave::keepAll);
    }

    private void remember() {
        theme.darkProperty().set(preferences.dark());
        theme.stillProperty().set(preferences.still());
        theme.curvesProperty().set(CurveColours.named(preferences.curves()));
        theme.darkProperty().subscribe((was, on) -> preferences.dark(on));
        theme.stillProperty().subscribe((was, on) -> preferences.still(on));
        theme.curvesProperty().subscribe((was, chosen) -> preferences.curves(chosen.name()));
    }

    // ---- language ----

    private Parent built(Texts spoken) {
        texts = spoken;
        model = new ShellViewModel(texts, preferences, dialogs.apply(texts), io, fx, runs);
        view = new ShellView(model, theme, preferences, texts, this::speak);
        stage.titleProperty().bind(model.files().nameProperty().map(file -> texts.say("app.windowTitle", file)));
        return Views.load(view, texts);
    }

    /// Goes on in another language, at the same place.
    public void speak(Locale language) {
        preferences.language(language);
        if (language.getLanguage().equals(texts.locale().getLanguage())) {
            return;
        }
        ShellViewModel old = model;
        old.leave();
        Parent root = built(new Texts(language));
        model.goOn(old);
        scene.setRoot(root);
    }

    // ---- place ----

    /// Puts the window where it was the last time, if that is on a screen.
    void restorePlace() {
        preferences.window().filter(ArcadeWindow::isOnScreen).ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximised());
            restored = place;
        });
    }

    private static boolean isOnScreen(WindowPlace place) {
        return !Screen.getScreensForRectangle(place.x() + GRIP, place.y(), Math.max(1, place.width() - 2 * GRIP), GRIP).isEmpty();
    }

    /// Keeps for the next time where the window is and what is open in it.
    void keepPlace() {
        if (!stage.isFullScreen()) {
            boolean large = stage.isMaximized() && restored != null;
            preferences.window(large
                    ? new WindowPlace(restored.x(), restored.y(), restored.width(), restored.height(), true)
                    : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        }
        preferences.lastRun(model.runProperty().get().file());
    }

    @Override
    public void close() {
        timer.stop();
        autosave.ifPresent(Autosave::close);
        model.close();
    }
}
