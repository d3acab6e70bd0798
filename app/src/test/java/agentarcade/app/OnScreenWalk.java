package agentarcade.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

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
        trainByTwoClicks(person);
        raceTheAgent(person);
        watchAllCharts(person);
        openMenus(person);
        person.press(KeyCode.F1);
        person.photograph("screen-shortcuts");
        person.press(KeyCode.ESCAPE);
        fillTheScreen(person);
        person.onStage(Stage::hide);
    }

    private static void trainByTwoClicks(OnScreen person) {
        person.await("cards in their places", () -> OnScreen.find("#world-catch-ball-8") instanceof Node card
                && card.getLayoutBounds().getWidth() > 100 && card.getLayoutX() > 100);
        OnScreen.rest(1_500);
        person.photograph("screen-gallery");
        person.click("#world-cartpole-v1");
        person.click("#galleryTrain");
        person.await("the first step", OnScreenWalk::hasTrained);
        tell("training");
    }

    private static void raceTheAgent(OnScreen person) {
        person.click("#playMode");
        person.click("#rival");
        person.photograph("screen-rivals");
        person.press(KeyCode.DOWN);
        person.press(KeyCode.ENTER);
        person.await("an invitation", () -> !says("#prompt").isEmpty());
        person.press(KeyCode.LEFT);
        person.await("the countdown", () -> !says("#count").isEmpty());
        person.await("its end", () -> says("#count").isEmpty());
        tell("playing");
        person.photograph("screen-race");
        person.click("#policyMode");
    }

    private static void watchAllCharts(OnScreen person) {
        person.click("#labLarge");
        person.click("#chooseCharts");
        person.photograph("screen-chart-choice");
        person.press(KeyCode.ESCAPE);
        openAllCharts(person);
        OnScreen.rest(5_000);
        person.photograph("screen-charts");
        person.click("#scoreMenu");
        person.photograph("screen-chart-menu");
        person.press(KeyCode.ESCAPE);
        person.click("#labLarge");
    }

    private static void openAllCharts(OnScreen person) {
        person.onStage(stage -> ((MenuButton) OnScreen.find("#chooseCharts")).getItems().stream().filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast).filter(item -> !item.isSelected()).forEach(CheckMenuItem::fire));
    }

    private static void openMenus(OnScreen person) {
        for (String menu : List.of("more", "trainMore", "stepMore", "environment", "algorithm")) {
            person.click("#" + menu);
            person.photograph("screen-" + menu);
            person.press(KeyCode.ESCAPE);
        }
        person.click("#sideRuns");
        person.click("#runBeside");
        person.click("#train");
        person.click(".swatch-button");
        OnScreen.rest(1_000);
        person.photograph("screen-runs");
        person.press(KeyCode.ESCAPE);
    }

    private static void fillTheScreen(OnScreen person) {
        person.press(KeyCode.F11);
        // The system's hint how to leave goes away by itself.
        OnScreen.rest(7_000);
        person.photograph("screen-full");
        person.press(KeyCode.CONTROL, KeyCode.P);
        OnScreen.rest(1_000);
        person.photograph("screen-projector");
        person.await("training", OnScreenWalk::hasTrained);
    }

    private static boolean hasTrained() {
        String counters = says("#counters");
        return !counters.isEmpty() && counters.charAt(0) != '0';
    }

    private static String says(String selector) {
        return OnScreen.find(selector) instanceof Labeled label && label.isVisible() && label.getText() != null ? label.getText() : "";
    }

    /// Tells how long it took to get there.
    private static void tell(String what) {
        long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println("%s after %.1f s".formatted(what, millis / 1e3));
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
