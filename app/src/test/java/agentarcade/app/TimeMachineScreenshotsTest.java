package agentarcade.app;

import static agentarcade.app.TestWindow.run;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import agentarcade.app.game.TimeMachine;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.shell.Side;

import java.nio.file.Path;
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
        assumeTrue(Photographs.areWanted(), Photographs.GERMAN_IS_LONGER);
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
            photographIfWanted(studio, name + "-none");
            run(model::trainOrPause);
            long steps = Photographs.areWanted() ? 12_000 : 1_500;
            studio.pulseUntil("trained", () -> model.runProperty().get().steps() >= steps
                    && machine.momentsProperty().get().size() > 5 && machine.bestProperty().get().isPresent());
            run(model::trainOrPause);
            studio.pulse(40);
            photographIfWanted(studio, name + "-now");
            run(() -> machine.choose(machine.momentsProperty().get().size() * 2 / 3));
            studio.letPlay(2);
            if (language.equals(Locale.ENGLISH)) {
                studio.photograph(name + "-light", true, PARTS);
                if (!Photographs.areWanted()) {
                    // Longer words are in more danger of being cut off.
                    return;
                }
            }
            studio.resize(1120, 640);
            studio.letPlay(1);
            run(() -> model.layout().sideProperty().set(Side.RUNS));
            run(machine::branch);
            studio.photograph(name + "-repeating", false, PARTS);
            studio.pulseUntil("the branch", () -> model.runs().all().size() == 2);
            studio.resize(1920, 1080);
            studio.dark(true);
            run(() -> machine.choose(1));
            studio.pulse(40);
            photographIfWanted(studio, name + "-dark");
        }
    }

    private static void photographIfWanted(Studio studio, String name) throws Exception {
        if (Photographs.areWanted()) {
            studio.photograph(name, false, PARTS);
        }
    }
}
