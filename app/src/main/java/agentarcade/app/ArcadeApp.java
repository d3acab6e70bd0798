package agentarcade.app;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.app.files.LogFile;
import agentarcade.app.files.Preferences;
import agentarcade.app.files.SystemDialogs;
import agentarcade.app.shell.Page;
import agentarcade.app.shell.UnexpectedView;
import agentarcade.app.shell.UnexpectedViewModel;
import agentarcade.knob.Texts;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Puts the parts of the program together and shows its window. Everything shared is made here and handed on.
@AllowedTo(value = Deed.START_THREADS, because = "files are waited for beside the window")
public final class ArcadeApp extends Application {
    /// The smallest window in which every word can be read, in every language.
    static final int SMALLEST_WIDTH = 1120;
    static final int SMALLEST_HEIGHT = 640;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private ExecutorService io;
    private ExecutorService keeping;
    private ArcadeWindow window;
    private LogFile log;

    @Override
    public void start(Stage stage) {
        log = new LogFile(Preferences.systemFolder());
        UnexpectedViewModel unexpected = new UnexpectedViewModel(Platform::runLater, System::nanoTime);
        Thread.setDefaultUncaughtExceptionHandler(unexpected::report);
        // As the window speaks, or the system while there is none.
        new UnexpectedView(unexpected, stage, log, () -> window == null ? new Texts(Locale.getDefault()) : window.texts());
        io = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("io").daemon().factory());
        // Packing a large run takes seconds: nobody who saves or opens a file has to wait for that.
        keeping = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("autosave").daemon().priority(Thread.MIN_PRIORITY).factory());
        Preferences preferences = new Preferences(Preferences.systemFolder(), io);
        window = new ArcadeWindow(stage, preferences, texts -> new SystemDialogs(stage, texts, preferences.library()), io, keeping,
                Platform::runLater, WIDTH, HEIGHT);
        window.theme().stillBySystemProperty().bind(Platform.getPreferences().reducedMotionProperty());
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        window.restorePlace();
        stage.setOnHiding(closing -> window.keepPlace());
        Optional<Path> file = getParameters().getRaw().stream().findFirst().map(Path::of);
        if (file.isEmpty()) {
            window.model().layout().pageProperty().set(Page.GALLERY);
        }
        stage.show();
        window.model().runProperty().get().plan().experiment().ifPresent(WarmUp::begin);
        file.ifPresent(window.model().files()::open);
        window.offerLeftBehind();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(window::keepAll));
    }

    @Override
    public void stop() {
        window.close();
        // Not abruptly: a file may still be on its way to the disk.
        keeping.close();
        io.close();
        log.close();
    }
}
