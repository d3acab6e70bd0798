package agentarcade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.ShellView;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.knob.Texts;
import agentarcade.train.Snapshot;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The real window, put together as [ArcadeApp] does it, with a folder of its own and [Answers] instead of dialogs:
///
/// ```
/// @RegisterExtension
/// final TestWindow window = new TestWindow();
/// ```
///
/// It is opened before each test and closed after it. Whatever was thrown on the FX thread meanwhile fails the test.
/// Methods are called from the test's thread.
public final class TestWindow implements BeforeEachCallback, AfterEachCallback {
    /// For what takes a moment. Generous, because machines that test are busy.
    public static final double SOON = 20;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final FxRobot robot = new FxRobot();
    private final Answers answers = new Answers();
    private Path folder;
    private ExecutorService io;
    private Preferences preferences;
    private ArcadeWindow window;
    private Stage stage;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, TimeoutException {
        FxToolkit.registerPrimaryStage();
        folder = Files.createTempDirectory("agentarcade");
        preferences = new Preferences(folder);
        preferences.language(Locale.ENGLISH);
        preferences.library(folder.resolve("library"));
        io = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("io").daemon().factory());
        fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, problem) -> thrown.add(problem));
            stage = new Stage();
            window = new ArcadeWindow(stage, preferences, any -> answers, io, io, Platform::runLater, WIDTH, HEIGHT);
            stage.show();
            stage.requestFocus();
            return null;
        });
        // Keys that are pressed before the window has the keyboard go nowhere.
        await("the window in front", SOON, stage::isFocused);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        robot.release(new KeyCode[0]);
        fx(() -> {
            List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide);
            window.close();
            return null;
        });
        io.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        assertThat(thrown).as("thrown on the FX thread").isEmpty();
    }

    public ShellViewModel model() {
        return window.model();
    }

    public ArcadeWindow window() {
        return window;
    }

    public ShellView view() {
        return window.view();
    }

    public Stage stage() {
        return stage;
    }

    public Answers answers() {
        return answers;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Texts texts() {
        return window.texts();
    }

    public FxRobot robot() {
        return robot;
    }

    /// A folder that is gone after the test.
    public Path folder() {
        return folder;
    }

    // ---- the FX thread ----

    /// Computes something on the FX thread.
    public static <T> T fx(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Platform.runLater(future);
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (Exception problem) {
            throw new AssertionError("On the FX thread", problem);
        }
    }

    /// Does something on the FX thread.
    public static void run(Runnable task) {
        fx(Executors.callable(task));
    }

    /// Waits until something holds on the FX thread.
    /// @return how long that took, in seconds
    public static double await(String what, double seconds, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!fx(holds::getAsBoolean)) {
            if (System.nanoTime() - start > seconds * 1e9) {
                fail("Not within %s s: %s", seconds, what);
            }
            sleep(4);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    public static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    // ---- what can be seen ----

    /// The node with this id.
    public <T extends Node> T node(String id, Class<T> type) {
        return fx(() -> found("#" + id, type));
    }

    /// The part of a setting's row that has this class.
    public <T extends Node> T knob(String name, Class<T> type) {
        return fx(() -> {
            reveal(name);
            Node row = found("#knob-" + name, Node.class);
            return type.cast(row.lookupAll("*").stream().filter(type::isInstance).findFirst().orElseThrow());
        });
    }

    /// What the line below a setting says.
    public String knobNote(String name) {
        return fx(() -> {
            reveal(name);
            return ((Labeled) found("#knob-" + name, Node.class).lookup(".knob-note")).getText();
        });
    }

    /// Opens the group of a setting.
    private void reveal(String name) {
        model().knobsProperty().get().stream().flatMap(form -> form.sections(model().openSections()).stream())
                .filter(section -> section.knobs().stream().anyMatch(knob -> knob.knob().name().equals(name)))
                .forEach(section -> section.openProperty().set(true));
    }

    private <T extends Node> T found(String selector, Class<T> type) {
        Node node = stage.getScene().lookup(selector);
        assertThat(node).as(selector).isNotNull();
        return type.cast(node);
    }

    /// What a label, button or field says.
    public String text(String id) {
        return fx(() -> text(found("#" + id, Node.class)));
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            default -> throw new IllegalArgumentException("%s says nothing".formatted(node));
        };
    }

    public boolean isShown(String id) {
        return fx(() -> {
            Node node = found("#" + id, Node.class);
            while (node != null && node.isVisible()) {
                node = node.getParent();
            }
            return node == null;
        });
    }

    /// A number of the status line, such as that of `steps`.
    public long counter(String unit) {
        String line = text("counters");
        Matcher number = Pattern.compile("([\\d,]+) " + unit + "(?= |$)").matcher(line);
        return number.find() ? Long.parseLong(number.group(1).replace(",", "")) : 0;
    }

    /// The share of won games as the window says it, in percent; 0 before there is one. On the FX thread.
    public double winRateNow() {
        String reading = text(found("#scoreNow", Node.class));
        return reading.endsWith("%") ? Double.parseDouble(reading.replaceAll("[ %]", "")) : 0;
    }

    public RunViewModel runModel() {
        return fx(this::runModelNow);
    }

    /// On the FX thread.
    public RunViewModel runModelNow() {
        return model().runProperty().get();
    }

    public Snapshot snapshot() {
        return fx(() -> model().runProperty().get().snapshotProperty().get());
    }

    // ---- what can be done ----

    public void click(String id) {
        robot.clickOn(node(id, Node.class));
    }

    /// Presses keys together.
    public void press(KeyCode... keys) {
        robot.push(keys);
    }

    /// Presses a key with Ctrl, or with what stands for it on this system.
    public void shortcut(KeyCode key) {
        press(MAC ? KeyCode.COMMAND : KeyCode.CONTROL, key);
    }

    /// Replaces what a field says, and presses Enter.
    public void enter(TextInputControl field, String text) {
        type(field, text);
        press(KeyCode.ENTER);
    }

    /// Types into a field by keyboard. A window that was opened a moment ago may still be at its first layout, which gives the keyboard
    /// to others and lets go of what was selected; then it is typed once more.
    public void type(TextInputControl field, String text) {
        for (int tries = 0; tries < 5; tries++) {
            focus(field);
            run(field::selectAll);
            robot.write(text, 0);
            if (fx(field::getText).equals(text)) {
                return;
            }
        }
        fail("“%s” does not get into %s, which says “%s”", text, field, fx(field::getText));
    }

    public void focus(String id) {
        focus(node(id, Node.class));
    }

    private void focus(Node node) {
        await("the keyboard at " + node, SOON, () -> {
            node.requestFocus();
            return node.isFocused();
        });
    }

    public void awaitStatus(String status) {
        await("status \"" + status + "\", not \"" + text("status") + "\"", SOON, () -> text(found("#status", Node.class)).equals(status));
    }

    /// Trains until there are so many steps, then pauses.
    /// @return the steps made
    public long trainTo(long steps) {
        run(() -> model().trainOrPause());
        await(steps + " steps", SOON, () -> model().runProperty().get().steps() >= steps);
        run(() -> model().trainOrPause());
        awaitStatus("Paused");
        return counter("steps");
    }
}
