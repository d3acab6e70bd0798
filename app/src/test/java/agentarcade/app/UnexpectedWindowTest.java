package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import agentarcade.app.files.LogFile;
import agentarcade.app.shell.UnexpectedView;
import agentarcade.app.shell.UnexpectedViewModel;
import agentarcade.knob.Texts;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What nobody foresaw is told in a dialog and stops nothing.
class UnexpectedWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    private LogFile log;
    private UnexpectedViewModel model;
    private Texts texts = new Texts(Locale.ENGLISH);

    @BeforeEach
    void watch() {
        log = new LogFile(window.folder());
        model = new UnexpectedViewModel(Platform::runLater, System::nanoTime);
        run(() -> new UnexpectedView(model, window.stage(), log, () -> texts));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void happen(String words) {
        model.report(new Thread("somewhere"), new IllegalStateException(words));
    }

    /// On the FX thread.
    private Optional<Parent> dialog() {
        return Window.getWindows().stream().filter(shown -> shown != window.stage() && shown.getScene().getRoot() instanceof DialogPane)
                .map(shown -> shown.getScene().getRoot()).findFirst();
    }

    private <T extends Node> T part(String selector, Class<T> type) {
        return fx(() -> type.cast(dialog().orElseThrow().lookup(selector)));
    }

    private List<String> labels() {
        return fx(() -> dialog().orElseThrow().lookupAll(".error > .label").stream().filter(Node::isVisible)
                .map(label -> ((Label) label).getText()).toList());
    }

    @Test
    void itIsToldOnceWithDetailsToCopyAndTheWindowGoesOn() throws IOException {
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 50);
        happen("the roof is on fire");
        await("a dialog", SOON, () -> dialog().isPresent());
        happen("again");
        happen("and again");
        Path file = log.file().orElseThrow();
        await("counted", SOON, () -> model.moreProperty().get() == 2);
        assertThat(fx(() -> ((DialogPane) dialog().orElseThrow()).getHeaderText()))
                .isEqualTo("Something unexpected happened: the roof is on fire");
        assertThat(labels()).isEqualTo(List.of("2 more followed.", "The details are also in the file " + file,
                "Training is not affected."));
        assertThat(fx(() -> Window.getWindows().size())).as("one dialog and the window").isEqualTo(2);
        TextArea details = part("#errorDetails", TextArea.class);
        assertThat(details.getText()).contains("IllegalStateException: the roof is on fire").contains("UnexpectedWindowTest.happen");
        assertThat(details.isEditable()).isFalse();
        assertThat(Files.readString(file)).contains("the roof is on fire");
        run(part("#errorCopy", Button.class)::fire);
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(details.getText());
        assertThat(fx(() -> dialog().isPresent())).as("still there").isTrue();
        long steps = window.runModel().steps();
        await("training goes on", SOON, () -> window.runModelNow().steps() > steps + 50);

        run(part("#errorClose", Button.class)::fire);
        await("closed", SOON, () -> dialog().isEmpty());
        assertThat(fx(() -> model.shownProperty().get())).isNull();
    }

    @Test
    void itSpeaksTheLanguageAndWearsTheColoursTheWindowHasThen() {
        texts = new Texts(Locale.GERMAN);
        run(() -> window.stage().getScene().getRoot().getStyleClass().add("dark"));
        happen("Feuer");
        await("a dialog", SOON, () -> dialog().isPresent());
        assertThat(fx(() -> ((DialogPane) dialog().orElseThrow()).getHeaderText())).isEqualTo("Etwas Unerwartetes ist passiert: Feuer");
        assertThat(part("#errorCopy", Button.class).getText()).isEqualTo("Einzelheiten kopieren");
        assertThat(fx(() -> dialog().orElseThrow().getStyleClass())).contains("dark");
        assertThat(fx(() -> dialog().orElseThrow().getStylesheets())).isEqualTo(fx(() -> window.stage().getScene().getStylesheets()));
    }
}
