package agentarcade.app;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/// A person in front of a real screen: moves the mouse, presses keys and takes photographs of all that is to be seen, popups included.
/// Belongs to a thread beside the FX thread.
final class OnScreen {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Path folder;
    private final String suffix;
    private final boolean careful;

    /// @param suffix of the names of photographs
    /// @param careful whether somebody is going to look at them
    OnScreen(Path folder, String suffix, boolean careful) {
        this.folder = folder;
        this.suffix = suffix;
        this.careful = careful;
    }

    /// Lets so much time go by that there is something to be seen; a tenth of it if nobody looks.
    void linger(long millis) {
        rest(careful ? millis : millis / 10);
    }

    void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!fx(holds::getAsBoolean)) {
            rest(50);
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("Not within a minute: " + what);
            }
        }
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Presses the mouse button on a node, found as in CSS in any window.
    void click(String selector) {
        await(selector, () -> find(selector) != null);
        fx(() -> {
            Bounds bounds = find(selector).localToScreen(find(selector).getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
            return null;
        });
        rest(400);
    }

    /// Presses keys together and lets them go in the opposite order.
    void press(KeyCode... keys) {
        fx(() -> {
            Robot robot = new Robot();
            List<KeyCode> all = List.of(keys);
            all.forEach(robot::keyPress);
            all.reversed().forEach(robot::keyRelease);
            return null;
        });
        rest(400);
    }

    void photograph(String name) {
        BufferedImage image = fx(() -> {
            Rectangle2D all = Screen.getPrimary().getBounds();
            return SwingFXUtils.fromFXImage(new Robot().getScreenCapture(null, all), null);
        });
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(image, 0, 0, null);
        try {
            ImageIO.write(opaque, "png", folder.resolve(name + suffix + ".png").toFile());
        } catch (IOException unwritable) {
            throw new IllegalStateException("Photograph %s can't be kept".formatted(name), unwritable);
        }
    }

    void onStage(Consumer<Stage> action) {
        fx(() -> {
            action.accept(stage());
            return null;
        });
        rest(800);
    }

    static boolean isOpen() {
        return stage() != null;
    }

    private static Stage stage() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).findFirst().orElse(null);
    }

    static Node find(String selector) {
        return Window.getWindows().stream().map(window -> window.getScene() == null ? null : window.getScene().lookup(selector))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static <T> T fx(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception broken) {
            throw new IllegalStateException("The window does not do what a person asks", broken);
        }
    }
}
