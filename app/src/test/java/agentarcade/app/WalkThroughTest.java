package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.app.run.Change;
import agentarcade.app.run.RunViewModel;
import agentarcade.knob.Refused;
import agentarcade.store.RunFiles;

import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A lesson with the real window, by mouse and keyboard, from the gallery to a race against the agent. A photograph of each station goes to
/// `target/screenshots`, or to `screenshots/` with `-Dscreenshots=write`.
class WalkThroughTest {
    /// For training, which is slow to begin with on a machine that does much else.
    private static final double PATIENCE = 6 * SOON;

    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void aLessonGoesFromTheGalleryToARaceAgainstTheAgent() throws IOException {
        window.awaitStatus("Ready");
        chooseAWorld();
        lookAtCharts();
        readATable();
        stepByStep();
        turnASetting();
        trainASecondRun();
        lookInside();
        raceTheAgentAsItWas();
        present();
        speakGerman();
    }

    // ---- the stations ----

    private void chooseAWorld() throws IOException {
        window.shortcut(KeyCode.N);
        await("the keyboard in the gallery", SOON, () -> "world-catch".equals(focused()));
        Node card = window.node("world-catch-ball-8", Node.class);
        await("cards in their places", SOON, () -> card.getLayoutBounds().getWidth() > 100 && card.getLayoutX() > 100);
        window.click("world-cartpole-v1");
        assertThat(window.text("worldName")).isEqualTo("CartPole-v1");
        TestWindow.sleep(1_000);
        photograph("walk-01-gallery");
        window.click("galleryTrain");
        awaitSteps(1_200);
        assertThat(window.text("train")).isEqualTo("Pause");
        assertThat(window.text("status")).isEqualTo("Training");
        assertThat(window.isShown("gallery")).isFalse();
        assertThat(window.node("environment", ComboBox.class).getValue()).isEqualTo(window.runModel().world().type());
        photograph("walk-02-training");
    }

    private void lookAtCharts() throws IOException {
        run(() -> menu("chooseCharts").getOnShowing().handle(null));
        List<CheckMenuItem> all = fx(() -> menu("chooseCharts").getItems().stream().filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast).toList());
        all.stream().filter(item -> !item.isSelected()).forEach(item -> run(() -> {
            item.setSelected(true);
            item.fire();
        }));
        assertThat(fx(() -> window.model().charts().open())).hasSameSizeAs(window.model().charts().choices()).hasSizeGreaterThan(2);
        window.click("labLarge");
        assertThat(window.isShown("board")).as("all the room is for charts").isFalse();
        window.focus("chartAcross");
        window.press(KeyCode.DOWN);
        awaitCharts();
        window.focus("lossChart");
        window.press(KeyCode.END);
        Node loss = window.node("lossChart", Node.class);
        String end = fx(loss::getAccessibleText);
        assertThat(end).matches("[\\d,]+ games, [\\d.,E-]+");
        window.press(KeyCode.LEFT);
        assertThat(fx(loss::getAccessibleText)).matches("[\\d,]+ games, [\\d.,E-]+").isNotEqualTo(end);
        photograph("walk-03-charts");
        ToggleButton follow = window.node("followCharts", ToggleButton.class);
        assertThat(follow.isSelected()).isTrue();
        window.click("chartsNearer");
        await("a part of it", SOON, () -> !follow.isSelected());
        window.focus("lossChart");
        window.press(KeyCode.L);
        assertThat(fx(() -> ((CheckMenuItem) menu("lossMenu").getItems().getFirst()).isSelected())).as("logarithmic").isTrue();
        photograph("walk-04-charts-zoomed");
        window.click("followCharts");
        await("all of it", SOON, follow::isSelected);
    }

    private void readATable() throws IOException {
        window.click("chartsAsTable");
        TableView<?> table = window.node("chartTable", TableView.class);
        await("rows", SOON, () -> !table.getItems().isEmpty());
        assertThat(fx(() -> table.getColumns().stream().map(column -> column.getText()).toList())).startsWith("Games").contains("Loss", "ε")
                .hasSize(1 + fx(() -> window.model().charts().open().size()));
        photograph("walk-05-table");
        window.click("chartsAsTable");
        window.click("labLarge");
        assertThat(window.isShown("board")).isTrue();
    }

    private void stepByStep() throws IOException {
        window.click("train");
        window.awaitStatus("Paused");
        assertThat(window.text("train")).isEqualTo("Train");
        long steps = window.counter("steps");
        window.click("step");
        await("one step", SOON, () -> window.runModelNow().steps() == steps + 1);
        await("it is told", SOON, () -> window.model().countersProperty().get().contains("%,d steps".formatted(steps + 1)));
        assertThat(fx(() -> ((ToggleButton) find("trainingMode")).isSelected())).as("it is seen where it happens").isTrue();
        long games = window.counter("games");
        choose("stepMore", "One game");
        await("one game", PATIENCE, () -> window.model().countersProperty().get().contains("%,d games".formatted(games + 1)));
        window.awaitStatus("Paused");
        long updates = window.snapshot().updates();
        choose("stepMore", "One update");
        await("one update", PATIENCE, () -> window.runModelNow().snapshotProperty().get().updates() == updates + 1);
        window.awaitStatus("Paused");
        assertThat(window.counter("games")).isBetween(games + 1, games + 2);
        photograph("walk-06-step-by-step");
        window.click("policyMode");
    }

    private void turnASetting() throws IOException {
        window.click("train");
        window.awaitStatus("Training");
        double before = learningRate();
        TextField field = window.knob("learningRate", TextField.class);
        window.enter(field, "0.0005");
        assertThat(learningRate()).isEqualTo(0.0005);
        await("the change is known", SOON, () -> window.runModelNow().changes().size() == 1);
        Change change = fx(() -> window.runModelNow().changes().getFirst());
        assertThat(change).isEqualTo(new Change(change.step(), "dqn.learningRate", before, 0.0005));
        assertThat(change.step()).isPositive();
        window.shortcut(KeyCode.Z);
        assertThat(learningRate()).isEqualTo(before);
        window.shortcut(KeyCode.Y);
        assertThat(learningRate()).isEqualTo(0.0005);
        assertThat(field.getText()).isEqualTo("0.0005");
        assertThat(window.text("status")).isEqualTo("Training");
        awaitSteps(window.runModel().steps() + 100);
        photograph("walk-07-steering");
    }

    private void trainASecondRun() throws IOException {
        RunViewModel first = window.runModel();
        window.click("sideRuns");
        window.click("runBeside");
        await("two rows", SOON, () -> rows().getChildren().size() == 2);
        RunViewModel second = window.runModel();
        if (!fx(() -> second.trainingProperty().get())) {
            window.click("train");
        }
        long steps = first.steps();
        await("both train", PATIENCE, () -> first.steps() > steps + 50 && second.steps() > 100);
        run(() -> rows().getChildren().getFirst().requestFocus());
        window.press(KeyCode.F2);
        window.robot().write("Ada", 0);
        window.press(KeyCode.ENTER);
        await("a name", SOON, () -> ((Label) rows().getChildren().getFirst().lookup(".run-name")).getText().equals("Ada"));
        window.click("labCompare");
        TableView<?> settings = window.node("compareSettings", TableView.class);
        await("runs side by side", SOON, () -> settings.getColumns().size() == 3 && !settings.getItems().isEmpty());
        photograph("walk-08-compare");
        window.click("labCharts");
        awaitCharts();
        photograph("walk-09-two-runs");
        run(() -> rows().getChildren().getFirst().requestFocus());
        window.press(KeyCode.SPACE);
        assertThat(fx(() -> List.of(first.drawnProperty().get(), second.drawnProperty().get()))).containsExactly(false, true);
        window.press(KeyCode.SPACE);
        window.press(KeyCode.ENTER);
        assertThat(window.runModel()).isSameAs(first);
    }

    private void lookInside() throws IOException {
        window.click("labInside");
        for (String tile : List.of("insideNetwork", "insideLearned", "insidePlane")) {
            window.click(tile);
            await("a picture of " + tile, SOON,
                    () -> window.model().inside().messageProperty().get().isEmpty()
                            && !speech(find("insidePicture").lookup(".sketch")).isEmpty());
            TestWindow.sleep(700);
            assertThat(window.text("insideReading")).as(tile).isNotBlank();
            photograph("walk-10-" + tile.replace("inside", "inside-").toLowerCase(Locale.ROOT));
        }
        window.click("labCharts");
    }

    private void raceTheAgentAsItWas() throws IOException {
        run(() -> window.model().game().countdownProperty().set(false));
        window.click("playMode");
        window.focus("rival");
        ComboBox<?> rival = window.node("rival", ComboBox.class);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        assertThat(said(rival)).isEqualTo("Agent as it was");
        window.focus("rightPage");
        window.press(KeyCode.HOME);
        assertThat(window.text("rightPageLabel")).isEqualTo("untrained");
        window.press(KeyCode.RIGHT);
        assertThat(window.text("rightPageLabel")).matches("after [\\d,]+ games?");
        ComboBox<?> rounds = window.node("rounds", ComboBox.class);
        assertThat(said(rounds)).isEqualTo("Best of 3");
        window.focus("board");
        await("an invitation", SOON, () -> text("prompt").equals("Press ← or → to play"));
        window.press(KeyCode.LEFT);
        await("a race", SOON, () -> text("prompt").isEmpty());
        photograph("walk-11-race");
        long end = System.nanoTime() + (long) (4 * SOON * 1e9);
        while (!window.isShown("result") && System.nanoTime() < end) {
            window.press(KeyCode.LEFT);
            TestWindow.sleep(40);
        }
        assertThat(window.text("resultTitle")).matches("You win the match!|The match is a draw|.+ wins the match");
        assertThat(window.isShown("leadersName")).as("the first game is the best there is").isTrue();
        photograph("walk-12-result");
        window.press(KeyCode.ENTER);
        await("the field for a name", SOON, () -> "leadersName".equals(focused()));
        window.robot().write("Ada", 0);
        window.press(KeyCode.ENTER);
        await("the name is listed", SOON, () -> find("leadersRows").lookupAll(".label").stream().map(Labeled.class::cast)
                .anyMatch(label -> label.getText().equals("Ada")));
        assertThat(window.isShown("leadersName")).isFalse();
        window.click("policyMode");
    }

    private void present() throws IOException {
        window.focus("chartAcross");
        window.press(KeyCode.UP);
        for (String chart : List.of("length", "q", "epsilon", "gradientNorm", "speed")) {
            run(() -> window.model().charts().open(chart, false));
        }
        window.shortcut(KeyCode.P);
        await("the world in large letters", SOON, () -> find("worldTitle").isVisible());
        assertThat(window.isShown("environment")).isFalse();
        assertThat(window.isShown("train")).isTrue();
        awaitCharts();
        photograph("walk-13-projector");
        window.shortcut(KeyCode.P);
        window.press(KeyCode.F1);
        await("the list of keys", SOON, () -> find("shortcutList") != null);
        photograph("walk-14-keys");
        window.press(KeyCode.ESCAPE);
        await("no list", SOON, () -> find("shortcutList") == null);
    }

    private void speakGerman() throws IOException {
        RunViewModel open = window.runModel();
        window.shortcut(KeyCode.D);
        language("Deutsch");
        assertThat(window.text("labCharts")).isEqualTo("Kurven");
        assertThat(window.runModel()).as("nothing starts over").isSameAs(open);
        awaitSteps(open.steps() + 50);
        assertThat(window.text("train")).isEqualTo("Pause");
        await("it is told in German", SOON, () -> text("status").equals("Training läuft"));
        awaitCharts();
        photograph("walk-15-german-dark");
        language("English");
        window.shortcut(KeyCode.D);
        assertThat(window.text("labCharts")).isEqualTo("Charts");
        assertThat(window.runModel()).isSameAs(open);
        window.click("train");
        window.awaitStatus("Paused");
    }

    @Test
    void whatWasLearnedBeforeAnErrorCanBeSaved() throws IOException, Refused {
        AtomicInteger steps = new AtomicInteger();
        run(() -> window.model().start(TroubledWorld.disguised(() -> {
            if (TroubledWorld.isTraining() && steps.incrementAndGet() > 300) {
                throw new IllegalStateException("the fruit is rotten");
            }
        })));
        window.awaitStatus("Ready");
        window.click("train");
        await("the error", PATIENCE, () -> text("status").equals("Stopped by an error"));
        assertThat(window.text("noticeText")).isEqualTo("Training stopped: the fruit is rotten. Reset to start over.");
        assertThat(window.text("noticeOffer")).isEqualTo("Save");
        photograph("walk-16-stopped");
        Path file = window.folder().resolve("saved.arcade");
        window.answers().save(file);
        window.click("noticeOffer");
        await("saved", PATIENCE, () -> text("noticeText").startsWith("Saved to "));
        assertThat(RunFiles.read(file).checkpoint().progress().steps()).isEqualTo(300);
    }

    // ---- what a person sees and does ----

    private void photograph(String name) throws IOException {
        TestWindow.sleep(250);
        BufferedImage image = fx(() -> Photographs.of(window.stage().getScene()));
        Photographs.keep(image, name, true);
        assertThat(fx(() -> Photographs.cutOff(window.stage().getScene().getRoot()))).as("texts cut off in %s", name).isEmpty();
    }

    private void awaitSteps(long steps) {
        await(steps + " steps", PATIENCE, () -> window.runModelNow().steps() >= steps);
    }

    private void awaitCharts() {
        TestWindow.sleep(100);
        await("charts are drawn", SOON, () -> window.model().charts().isDrawn());
    }

    private double learningRate() {
        return fx(() -> ((Dqn.Settings) window.runModelNow().settings().orElseThrow()).learningRate());
    }

    /// On the FX thread, as all that follows.
    private Node find(String id) {
        return window.stage().getScene().lookup("#" + id);
    }

    private String focused() {
        Node owner = window.stage().getScene().getFocusOwner();
        return owner == null ? null : owner.getId();
    }

    private String text(String id) {
        return find(id) instanceof Labeled label && label.getText() != null ? label.getText() : "";
    }

    private static String speech(Node node) {
        return node == null || node.getAccessibleText() == null ? "" : node.getAccessibleText();
    }

    private static <T> String said(ComboBox<T> box) {
        return box.getConverter().toString(box.getValue());
    }

    private MenuButton menu(String id) {
        return (MenuButton) find(id);
    }

    private VBox rows() {
        return (VBox) window.stage().getScene().lookup(".run-rows");
    }

    /// The headless platform shows no menus; their items work all the same. From the test's thread.
    private void choose(String menu, String item) {
        run(() -> fire(menu(menu).getItems(), item));
    }

    private void language(String name) {
        run(() -> fire(menu("more").getItems().stream().filter(item -> "language".equals(item.getId())).map(Menu.class::cast).findFirst()
                .orElseThrow().getItems(), name));
    }

    private static void fire(List<MenuItem> items, String text) {
        items.stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow().fire();
    }
}
