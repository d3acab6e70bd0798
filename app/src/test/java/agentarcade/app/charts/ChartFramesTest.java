package agentarcade.app.charts;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;
import agentarcade.app.shell.FrameMeter;

import java.lang.management.ManagementFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How evenly the window is drawn with all charts open while training runs flat out. Only says something bad if it is bad by far: machines
/// that test are busy.
class ChartFramesTest {
    private static final int MEASURED_MILLIS = 5_000;

    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void framesFollowEachOtherEvenlyWithAllChartsOpen() {
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 1_000);
        run(() -> {
            window.model().labLargeProperty().set(true);
            ChartsViewModel charts = window.model().charts();
            charts.choices().forEach(name -> charts.open(name, true));
        });
        sleep(2_000);
        run(window.view().meter()::clear);
        long[] busy = {fx(ChartFramesTest::busyNanos), 0};
        sleep(MEASURED_MILLIS);
        busy[1] = fx(ChartFramesTest::busyNanos);
        FrameMeter.Statistics frames = fx(window.view().meter()::statistics);
        int open = fx(() -> window.model().charts().open().size());
        run(() -> window.model().trainOrPause());
        double busyMillis = (busy[1] - busy[0]) / 1e6 / Math.max(1, frames.frames());
        System.out.printf("Frames with %d charts open while training flat out: %.1f a second, median %.1f ms, worst %.1f ms; "
                + "%.1f ms of the processor each%n", open, frames.perSecond(), frames.median(), frames.worst(), busyMillis);
        assertThat(open).isGreaterThan(6);
        assertThat(busyMillis).as("what the FX thread does for a frame").isLessThan(16);
    }

    private static long busyNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
