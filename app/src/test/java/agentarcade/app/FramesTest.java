package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.shell.FrameMeter;
import agentarcade.experiment.Experiment;
import agentarcade.train.TrainingLoop;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How evenly the window is drawn while training runs flat out, and what drawing costs the training.
@Tag("alone")
class FramesTest {
    private static final int WARM_UP_MILLIS = 2_000;
    private static final int MEASURED_MILLIS = 3_000;

    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void framesFollowEachOtherEvenlyWhileTrainingRunsFlatOut() {
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 1_000);
        sleep(WARM_UP_MILLIS);
        run(window.view().meter()::clear);
        long steps = fx(() -> window.runModelNow().steps());
        long start = System.nanoTime();
        sleep(MEASURED_MILLIS);
        double beside = fx(() -> window.runModelNow().steps() - steps) * 1e9 / (System.nanoTime() - start);
        FrameMeter.Statistics frames = fx(window.view().meter()::statistics);
        run(() -> window.model().trainOrPause());
        double alone = stepsPerSecondAlone(window.runModel().experiment());
        System.out.printf("Frames while training flat out: %.1f a second, median %.1f ms, 99 %% within %.1f ms, worst %.1f ms (%d frames); "
                + "%,.0f steps/s beside the window, %,.0f steps/s alone%n", frames.perSecond(), frames.median(), frames.p99(),
                frames.worst(),
                frames.frames(), beside, alone);
        assertThat(frames.median()).isLessThan(20);
        assertThat(frames.p99()).isLessThan(100);
        assertThat(beside).isGreaterThan(200);
    }

    private static double stepsPerSecondAlone(Experiment experiment) {
        try (TrainingLoop loop = experiment.start(_ -> {
        })) {
            while (loop.steps() < 2_000) {
                loop.step();
            }
            long from = loop.steps();
            long start = System.nanoTime();
            while (System.nanoTime() - start < 2_000_000_000L) {
                loop.step();
            }
            return (loop.steps() - from) * 1e9 / (System.nanoTime() - start);
        }
    }
}
