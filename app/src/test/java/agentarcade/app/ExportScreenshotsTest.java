package agentarcade.app;

import static agentarcade.app.TestWindow.run;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import agentarcade.app.export.ExportKind;
import agentarcade.app.run.Plan;
import agentarcade.app.shell.Notice;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;

import javafx.scene.control.TextField;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes pictures of what is chosen before a film and of how an export goes on, as [ScreenshotsTest] does.
class ExportScreenshotsTest {
    private static final String[] PARTS = {"#board", "#filmPreview", ".toolbar", ".statusline"};

    @TempDir Path folder;

    @BeforeEach
    void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void exportsLookLikeThis() throws Exception {
        assumeTrue(Photographs.areWanted(), Photographs.GERMAN_IS_LONGER);
        photograph(Locale.ENGLISH, "export");
    }

    @Test
    void inGermanToo() throws Exception {
        photograph(Locale.GERMAN, "export-german");
    }

    @Test
    void aModelOfKerasLooksLikeThis() throws Exception {
        assumeTrue(Photographs.areWanted(), Photographs.GERMAN_IS_LONGER);
        keras(Locale.ENGLISH, "keras");
    }

    @Test
    void aModelOfKerasInGermanToo() throws Exception {
        keras(Locale.GERMAN, "keras-german");
    }

    private void keras(Locale language, String name) throws Exception {
        Path files = Path.of("..", "core", "src", "test", "resources", "keras");
        try (Studio studio = new Studio(language, folder)) {
            ShellViewModel model = studio.model();
            run(() -> model.start(Plan.of(presetOf("catch-ball-8"), 1)));
            run(() -> model.noticeProperty().set(null));
            studio.answers().read(files.resolve("keras1-training.yaml"), files.resolve("keras1-training.hdf5"));
            run(() -> model.keras().open());
            studio.pulseUntil("read", () -> model.keras().shownProperty().get() != null);
            studio.photograph(name + "-fits-light", false, PARTS);
            studio.answers().read(files.resolve("keras1-cave.yaml"), files.resolve("keras1-cave.hdf5"));
            run(() -> model.keras().open());
            studio.pulse(5);
            studio.dark(true);
            studio.photograph(name + "-misfit-dark", false, PARTS);
            studio.answers().read(files.resolve("keras1-training.yaml"), files.resolve("keras1-training.hdf5"));
            run(() -> model.keras().open());
            studio.pulse(5);
            run(() -> model.keras().watch());
            studio.letPlay(2);
            studio.photograph(name + "-watched-dark", false, PARTS);
        }
    }

    private static Preset presetOf(String world) {
        try {
            return Presets.first(Environments.find(world).orElseThrow(), Algorithms.find("dqn").orElseThrow());
        } catch (Refused broken) {
            throw new AssertionError(broken);
        }
    }

    private void photograph(Locale language, String name) throws Exception {
        try (Studio studio = new Studio(language, folder)) {
            ShellViewModel model = studio.model();
            run(model::trainOrPause);
            studio.pulseUntil("trained", () -> model.runProperty().get().steps() >= 500);
            run(model::trainOrPause);
            run(() -> model.exports().export(model.runProperty().get(), ExportKind.GIF));
            studio.pulse(60);
            studio.photograph(name + "-film-light", false, PARTS);
            studio.dark(true);
            run(() -> ((TextField) studio.scene().lookup("#film-width")).setText("99999"));
            studio.pulse(10);
            studio.photograph(name + "-film-dark", false, PARTS);
            run(() -> ((TextField) studio.scene().lookup("#film-width")).setText("480"));
            run(() -> ((TextField) studio.scene().lookup("#film-games")).setText("1000"));
            studio.answers().export(folder.resolve(name + ".gif"));
            run(() -> model.exports().film());
            studio.pulseUntil("some of it is done", () -> model.exports().shareProperty().get() > 0.02);
            studio.photograph(name + "-bar-dark", false, PARTS);
            studio.dark(false);
            studio.photograph(name + "-bar-light", false, PARTS);
            run(() -> model.exports().callOff());
            studio.pulseUntil("called off", () -> model.exports().doingProperty().get().isEmpty());
            Path file = folder.resolve("catch-dqn-seed-1.npz");
            studio.answers().export(file);
            run(() -> model.exports().export(model.runProperty().get(), ExportKind.NPZ));
            studio.pulseUntil("saved",
                    () -> Optional.ofNullable(model.noticeProperty().get()).map(Notice::offer).filter(Optional::isPresent).isPresent());
            studio.photograph(name + "-saved", false, PARTS);
        }
    }
}
