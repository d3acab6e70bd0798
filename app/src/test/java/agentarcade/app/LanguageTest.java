package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.GameMode;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;
import agentarcade.app.shell.Side;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Another language while the window is open.
class LanguageTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void theWindowSpeaksGermanAtOnceAndTrainingGoesOn() {
        window.awaitStatus("Ready");
        run(() -> {
            window.model().game().modeProperty().set(GameMode.TRAINING);
            window.model().labProperty().set(Lab.COMPARE);
            window.model().sideProperty().set(Side.RUNS);
            window.model().trainOrPause();
        });
        RunViewModel training = window.runModel();
        await("steps", SOON, () -> training.steps() > 20);
        run(() -> window.window().speak(Locale.GERMAN));
        assertThat(window.text("labCharts")).isEqualTo("Kurven");
        assertThat(window.preferences().language()).isEqualTo(Locale.GERMAN);
        assertThat(window.runModel()).isSameAs(training);
        long steps = fx(training::steps);
        await("more steps", SOON, () -> training.steps() > steps + 20);
        await("status", SOON, () -> window.model().statusProperty().get().equals("Training läuft"));
        assertThat(List.of(window.model().pageProperty().get(), window.model().labProperty().get(), window.model().sideProperty().get(),
                window.model().game().modeProperty().get()))
                .containsExactly(Page.WORKSHOP, Lab.COMPARE, Side.RUNS, GameMode.TRAINING);
        run(() -> window.model().trainOrPause());
    }

    /// A view that were held on to would go on working for nobody, and one more with each change.
    @Test
    void nothingHoldsOnToTheWindowInTheOldLanguage() {
        window.awaitStatus("Ready");
        for (Lab lab : Lab.values()) {
            run(() -> window.model().labProperty().set(lab));
        }
        run(() -> window.model().pageProperty().set(Page.GALLERY));
        TestWindow.sleep(300);
        List<WeakReference<Object>> old = fx(() -> List.of(new WeakReference<Object>(window.view()),
                new WeakReference<Object>(window.stage().getScene().getRoot()), new WeakReference<Object>(window.model())));
        run(() -> window.window().speak(Locale.GERMAN));
        for (WeakReference<Object> one : old) {
            await("forgotten: " + named(one), SOON, () -> {
                System.gc();
                return one.get() == null;
            });
        }
    }

    private static String named(WeakReference<Object> reference) {
        Object there = reference.get();
        return there == null ? "something" : there.getClass().getSimpleName();
    }
}
