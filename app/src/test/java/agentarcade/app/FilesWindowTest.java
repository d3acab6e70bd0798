package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.Dialogs.Unsaved;
import agentarcade.store.RunFiles;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;

import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilesWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void aSavedRunIsOpenedAgainWhereItWas() {
        Path file = file("run.arcade");
        long steps = save(file);
        assertThat(window.text("noticeText")).isEqualTo("Saved to " + file);
        await("the name of the file, without a mark", SOON, () -> window.model().files().nameProperty().get().equals("run.arcade"));
        assertThat(window.text("file")).isEqualTo("run.arcade");

        window.click("reset");
        window.awaitStatus("Ready");
        window.answers().open(file);
        window.click("open");
        await("the saved run", SOON, () -> window.runModelNow().steps() == steps);
        assertThat(window.text("status")).isEqualTo("Paused");
        run(() -> window.model().trainOrPause());
        await("more steps", SOON, () -> window.runModelNow().steps() > steps);
    }

    @Test
    void savedFilesAreOfferedAsRecentNowAndNextTime() {
        Path one = file("one.arcade");
        Path two = file("two.arcade");
        save(one);
        window.answers().save(two);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        await("two files", SOON, () -> window.model().files().recent().size() == 2);
        assertThat(window.model().files().recent()).containsExactly(two, one);
        assertThat(new Preferences(window.folder()).recent()).containsExactly(two, one);
        MenuButton more = window.node("more", MenuButton.class);
        run(more::show);
        run(more::hide);
        assertThat(more.getItems().stream().filter(item -> "recent".equals(item.getId())).findFirst().orElseThrow().isDisable()).isFalse();
    }

    @Test
    void savingWhereThereIsNoFolderIsToldInOneSentence() {
        Path file = window.folder().resolve("gone").resolve("run.arcade");
        window.trainTo(100);
        window.answers().save(file);
        window.click("save");
        awaitNotice("run.arcade could not be saved because there is no folder " + file.getParent() + ". Choose another folder.");
        assertThat(window.isShown("noticeDetails")).isFalse();
        assertThat(fx(() -> window.runModelNow().isUnsaved())).isTrue();
    }

    @Test
    void aTruncatedFileIsToldAndTheOpenRunStays() throws IOException {
        Path file = file("run.arcade");
        save(file);
        byte[] bytes = Files.readAllBytes(file);
        Path half = file("half.arcade");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        staysWithout(half, "half.arcade is damaged: it is incomplete or was changed. It was not opened; use another copy of it.");
    }

    @Test
    void aForeignFileIsToldAndTheOpenRunStays() throws IOException {
        Path foreign = file("letter.arcade");
        Files.writeString(foreign, "Dear agent,");
        staysWithout(foreign,
                "letter.arcade is not a run of Agent Arcade. Choose a file that was saved by it; such names end in .arcade.");
    }

    @Test
    void aFileThatIsGoneIsToldAndTheOpenRunStays() {
        staysWithout(file("gone.arcade"), "There is no file " + file("gone.arcade") + ".");
    }

    /// Training goes on meanwhile.
    private void staysWithout(Path file, String sentence) {
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 50);
        RunViewModel before = window.runModel();
        window.answers().open(file);
        window.shortcut(KeyCode.O);
        awaitNotice(sentence);
        assertThat(window.runModel()).isSameAs(before);
        long steps = window.counter("steps");
        await("training goes on", SOON, () -> window.runModelNow().steps() > steps);
        assertThat(window.model().files().recent()).doesNotContain(file);
    }

    @Test
    void closingASavedRunDoesNotAsk() {
        save(file("run.arcade"));
        close();
        assertThat(window.answers().asked()).isZero();
        assertThat(window.stage().isShowing()).isFalse();
    }

    @Test
    void cancelGoesOnTraining() {
        trainAndClose(Unsaved.CANCEL);
        assertThat(window.answers().asked()).isEqualTo(1);
        assertThat(window.stage().isShowing()).isTrue();
        long steps = window.counter("steps");
        await("training goes on", SOON, () -> window.runModelNow().steps() > steps);
    }

    @Test
    void discardClosesWithoutAFile() {
        window.answers().save(file("run.arcade"));
        trainAndClose(Unsaved.DISCARD);
        assertThat(window.stage().isShowing()).isFalse();
        assertThat(file("run.arcade")).doesNotExist();
    }

    @Test
    void saveClosesOnceTheFileIsThere() {
        window.answers().save(file("run.arcade"));
        trainAndClose(Unsaved.SAVE);
        await("closed", SOON, () -> !window.stage().isShowing());
        assertThat(file("run.arcade")).exists();
    }

    @Test
    void saveThatFailsKeepsTheWindowOpen() {
        window.answers().save(window.folder().resolve("gone").resolve("run.arcade"));
        trainAndClose(Unsaved.SAVE);
        await("a sentence", SOON, () -> window.model().noticeProperty().get() != null);
        sleep(100);
        assertThat(window.stage().isShowing()).isTrue();
    }

    @Test
    void saveWithoutAFileChosenKeepsTheWindowOpen() {
        trainAndClose(Unsaved.SAVE);
        sleep(100);
        assertThat(window.stage().isShowing()).isTrue();
    }

    @Test
    void closingAfterAResetAsksAboutTheRunThatIsKept() throws Exception {
        long steps = window.trainTo(300);
        window.click("reset");
        window.awaitStatus("Ready");
        window.answers().unsaved(Unsaved.SAVE);
        window.answers().save(file("kept.arcade"));
        close();
        assertThat(window.answers().asked()).isEqualTo(1);
        await("closed", SOON, () -> !window.stage().isShowing());
        assertThat(RunFiles.read(file("kept.arcade")).checkpoint().progress().steps()).isEqualTo(steps);
    }

    @Test
    void aRunThatHasFailedIsRefusedWithASentence() {
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining()) {
                throw new IllegalStateException("broken on purpose");
            }
        })));
        run(() -> window.model().trainOrPause());
        await("failed", SOON, () -> window.model().failedProperty().get());
        window.shortcut(KeyCode.S);
        assertThat(window.text("noticeText")).startsWith("A run that was stopped by an error can't be saved.");
    }

    private void trainAndClose(Unsaved answer) {
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 50);
        window.answers().unsaved(answer);
        close();
    }

    private void close() {
        run(() -> window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /// Trains a little and saves.
    /// @return the steps saved
    private long save(Path file) {
        long steps = window.trainTo(300);
        window.answers().save(file);
        window.click("save");
        await("saved", SOON, () -> !window.runModelNow().isUnsaved());
        return steps;
    }

    private Path file(String name) {
        return window.folder().resolve(name);
    }

    private void awaitNotice(String sentence) {
        await("a notice", SOON, () -> window.model().noticeProperty().get() != null);
        assertThat(window.text("noticeText")).isEqualTo(sentence);
        assertThat(window.isShown("notice")).isTrue();
    }
}
