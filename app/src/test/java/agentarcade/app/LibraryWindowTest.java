package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.library.LibraryViewModel;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Saved runs, by mouse and keyboard.
class LibraryWindowTest {
    private static final int STEPS = 300;

    @TempDir static Path trained;
    private static Path saved;

    @RegisterExtension final TestWindow window = new TestWindow();

    @BeforeAll
    static void train() throws Exception {
        saved = SavedRuns.save(trained, "run", "catch", "dqn", STEPS);
    }

    private LibraryViewModel library() {
        return window.model().library();
    }

    private Path copy(String name) throws IOException {
        return Files.copy(saved, Files.createDirectories(window.preferences().library()).resolve(name + ".arcade"));
    }

    /// Two runs, of which the newer is chosen, and the keyboard in their list.
    private void enter() throws IOException {
        SavedRuns.date(copy("old"), "2026-01-01T00:00:00Z");
        SavedRuns.date(copy("new"), "2026-02-01T00:00:00Z");
        window.awaitStatus("Ready");
        window.shortcut(KeyCode.L);
        await("both runs", SOON, () -> library().shown().size() == 2
                && library().shown().stream().allMatch(run -> run.summary().isPresent()));
        window.focus("libraryList");
        choose("new");
    }

    private void choose(String name) {
        run(() -> library().chosenProperty()
                .set(library().shown().stream().filter(run -> run.file().name().equals(name)).findFirst().orElseThrow()));
    }

    private String chosen() {
        return library().chosenProperty().get() == null ? "" : library().chosenProperty().get().file().name();
    }

    private List<String> shown() {
        return fx(() -> library().shown().stream().map(run -> run.file().name()).toList());
    }

    private Page page() {
        return window.model().layout().pageProperty().get();
    }

    private void awaitOpened(String file) {
        await(file, SOON, () -> window.runModelNow().file().filter(path -> path.getFileName().toString().equals(file)).isPresent());
        assertThat(window.runModel().steps()).isEqualTo(STEPS);
        assertThat(fx(this::page)).isEqualTo(Page.WORKSHOP);
    }

    @Test
    void arrowsWalkThroughTheListAndEnterOpens() throws Exception {
        enter();
        window.press(KeyCode.DOWN);
        String below = fx(this::chosen);
        window.press(KeyCode.UP);
        assertThat(fx(this::chosen)).isNotEqualTo(below);
        window.press(KeyCode.ENTER);
        awaitOpened("new.arcade");
    }

    @Test
    void aDoubleClickOpens() throws Exception {
        enter();
        choose("old");
        ListCell<?> row = fx(() -> window.stage().getScene().getRoot().lookupAll(".saved-cell").stream().map(cell -> (ListCell<?>) cell)
                .filter(cell -> cell.getItem() != null && cell.getAccessibleText().startsWith("old")).findFirst().orElseThrow());
        // Not by a robot: on a busy machine its two clicks come too late to be one double click.
        run(() -> row.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 10, 10, 10, 10, MouseButton.PRIMARY, 2, false, false, false, false,
                true, false, false, true, false, true, null)));
        awaitOpened("old.arcade");
    }

    @Test
    void whatIsInAFileIsToldBeforeItIsOpened() throws Exception {
        enter();
        RunViewModel open = window.runModel();
        window.press(KeyCode.DOWN);
        assertThat(window.text("libraryName")).isEqualTo(fx(this::chosen));
        List<String> words = fx(() -> window.stage().getScene().lookup("#libraryGrid").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText()).toList());
        assertThat(words).contains("What was learned", "Catch", "DQN", Integer.toString(STEPS), "replay/rewards",
                "Nothing: all settings are those of “Tuned”.");
        assertThat(window.runModel()).isSameAs(open);
    }

    @Test
    void escLeadsBackAndSoDoesTheKeyThatLedHere() throws Exception {
        enter();
        window.press(KeyCode.ESCAPE);
        assertThat(fx(this::page)).isEqualTo(Page.WORKSHOP);
        window.shortcut(KeyCode.L);
        window.shortcut(KeyCode.L);
        assertThat(fx(this::page)).isEqualTo(Page.WORKSHOP);
        window.click("openLibrary");
        assertThat(fx(this::page)).isEqualTo(Page.LIBRARY);
    }

    @Test
    void f2RenamesAndARunThatIsOpenGoesOnInItsFile() throws Exception {
        enter();
        window.press(KeyCode.ENTER);
        awaitOpened("new.arcade");
        window.shortcut(KeyCode.L);
        window.focus("libraryList");
        choose("new");
        window.press(KeyCode.F2);
        window.enter(window.node("libraryRename", TextField.class), "old");
        await("what is wrong", SOON, () -> !library().nameProblemProperty().get().isEmpty());
        assertThat(window.text("libraryNameProblem")).isEqualTo("There is a file old.arcade already. Choose another name.");
        window.enter(window.node("libraryRename", TextField.class), "best");
        await("the new name", SOON, () -> chosen().equals("best"));
        assertThat(window.isShown("libraryRename")).isFalse();
        assertThat(window.runModel().file()).contains(window.preferences().library().resolve("best.arcade"));
        assertThat(fx(() -> window.runModelNow().nameProperty().get())).isEqualTo("best");
        assertThat(window.preferences().recent()).containsExactly(window.preferences().library().resolve("best.arcade"));
    }

    @Test
    void escLeavesTheNameAsItWas() throws Exception {
        enter();
        window.press(KeyCode.F2);
        window.type(window.node("libraryRename", TextField.class), "other");
        window.press(KeyCode.ESCAPE);
        assertThat(window.isShown("libraryRename")).isFalse();
        assertThat(fx(this::page)).isEqualTo(Page.LIBRARY);
        assertThat(shown()).containsExactly("new", "old");
    }

    @Test
    void deleteMovesToTheTrashAndUndoPutsBack() throws Exception {
        enter();
        window.press(KeyCode.DELETE);
        await("one run", SOON, () -> library().shown().size() == 1);
        assertThat(window.preferences().library().resolve("Trash").resolve("new.arcade")).exists();
        await("the offer", SOON, () -> window.model().noticeProperty().get().offer().isPresent());
        window.click("noticeOffer");
        await("both runs", SOON, () -> library().shown().size() == 2);
        choose("old");
        window.focus("libraryList");
        window.press(KeyCode.DELETE);
        await("one run", SOON, () -> library().shown().size() == 1);
        await("the offer", SOON, () -> window.model().noticeProperty().get().offer().isPresent());
        window.shortcut(KeyCode.Z);
        await("both runs", SOON, () -> library().shown().size() == 2);
    }

    @Test
    void aRunIsAddedToTheComparison() throws Exception {
        enter();
        window.click("libraryCompare");
        await("a second run", SOON, () -> window.model().runs().all().size() == 2);
        assertThat(fx(() -> window.model().runs().all().getLast().isShelved())).isTrue();
        assertThat(fx(this::page)).isEqualTo(Page.LIBRARY);
        window.click("noticeOffer");
        assertThat(fx(this::page)).isEqualTo(Page.WORKSHOP);
        assertThat(fx(() -> window.model().layout().labProperty().get())).isEqualTo(Lab.COMPARE);
    }

    @Test
    void savingBeginsInTheLibraryWithANameThatIsFree() throws Exception {
        copy("catch-dqn-seed-1");
        window.trainTo(50);
        window.click("save");
        assertThat(window.answers().suggested()).contains(window.preferences().library().resolve("catch-dqn-seed-1 2.arcade"));
    }

    @Test
    void ofFilesThatAreDroppedTheFirstIsOpenedAndTheOthersAreCompared() throws Exception {
        window.awaitStatus("Ready");
        List<Path> files = List.of(copy("first"), Files.writeString(window.folder().resolve("letter.txt"), "Dear agent,"), copy("second"));
        run(() -> window.model().drop(files));
        awaitOpened("first.arcade");
        await("the second", SOON, () -> window.model().runs().all().stream().anyMatch(RunViewModel::isShelved));
        run(() -> window.model().drop(List.of(window.folder().resolve("letter.txt"))));
        assertThat(window.text("noticeText"))
                .isEqualTo("letter.txt is not a run of Agent Arcade. Drop files whose names end in .arcade.");
    }

    @Test
    void whoeverComesBackToThePageSeesWhatIsNewInTheFolder() throws Exception {
        enter();
        copy("newest");
        window.press(KeyCode.ESCAPE);
        window.shortcut(KeyCode.L);
        await("three runs", SOON, () -> library().shown().size() == 3);
    }

    @Test
    void ofManyRunsOnlyThoseInSightHaveARow() throws Exception {
        Files.createDirectories(window.preferences().library());
        for (int i = 0; i < 500; i++) {
            Files.writeString(window.preferences().library().resolve("run " + i + ".arcade"), "?");
        }
        window.awaitStatus("Ready");
        window.shortcut(KeyCode.L);
        await("all runs", SOON, () -> library().shown().size() == 500);
        await("rows", SOON, () -> !window.stage().getScene().getRoot().lookupAll(".saved-cell").isEmpty());
        window.focus("libraryList");
        window.press(KeyCode.END);
        await("the last is chosen", SOON, () -> library().chosenProperty().get() == library().shown().getLast());
        assertThat(fx(() -> window.stage().getScene().getRoot().lookupAll(".saved-cell"))).hasSizeLessThan(30);
        run(() -> library().chosenProperty().set(library().shown().get(250)));
        await("what is chosen comes in sight", SOON, () -> window.stage().getScene().getRoot().lookupAll(".saved-cell").stream()
                .anyMatch(cell -> cell.isVisible() && ((ListCell<?>) cell).getItem() == library().shown().get(250)));
    }
}
