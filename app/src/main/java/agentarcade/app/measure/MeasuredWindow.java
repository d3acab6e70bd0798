package agentarcade.app.measure;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.files.SystemDialogs;
import agentarcade.app.run.Plan;
import agentarcade.app.shell.FrameMeter;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Display;
import agentarcade.app.view.Views;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Texts;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// The real window with all its charts open, to be measured. What it would remember of this goes to a folder that is deleted with it.
/// Methods are called from the thread of the command.
@AllowedTo(value = Deed.START_THREADS, because = "files are waited for beside the window, as when the program is used")
final class MeasuredWindow implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    /// Longer than a step of training takes.
    private static final int FRESH_MILLIS = 50;

    private final FrameMeter meter;
    private final AnimationTimer timer;
    private final Path folder;
    private final ExecutorService io = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("io").daemon().factory());
    private final ShellViewModel model;
    private final Stage stage;

    /// Starts the toolkit, without a screen if there is none. Once in the life of the program.
    static void startToolkit() {
        if (!Display.isThere()) {
            Display.pretend();
        }
        Platform.startup(() -> {
        });
        Platform.setImplicitExit(false);
    }

    /// A window that trains nothing yet and is not shown yet.
    /// @param mostFrames how many frames the meter remembers
    MeasuredWindow(Experiment experiment, int mostFrames) throws IOException {
        folder = Files.createTempDirectory("agent-arcade-measured");
        meter = new FrameMeter(mostFrames);
        timer = new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                meter.frame(nanos);
            }
        };
        stage = fx(Stage::new);
        model = fx(() -> {
            Texts texts = new Texts(Locale.ENGLISH);
            Preferences preferences = new Preferences(folder);
            Theme theme = new Theme();
            Dialogs dialogs = new SystemDialogs(stage, texts, preferences.library());
            ShellViewModel shell = new ShellViewModel(texts, preferences, dialogs, io, Platform::runLater);
            Scene scene = new Scene(Views.load(new ShellView(shell, theme, preferences, texts, language -> {
            }), texts), WIDTH, HEIGHT);
            theme.dress(scene);
            stage.setScene(scene);
            stage.setTitle("Agent Arcade");
            shell.start(Plan.of(experiment));
            shell.layout().labProperty().set(Lab.CHARTS);
            return shell;
        });
    }

    void train() {
        fx(() -> {
            model.runProperty().get().train();
            return null;
        });
    }

    void show() {
        fx(() -> {
            stage.show();
            meter.clear();
            timer.start();
            return null;
        });
    }

    /// Opens a chart of everything that can be told of the training by now, in as much room as there is.
    /// @return how many are open
    int openAllCharts() {
        return fx(() -> {
            model.charts().choices().forEach(name -> model.charts().open(name, true));
            return model.charts().open().size();
        });
    }

    /// Without a frame being drawn, as if there were no window; training goes on.
    void hide() {
        fx(() -> {
            timer.stop();
            stage.hide();
            return null;
        });
    }

    void clearMeter() {
        fx(() -> {
            meter.clear();
            return null;
        });
    }

    FrameMeter.Statistics frames() {
        return fx(meter::statistics);
    }

    /// How many frames took longer than that to follow the one before.
    long longerThan(double millis) {
        return fx(() -> meter.longerThan(millis));
    }

    /// Steps of the game trained by now, whether or not the window is shown.
    long steps() throws InterruptedException {
        // The snapshot that lies ready may be as old as the last look; the one made when it is taken is not.
        takeSnapshot();
        Thread.sleep(FRESH_MILLIS);
        takeSnapshot();
        return fx(() -> model.runProperty().get().steps());
    }

    private void takeSnapshot() {
        fx(() -> {
            model.runProperty().get().pulse();
            return null;
        });
    }

    boolean hasFailed() {
        return fx(() -> model.runProperty().get().hasFailed());
    }

    @Override
    public void close() throws IOException {
        fx(() -> {
            timer.stop();
            stage.hide();
            model.close();
            return null;
        });
        io.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static <T> T fx(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the window was measured", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The window can't be measured", broken.getCause());
        }
    }
}
