package agentarcade.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.nio.file.Path;

/// What a person does with the real program on a real screen for [OnScreenTest], in a process of its own.
final class OnScreenWalk {
    private OnScreenWalk() {
    }

    /// @param args the folder for photographs, and what their names end with
    public static void main(String... args) {
        OnScreen person = new OnScreen(Path.of(args[0]), args[1]);
        Thread.ofPlatform().daemon().start(() -> {
            int code = 0;
            try {
                walk(person);
            } catch (RuntimeException | Error failed) {
                failed.printStackTrace();
                code = 1;
            }
            Runtime.getRuntime().halt(code);
        });
        Application.launch(ArcadeApp.class);
    }

    private static void walk(OnScreen person) {
        awaitToolkit();
        person.await("the window", OnScreen::isOpen);
        person.onStage(stage -> stage.setMaximized(true));
        person.photograph("screen-start");
        person.click("#train");
        OnScreen.rest(6_000);
        person.photograph("screen-training");
        person.click("#more");
        person.photograph("screen-menu");
        person.press(KeyCode.ESCAPE);
        person.click("#algorithm");
        person.photograph("screen-choice");
        person.press(KeyCode.ESCAPE);
        person.onStage(stage -> stage.setFullScreen(true));
        person.photograph("screen-full");
        person.await("training", () -> OnScreen.find("#counters") instanceof Labeled counters && !counters.getText().startsWith("0"));
        person.onStage(Stage::hide);
    }

    /// Until JavaFX stands, nothing can be asked of it.
    private static void awaitToolkit() {
        for (int tries = 0; tries < 600; tries++) {
            try {
                Platform.runLater(() -> {
                });
                return;
            } catch (IllegalStateException notYet) {
                OnScreen.rest(100);
            }
        }
    }
}
