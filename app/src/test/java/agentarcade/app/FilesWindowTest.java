package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.Dialogs.Unsaved;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;
import agentarcade.store.RunFiles;

import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
    void aRunThatAnotherWindowSavedMeanwhileIsNotWrittenOver() throws IOException {
        Path file = file("run.arcade");
        save(file);
        // As another window does that has the same run open and has trained it on.
        byte[] others = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, Arrays.copyOf(others, others.length + 1));
        Path another = file("another.arcade");
        window.trainTo(window.counter("steps") + 100);
        window.answers().save(another);
        window.click("save");
        awaitNotice("run.arcade was changed by another program or window since it was opened here. Save this run under another name to "
                + "lose neither.");
        assertThat(Files.size(file)).isEqualTo(others.length + 1);
        window.click("noticeOffer");
        await("another file", SOON, () -> window.model().noticeProperty().get().sentence().equals("Saved to " + another));
        assertThat(another).exists();
    }

    @Test
    void aSmallCopyHoldsTheAgentWithoutItsMemoryAndTheRunStaysUnsaved() throws Exception {
        Path copy = file("copy.arcade");
        window.trainTo(100);
        window.answers().save(copy);
        run(() -> window.model().files().saveSmallCopy());
        await("a notice", SOON, () -> window.model().noticeProperty().get() != null);
        assertThat(window.text("noticeText")).startsWith("Saved to " + copy + ", without");
        assertThat(RunFiles.read(copy).checkpoint().agent().arrays().keySet()).contains("weights/online")
                .noneMatch(name -> name.startsWith("replay/"));
        assertThat(fx(() -> window.runModelNow().isUnsaved())).isTrue();
        assertThat(fx(() -> window.runModelNow().file())).isEmpty();
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
    void aRunThatHasFailedAndCannotBeReadIsRefusedWithASentence() {
        AtomicBoolean broken = new AtomicBoolean();
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining()) {
                broken.set(true);
                throw new IllegalStateException("broken on purpose");
            }
        }, () -> {
            if (broken.get()) {
                throw new IllegalStateException("not even readable");
            }
        }, () -> {
        })));
        run(() -> window.model().trainOrPause());
        await("failed", SOON, () -> window.model().failedProperty().get());
        window.shortcut(KeyCode.S);
        assertThat(window.text("noticeText")).startsWith("A run that was stopped by an error can't be saved.");
    }

    @Test
    void aRunThatHasFailedIsOfferedToBeSavedWithWhatItLearned() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining() && steps.incrementAndGet() > 200) {
                throw new IllegalStateException("broken on purpose");
            }
        })));
        run(() -> window.model().trainOrPause());
        await("an offer", SOON, () -> window.model().noticeProperty().get() != null
                && window.model().noticeProperty().get().offer().isPresent());
        assertThat(window.text("noticeText")).startsWith("Training stopped: broken on purpose.");
        assertThat(window.text("noticeOffer")).isEqualTo("Save");
        RunViewModel failed = window.runModel();
        long learned = fx(failed::steps);
        assertThat(learned).isEqualTo(200);
        assertThat(failed.capture().get(20, TimeUnit.SECONDS).checkpoint().progress().steps()).isEqualTo(learned);
        run(() -> window.model().reset());
        assertThat(fx(() -> List.copyOf(window.model().runs().all()))).as("kept beside the new one").startsWith(failed).hasSize(2);
    }

    @Test
    void closingAsksAboutAllRunsAndSavesOneAfterTheOther() throws Exception {
        window.trainTo(200);
        run(() -> window.model().runList().runBesideCurrent());
        window.awaitStatus("Ready");
        window.trainTo(200);
        window.answers().unsaved(Unsaved.SAVE);
        window.answers().save(file("one.arcade"), file("two.arcade"));
        close();
        await("closed", SOON, () -> !window.stage().isShowing());
        assertThat(window.answers().asked()).isEqualTo(1);
        assertThat(window.answers().unsavedNames()).containsExactly("Catch · DQN · seed 1", "Catch · DQN · seed 2");
        assertThat(RunFiles.read(file("one.arcade")).experiment().seed()).isEqualTo(1);
        assertThat(RunFiles.read(file("two.arcade")).experiment().seed()).isEqualTo(2);
    }

    @Test
    void aSavedRunIsComparedWithoutTrainingAndGoesOnWhenAsked() {
        Path file = file("Ada.arcade");
        long steps = save(file);
        window.click("reset");
        window.awaitStatus("Ready");
        RunViewModel fresh = window.runModel();
        window.answers().open(file);
        run(() -> window.model().runList().actions().addSaved());
        await("a third run", SOON, () -> window.model().runs().all().size() == 3);
        RunViewModel shelved = fx(() -> window.model().runs().all().getLast());
        assertThat(fx(() -> List.of(shelved.isShelved(), shelved.canTrain(), shelved.steps(), shelved.nameProperty().get())))
                .isEqualTo(List.of(true, false, steps, "Ada"));
        assertThat(fx(() -> shelved.snapshotProperty().get().curves())).containsKey("score.mean");
        assertThat(window.runModel()).isSameAs(fresh);
        run(() -> window.model().runList().actions().goOn(shelved));
        await("it goes on in the middle", SOON, () -> window.runModelNow() != fresh);
        RunViewModel going = window.runModel();
        assertThat(fx(() -> List.of(going.canTrain(), going.steps(), going.nameProperty().get()))).isEqualTo(List.of(true, steps, "Ada"));
        assertThat(fx(() -> List.copyOf(window.model().runs().all()))).hasSize(3).doesNotContain(shelved);
    }

    @Test
    void aDamagedFileToCompareIsToldAndTheListStays() throws IOException {
        Path foreign = file("letter.arcade");
        Files.writeString(foreign, "Dear agent,");
        window.answers().open(foreign);
        run(() -> window.model().runList().actions().addSaved());
        awaitNotice("letter.arcade is not a run of Agent Arcade. Choose a file that was saved by it; such names end in .arcade.");
        assertThat(fx(() -> window.model().runs().all().size())).isEqualTo(1);
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
