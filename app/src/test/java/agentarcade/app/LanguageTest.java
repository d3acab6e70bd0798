package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.charts.Across;
import agentarcade.app.charts.ChartViewModel;
import agentarcade.app.charts.ChartsViewModel;
import agentarcade.app.game.Contender;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.PlayViewModel;
import agentarcade.app.inside.Tile;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.shell.Side;

import javafx.scene.control.TextField;

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
            window.model().layout().labProperty().set(Lab.COMPARE);
            window.model().layout().sideProperty().set(Side.RUNS);
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
        assertThat(List.of(window.model().layout().pageProperty().get(), window.model().layout().labProperty().get(),
                window.model().layout().sideProperty().get(),
                window.model().game().modeProperty().get()))
                .containsExactly(Page.WORKSHOP, Lab.COMPARE, Side.RUNS, GameMode.TRAINING);
        run(() -> window.model().trainOrPause());
    }

    /// Everything a person may have set in the window, in words.
    private List<Object> set() {
        ShellViewModel model = window.model();
        ChartsViewModel charts = model.charts();
        PlayViewModel play = model.game().play();
        return List.of(play.leftProperty().get().key(), play.rightProperty().get().key(), play.roundsProperty().get(),
                play.ghostProperty().get(), model.game().watchedProperty().get().key(), model.game().modeProperty().get(),
                model.game().paceProperty().get(), model.game().speedProperty().get(), model.layout().labFoldedProperty().get(),
                model.layout().labLargeProperty().get(), openGroups(), charts.open().stream().map(ChartViewModel::name).toList(),
                charts.open().stream().map(chart -> chart.logProperty().get()).toList(), charts.acrossProperty().get(),
                charts.followingProperty().get(), charts.joinedProperty().get(), charts.tableProperty().get(),
                model.inside().tileProperty().get(), model.compare().allSettingsProperty().get(),
                model.knobsProperty().get().stream().map(form -> form.wantedProperty().get()).toList());
    }

    private List<Boolean> openGroups() {
        return window.model().knobsProperty().get().stream().flatMap(form -> form.sections(window.model().openSections()).stream())
                .map(section -> section.openProperty().get()).toList();
    }

    @Test
    void whatWasSetStaysSetInAnotherLanguage() {
        window.awaitStatus("Ready");
        run(() -> {
            ShellViewModel model = window.model();
            model.game().modeProperty().set(GameMode.TRAINING);
            model.game().paceProperty().set(70);
            model.game().modeProperty().set(GameMode.PLAY);
            model.game().watchedProperty().set(model.game().watchablesProperty().get().getLast());
            model.game().speedProperty().set(0.5);
            model.game().play().leftProperty().set(Contender.NEWEST);
            model.game().play().rightProperty().set(model.game().play().rightsProperty().get().getLast());
            model.game().play().roundsProperty().set(5);
            model.game().play().ghostProperty().set(true);
            model.knobsProperty().get().stream().flatMap(form -> form.sections(model.openSections()).stream())
                    .forEach(section -> section.openProperty().set(!section.openProperty().get()));
            model.charts().open("loss", false);
            model.charts().open("speed", true);
            model.charts().open().getLast().logProperty().set(true);
            model.charts().acrossProperty().set(Across.SECONDS);
            model.charts().followingProperty().set(false);
            model.charts().joinedProperty().set(true);
            model.charts().tableProperty().set(true);
            model.inside().tileProperty().set(Tile.TRUTH);
            model.compare().allSettingsProperty().set(true);
            model.layout().labLargeProperty().set(true);
        });
        List<Object> before = fx(this::set);
        run(() -> window.window().speak(Locale.GERMAN));
        assertThat(fx(this::set)).isEqualTo(before);
        TestWindow.sleep(300);
        assertThat(fx(this::set)).isEqualTo(before);
    }

    /// The run has learned something, so that nothing starts over by itself.
    @Test
    void aSettingThatWaitsForARestartWaitsInAnotherLanguageToo() {
        window.awaitStatus("Ready");
        window.trainTo(50);
        window.enter(window.knob("size", TextField.class), "12");
        run(() -> window.window().speak(Locale.GERMAN));
        assertThat(window.knob("size", TextField.class).getText()).isEqualTo("12");
        assertThat(fx(() -> window.model().restartNeededProperty().get())).isTrue();
    }

    /// A view that were held on to would go on working for nobody, and one more with each change.
    @Test
    void nothingHoldsOnToTheWindowInTheOldLanguage() {
        window.awaitStatus("Ready");
        for (Lab lab : Lab.values()) {
            run(() -> window.model().layout().labProperty().set(lab));
        }
        run(() -> window.model().layout().pageProperty().set(Page.LIBRARY));
        run(() -> window.model().layout().pageProperty().set(Page.GALLERY));
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
