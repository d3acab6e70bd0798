package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.TimeMachine;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.shell.Side;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes pictures of an agent that is watched as it was, of curves that are cut there, and of a branch on its way and in the list, as
/// [ScreenshotsTest] does.
class TimeMachineScreenshotsTest {
    private static final String[] PARTS = {"#board", "#timeMachine", "#scoreChart", "#lossChart", ".toolbar", ".statusline"};

    @TempDir Path folder;

    @BeforeEach
    void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void anEarlierMomentAndABranchLookLikeThis() throws Exception {
        photograph(Locale.ENGLISH, "time-machine");
    }

    @Test
    void inGermanToo() throws Exception {
        photograph(Locale.GERMAN, "time-machine-german");
    }

    private void photograph(Locale language, String name) throws Exception {
        try (Studio studio = new Studio(language, folder)) {
            ShellViewModel model = studio.model();
            TimeMachine machine = model.game().timeMachine();
            studio.pulseUntil("ready", () -> machine.momentsProperty().get().size() == 1);
            studio.photograph(name + "-none", false, PARTS);
            run(model::trainOrPause);
            long steps = Photographs.areWanted() ? 12_000 : 1_500;
            studio.pulseUntil("trained", () -> model.runProperty().get().steps() >= steps
                    && machine.momentsProperty().get().size() > 5 && machine.bestProperty().get().isPresent());
            run(model::trainOrPause);
            studio.pulse(60);
            studio.photograph(name + "-now", false, PARTS);
            run(() -> machine.choose(machine.momentsProperty().get().size() * 2 / 3));
            studio.letPlay(2);
            studio.photograph(name + "-light", language.equals(Locale.ENGLISH), PARTS);
            assertNothingIsCutOff(studio);
            studio.resize(1120, 640);
            studio.letPlay(1);
            studio.photograph(name + "-small", false, PARTS);
            assertNothingIsCutOff(studio);
            run(() -> model.sideProperty().set(Side.RUNS));
            run(machine::branch);
            studio.photograph(name + "-repeating", false, PARTS);
            studio.pulseUntil("the branch", () -> model.runs().all().size() == 2);
            studio.resize(1920, 1080);
            studio.dark(true);
            run(() -> machine.choose(1));
            studio.pulse(60);
            studio.photograph(name + "-dark", false, PARTS);
            assertNothingIsCutOff(studio);
        }
    }

    private static void assertNothingIsCutOff(Studio studio) {
        assertThat(fx(() -> Photographs.cutOff(studio.scene().getRoot()))).isEqualTo(List.of());
    }
}
