package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Notice;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Provenance;
import agentarcade.experiment.Run;
import agentarcade.store.Presets;
import agentarcade.store.Recovery;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecoveryWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    /// As a program that was killed leaves them.
    private void leaveBehind(String name, int steps, long seed) throws Exception {
        Experiment experiment = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow())
                .experiment(seed);
        try (Recovery gone = new Recovery(window.preferences().folder().resolve("recovery"));
                TrainingLoop loop = experiment.start(event -> {
                })) {
            for (int i = 0; i < steps; i++) {
                loop.step();
            }
            RunFiles.write(gone.fileFor("run"), new Run(experiment, loop.checkpoint(), Past.NONE.with(Provenance.UNKNOWN.named(name))));
        }
    }

    @Test
    void runsThatWereLeftBehindAreOfferedAndBroughtBack() throws Exception {
        leaveBehind("Monday", 40, 1);
        leaveBehind("", 50, 2);
        window.awaitStatus("Ready");
        run(() -> window.window().offerLeftBehind());
        await("an offer", SOON, () -> noticeNow().contains("2 runs that were not saved"));
        window.click("noticeOffer");
        await("both", SOON, () -> steps().containsAll(List.of(40L, 50L)));
        List<RunViewModel> all = fx(() -> List.copyOf(window.model().runs().all()));
        assertThat(all).filteredOn(one -> one.steps() > 0).hasSize(2).allMatch(RunViewModel::isUnsaved)
                .allMatch(one -> one.file().isEmpty());
        assertThat(fx(() -> all.stream().map(one -> one.nameProperty().get()).toList())).contains("Monday");
        assertThat(fx(() -> window.model().noticeProperty().get())).isNull();
        // Still kept, by this program now.
        try (var kept = Files.walk(window.preferences().folder().resolve("recovery"))) {
            assertThat(kept.filter(file -> file.toString().endsWith(RunFiles.EXTENSION))).hasSize(2);
        }
    }

    private String noticeNow() {
        Notice notice = window.model().noticeProperty().get();
        return notice == null ? "" : notice.sentence();
    }

    private List<Long> steps() {
        return window.model().runs().all().stream().map(RunViewModel::steps).toList();
    }

    @Test
    void aBrokenOneIsToldOfAndTheOthersComeBack() throws Exception {
        leaveBehind("", 40, 1);
        try (Recovery gone = new Recovery(window.preferences().folder().resolve("recovery"))) {
            Path broken = gone.fileFor("run");
            Files.writeString(broken, "half a run");
        }
        window.awaitStatus("Ready");
        run(() -> window.window().offerLeftBehind());
        await("an offer", SOON, () -> noticeNow().contains("2 runs"));
        window.click("noticeOffer");
        await("the sound one", SOON, () -> steps().contains(40L));
        await("a sentence about the other", SOON, () -> noticeNow().contains("run"));
    }
}
