package agentarcade.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/// What a person does with the real program on a real screen for [OnScreenTest], in a process of its own.
final class OnScreenWalk {
    private static final double LARGE = 1800;

    private OnScreenWalk() {
    }

    /// @param args the folder for photographs, what their names end with, and whether somebody is going to look at them
    public static void main(String... args) {
        OnScreen person = new OnScreen(Path.of(args[0]), args[1], Boolean.parseBoolean(args[2]));
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
        person.await("the list of keys", () -> OnScreen.find("#shortcutList") != null);
        person.linger(1_000);
        person.photograph("screen-shortcuts");
        person.press(KeyCode.ESCAPE);
        fillTheScreen(person);
        person.onStage(Stage::hide);
    }

    private static void trainByTwoClicks(OnScreen person) {
        person.await("a gallery as large as the screen", () -> OnScreen.find("#world-catch-ball-8") instanceof Node card
                && card.getScene().getWidth() > LARGE && card.getLayoutX() > 300);
        person.linger(1_500);
        person.photograph("screen-gallery");
        person.click("#world-cartpole-v1");
        person.click("#galleryTrain");
        person.await("the first step", OnScreenWalk::hasTrained);
        tell("training");
    }

    private static void raceTheAgent(OnScreen person) {
        person.click("#playMode");
        person.click("#rival");
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
        photographPopup(person, "#chooseCharts", "screen-chart-choice");
        openAllCharts(person);
        person.linger(5_000);
        person.photograph("screen-charts");
        photographPopup(person, "#scoreMenu", "screen-chart-menu");
        person.click("#labLarge");
    }

    private static void openAllCharts(OnScreen person) {
        person.onStage(stage -> ((MenuButton) OnScreen.find("#chooseCharts")).getItems().stream().filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast).filter(item -> !item.isSelected()).forEach(OnScreenWalk::tick));
    }

    private static void tick(CheckMenuItem item) {
        item.setSelected(true);
        item.fire();
    }

    /// Clicks on something that opens a popup, photographs it and closes it again.
    private static void photographPopup(OnScreen person, String opener, String name) {
        person.click(opener);
        person.await("popup of " + opener, () -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
        person.linger(1_500);
        person.photograph(name);
        person.press(KeyCode.ESCAPE);
    }

    private static void openMenus(OnScreen person) {
        for (String menu : List.of("more", "trainMore", "stepMore", "environment")) {
            photographPopup(person, "#" + menu, "screen-" + menu);
        }
        person.click("#sideRuns");
        person.click("#runBeside");
        person.await("two runs", () -> OnScreen.find("#chartKey") != null);
        person.click(".swatch-button");
        person.linger(1_000);
        person.photograph("screen-runs");
        person.press(KeyCode.ESCAPE);
    }

    private static void fillTheScreen(OnScreen person) {
        person.press(KeyCode.F11);
        // The system's hint how to leave goes away by itself.
        person.linger(7_000);
        person.photograph("screen-full");
        person.press(KeyCode.CONTROL, KeyCode.P);
        person.await("large letters", () -> !says("#worldTitle").isEmpty());
        person.linger(3_000);
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
