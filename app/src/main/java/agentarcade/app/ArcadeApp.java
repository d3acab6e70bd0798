package agentarcade.app;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.app.files.Preferences;
import agentarcade.app.files.SystemDialogs;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.theme.Theme;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Puts the parts of the window together and shows it. Everything shared is made here and handed on.
@AllowedTo(value = Deed.START_THREADS, because = "files are waited for beside the window")
public final class ArcadeApp extends Application {
    /// The smallest window in which every word can be read, in every language.
    static final int SMALLEST_WIDTH = 1120;
    static final int SMALLEST_HEIGHT = 640;

    private ExecutorService io;
    private ShellViewModel model;

    @Override
    public void start(Stage stage) {
        Preferences preferences = new Preferences(Preferences.systemFolder());
        Texts texts = new Texts(preferences.language());
        Theme theme = new Theme();
        theme.darkProperty().set(preferences.dark());
        io = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("io").daemon().factory());
        model = new ShellViewModel(texts, preferences, new SystemDialogs(stage, texts), io, Platform::runLater);

        Scene scene = new Scene(Views.load(new ShellView(model, theme, preferences, texts), texts), 1280, 720);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.titleProperty().bind(model.files().nameProperty().map(file -> texts.say("app.windowTitle", file)));
        stage.setOnCloseRequest(request -> {
            request.consume();
            model.files().requestClose(stage::close);
        });
        stage.show();
        model.runProperty().get().plan().experiment().ifPresent(WarmUp::begin);
        getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(model.files()::open);
    }

    @Override
    public void stop() {
        model.close();
        // Not abruptly: a file may still be on its way to the disk.
        io.close();
    }
}
