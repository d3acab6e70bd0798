package agentarcade.app.charts;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;
import agentarcade.train.Series;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class CurveChartTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void drawnAgainItLooksTheSame() {
        Series series = new Series();
        for (int i = 0; i < 1_000; i++) {
            series.add(i, i / 1_000.0);
        }
        ChartsViewModel.Plot plot = new ChartsViewModel.Plot(series.view().columns(300), false, true, 1_000,
                List.of(new ChartsViewModel.Line("random play", 0.3)));
        CurveChart chart = fx(() -> new CurveChart(new Texts(Locale.ENGLISH), true));
        Scene scene = fx(() -> new Scene(new StackPane(chart.node()), 400, 200));
        fx(() -> {
            chart.dress(Palette.LIGHT);
            chart.show(plot);
            return photograph(scene);
        });
        BufferedImage first = fx(() -> photograph(scene));
        BufferedImage again = fx(() -> {
            chart.show(plot);
            return photograph(scene);
        });
        assertThat(pixels(again)).isEqualTo(pixels(first));
    }

    @Test
    void afterSharesOfOneAnyOtherScoreIsDrawnAsIfItWereTheFirst() {
        Series scores = new Series();
        for (int i = 0; i < 1_000; i++) {
            scores.add(i, i / 2.0);
        }
        ChartsViewModel.Plot other = new ChartsViewModel.Plot(scores.view().columns(300), false, false, 1_000, List.of());
        ChartsViewModel.Plot shares = new ChartsViewModel.Plot(Series.View.EMPTY.columns(300), false, true, 0, List.of());
        assertThat(Arrays.equals(drawn(shares, other), drawn(other, other))).as("the same pixels").isTrue();
    }

    /// The pixels after showing one after the other.
    private static int[] drawn(ChartsViewModel.Plot... plots) {
        CurveChart chart = fx(() -> new CurveChart(new Texts(Locale.ENGLISH), true));
        Scene scene = fx(() -> new Scene(new StackPane(chart.node()), 400, 200));
        run(() -> chart.dress(Palette.LIGHT));
        BufferedImage last = null;
        for (ChartsViewModel.Plot plot : plots) {
            last = fx(() -> {
                chart.show(plot);
                return photograph(scene);
            });
        }
        return pixels(last);
    }

    private static BufferedImage photograph(Scene scene) {
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
