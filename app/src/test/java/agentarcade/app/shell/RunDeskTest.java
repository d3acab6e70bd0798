package agentarcade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.Answers;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunListViewModel;
import agentarcade.app.runs.RunRowViewModel;
import agentarcade.knob.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done with runs from their list, without a window.
class RunDeskTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir Path folder;
    /// What other threads want done on this one.
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private ShellViewModel shell;
    private RunListViewModel list;
    private long now = SECOND;

    @BeforeEach
    void open() {
        shell = new ShellViewModel(new Texts(Locale.ENGLISH), new Preferences(folder), new Answers(), Runnable::run, later::add);
        shell.layout().sideProperty().set(Side.RUNS);
        list = shell.runList();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void ofTwoThatAreDiscardedTheLastCanBePutBack() {
        list.runBesideCurrent();
        list.runBesideCurrent();
        List<RunViewModel> all = List.copyOf(shell.runs().all());
        list.actions().discard(all.get(1));
        list.actions().discard(all.get(2));
        assertThat(shell.runs().all()).containsExactly(all.getFirst());
        shell.undo();
        assertThat(shell.runs().all()).containsExactly(all.getFirst(), all.get(2));
        list.actions().trainOrPause(all.get(2));
        await("it still lives", () -> all.get(2).steps() > 50);
    }

    @Test
    void theNinthRunIsToldToBeTooManyAndNothingChanges() {
        for (int i = 1; i < 8; i++) {
            list.runBesideCurrent();
        }
        List<RunViewModel> all = List.copyOf(shell.runs().all());
        list.runBesideCurrent();
        assertThat(shell.noticeProperty().get().sentence()).startsWith("There are 8 runs open already");
        assertThat(shell.runs().all()).isEqualTo(all).hasSize(8);
    }

    @Test
    void rowsStayAndTellFactsTwiceASecond() {
        shell.pulse(now);
        RunRowViewModel row = list.rows().getFirst();
        assertThat(row.nameProperty().get()).isEqualTo("Catch · DQN · seed 1");
        assertThat(row.factsProperty().get()).isEqualTo("0\u00a0steps");
        row.rename("Ada");
        list.actions().extend(row.run(), 500);
        await("500 steps", () -> row.run().steps() >= 500 && !row.run().trainingProperty().get());
        now += SECOND;
        shell.pulse(now);
        assertThat(list.rows()).containsExactly(row);
        assertThat(row.nameProperty().get()).isEqualTo("Ada");
        assertThat(row.factsProperty().get()).matches("Catch · DQN · seed 1 · 500\u00a0steps · [\\d.]+ %");
        assertThat(row.stateProperty().get()).isEqualTo(RunRowViewModel.State.PAUSED);
    }

    @Test
    void aDuplicateAppearsBesideItsOriginalWithTheSameName() {
        RunViewModel original = shell.runProperty().get();
        shell.runs().rename(original, "Ada");
        list.actions().duplicate(original);
        await("a copy", () -> shell.runs().all().size() == 2);
        now += SECOND;
        shell.pulse(now);
        assertThat(list.rows().stream().map(row -> row.nameProperty().get())).containsExactly("Ada", "Ada (2)");
        assertThat(shell.runProperty().get()).isSameAs(original);
    }

    private void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            shell.runs().pulse();
            for (Runnable task = later.poll(); task != null; task = later.poll()) {
                task.run();
            }
            if (System.nanoTime() - start > 20 * SECOND) {
                fail("Not within 20 s: %s", what);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }
}
