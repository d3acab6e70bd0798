package agentarcade.app.export;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;
import agentarcade.app.run.Plan;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Exports from the menu of the real window.
class ExportWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    /// What the menu offers, as it does when it is opened.
    private List<MenuItem> offered() {
        MenuButton more = window.node("more", MenuButton.class);
        run(more::show);
        run(more::hide);
        return fx(() -> more.getItems().stream().filter(item -> "export".equals(item.getId())).map(Menu.class::cast).findFirst()
                .orElseThrow().getItems().stream().toList());
    }

    private void choose(ExportKind kind) {
        MenuItem item = offered().stream().filter(one -> ("export-" + kind).equals(one.getId())).findFirst().orElseThrow();
        run(item::fire);
    }

    private void awaitNotice(String sentence) {
        await(sentence, SOON, () -> window.model().noticeProperty().get() != null
                && window.model().noticeProperty().get().sentence().equals(sentence));
    }

    @Test
    void theAgentIsSavedWhileTrainingGoesOnAndItsFolderIsShown() {
        Path file = window.folder().resolve("agent.npz");
        window.answers().export(file);
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 50);
        choose(ExportKind.NPZ);
        awaitNotice("Saved to " + file);
        assertThat(file).exists();
        assertThat(window.runModel().trainingProperty().get()).isTrue();
        assertThat(window.isShown("exportBar")).isFalse();
        window.click("noticeOffer");
        await("a look at it", SOON, () -> window.answers().revealed().contains(file));
        run(() -> window.model().trainOrPause());
    }

    @Test
    void aFilmIsPutAwayByEscapeChosenByKeyboardAndCancelledInItsBar() throws IOException {
        window.awaitStatus("Ready");
        Path file = window.folder().resolve("game.gif");
        window.answers().export(file);
        choose(ExportKind.FRAMES);
        window.press(KeyCode.ESCAPE);
        await("no film", SOON, () -> window.model().exports().filmProperty().get() == null);
        choose(ExportKind.GIF);
        await("a preview", SOON, () -> window.model().exports().filmProperty().get().previewProperty().get() != null);
        TextField games = window.node("film-games", TextField.class);
        window.type(games, "0");
        assertThat(window.text("filmProblem")).startsWith("Games to choose from must be between 1 and 1,000");
        assertThat(fx(() -> window.stage().getScene().lookup("#filmSave").isDisabled())).isTrue();
        window.type(games, "1000");
        window.press(KeyCode.ENTER);
        await("the bar", SOON, () -> !window.model().exports().doingProperty().get().isEmpty());
        assertThat(window.isShown("exportBar")).isTrue();
        assertThat(window.text("exportDoing")).isEqualTo("Exporting game.gif …");
        window.click("exportCancel");
        await("called off", SOON, () -> window.model().exports().doingProperty().get().isEmpty());
        try (Stream<Path> files = Files.list(window.folder())) {
            assertThat(files.filter(one -> one.toString().contains("gif"))).isEmpty();
        }
    }

    @Test
    void whereNobodyLearnsTheMenuSaysWhyNothingIsOffered() {
        run(() -> window.model().start(Plan.without(World.canonical(Environments.ALL.getFirst()), 1)));
        List<MenuItem> items = offered();
        assertThat(items).allMatch(item -> item.isDisable() || item instanceof SeparatorMenuItem);
        assertThat(items.getFirst().getText()).isEqualTo("Nobody learns in this world, so there is nothing to export.");
    }
}
