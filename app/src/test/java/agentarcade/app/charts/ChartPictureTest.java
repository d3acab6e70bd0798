package agentarcade.app.charts;

import static agentarcade.app.charts.Requests.curve;
import static agentarcade.app.charts.Requests.logarithmic;
import static agentarcade.app.charts.Requests.over;
import static agentarcade.app.charts.Requests.run;
import static agentarcade.app.charts.Requests.shares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.app.charts.ChartPicture.Area;
import agentarcade.app.theme.Palette;
import agentarcade.app.theme.Theme;
import agentarcade.knob.Texts;
import agentarcade.train.Series;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChartPictureTest {
    private static final Color CURVE = new Color(0x0072b2);
    private static final ChartPicture PEN = new ChartPicture(Palette.LIGHT, Locale.ENGLISH, 11);

    private static BufferedImage drawn(ChartRequest request) {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE);
        draw(request, image);
        return image;
    }

    private static Area draw(ChartRequest request, BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        Area area = PEN.draw(ChartData.of(request), pen, 400, 200);
        pen.dispose();
        return area;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void drawnAgainItLooksTheSame() {
        ChartRequest request = shares(0, 1_000, run("one", 0, curve(1_000, i -> i / 1_000.0)));
        assertThat(pixels(drawn(request))).isEqualTo(pixels(drawn(request)));
    }

    @Test
    void onAProjectorTheSameIsDrawnLarger() {
        ChartRequest request = shares(0, 1_000, run("one", 0, curve(1_000, i -> i / 1_000.0)));
        Theme theme = new Theme();
        theme.projectorProperty().set(true);
        double scale = theme.palette().getValue().scale();
        Graphics2D pen = new BufferedImage(580, 290, BufferedImage.TYPE_INT_ARGB_PRE).createGraphics();
        Area large = new ChartPicture(theme.palette().getValue(), Locale.ENGLISH, 11).draw(ChartData.of(request), pen, 400 * scale,
                200 * scale);
        pen.dispose();
        Area small = draw(request, new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE));
        assertThat(List.of(large.x(), large.y(), large.width(), large.height())).usingElementComparator(
                (one, other) -> Math.abs(one - other) < 0.01 ? 0 : Double.compare(one, other))
                .containsExactly(scale * small.x(), scale * small.y(), scale * small.width(), scale * small.height());
    }

    @Test
    void afterSharesOfOneAnyOtherScoreIsDrawnAsIfItWereTheFirst() {
        ChartRequest other = over(Across.STEPS, 0, 1_000, run("one", 0, curve(1_000, i -> i / 2.0)));
        BufferedImage used = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE);
        draw(shares(0, 100, run("one", 0, Series.View.EMPTY)), used);
        draw(other, used);
        assertThat(pixels(used)).isEqualTo(pixels(drawn(other)));
    }

    @Test
    void theLineGoesThroughItsValues() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE);
        Area area = draw(over(Across.STEPS, 0, 1_000, run("one", 0, curve(1_001, i -> i < 500 ? 2 : 10))), image);
        assertThat(area.place(area.pixel(250))).isCloseTo(250, within(1e-9));
        int y = (int) Math.round(area.y() + area.height() * (1 - (2 - area.values().from()) / area.values().width()));
        assertThat(new Color(image.getRGB((int) area.pixel(250), y))).isEqualTo(CURVE);
        assertThat(area.value(y)).isCloseTo(2, within(0.2));
        assertThat(new Color(image.getRGB((int) area.pixel(750), y))).isNotEqualTo(CURVE);
    }

    @Test
    void theNameOfALineNeverHidesACurve() {
        for (double value = 0.26; value < 0.5; value += 0.02) {
            double level = value;
            BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE);
            Area area = draw(shares(0, 1_000, run("one", 0, curve(1_001, i -> level))), image);
            int column = (int) (area.x() + area.width() - 30);
            IntStream inked = IntStream.range(0, 200).map(y -> image.getRGB(column, y)).filter(pixel -> pixel == CURVE.getRGB());
            assertThat(inked.count()).as("a curve at %.2f", level).isPositive();
        }
    }

    @Test
    void aPointThatStandsAloneIsSeen() {
        BufferedImage image = drawn(over(Across.STEPS, 0, 10, run("one", 0, curve(1, i -> 2))));
        assertThat(pixels(image)).contains(CURVE.getRGB());
    }

    @Test
    void labelsOfAnAxisKeepTheirDistance() {
        ChartData numbers = ChartData.of(over(Across.STEPS, 0, 999, run("one", 0, curve(1_000, i -> i / 999.0))));
        ChartData powers = ChartData.of(logarithmic(over(Across.STEPS, 0, 999, run("one", 0, curve(1_000, i -> Math.pow(10, -i / 200))))));
        for (int height : List.of(75, 190, 440, 900)) {
            for (ChartData data : List.of(numbers, powers)) {
                BufferedImage image = new BufferedImage(400, height, BufferedImage.TYPE_INT_ARGB_PRE);
                JFreeChart chart = PEN.chart(data, height);
                chart.draw(image.createGraphics(), new Rectangle(400, height));
                NumberAxis axis = (NumberAxis) chart.getXYPlot().getRangeAxis();
                double labels = axis.getRange().getLength() / axis.getTickUnit().getSize();
                assertThat(labels).as("%d pixels high", height).isBetween(height < 100 ? 0.5 : 1.5, Math.min(11, height / 19.0));
            }
        }
    }

    @Test
    void onALogarithmicAxisEqualFactorsAreEqualDistances() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB_PRE);
        Area area = draw(logarithmic(over(Across.STEPS, 0, 999, run("one", 0, curve(1_000, i -> Math.pow(10, -i / 200))))), image);
        double middle = area.value(area.y() + area.height() / 2);
        assertThat(middle * middle).isCloseTo(area.values().from() * area.values().to(), within(1e-6));
    }

    @Test
    void aFileHasTheSameCurveInLinesAndAllItsPoints() {
        ChartExport export = new ChartExport(over(Across.STEPS, 100, 199, run("Mine, \"best\"", 0, curve(5_000, i -> i))), "Loss",
                new Texts(Locale.ENGLISH));
        assertThat(export.svg()).startsWith("<?xml").contains("<svg").contains("<path").contains("</svg");
        assertThat(export.csvText().lines()).hasSize(101).contains("\"Mine, \"\"best\"\"\",loss,123,12,31,1.23,123.0,123.0,123.0");
        assertThat(export.png().getWidth()).isEqualTo(1_600);
    }

    /// What one redraw costs with as many points as a curve keeps, and with an ordinary run. Only says something bad if it is bad by far:
    /// machines that test are busy.
    @Test
    @Tag("alone")
    void aMillionPointsAreDrawnInMilliseconds() {
        Series.View million = curve(1_000_000, i -> Math.sin(i / 1e4) + i % 97 / 97.0);
        ChartRequest large = over(Across.STEPS, 0, 1_000_000, run("one", 0, million));
        ChartRequest small = over(Across.STEPS, 0, 20_000, run("one", 0, curve(20_000, i -> Math.sin(i / 1e3) + i % 97 / 97.0)));
        double ordinary = millis(small);
        double most = millis(large);
        System.out.printf("One redraw of a chart: %.1f ms with 20,000 points, %.1f ms with 1,000,000%n", ordinary, most);
        assertThat(most).isLessThan(100);
    }

    /// The median of some, after a few that warm up.
    private static double millis(ChartRequest request) {
        BufferedImage image = new BufferedImage(465, 180, BufferedImage.TYPE_INT_ARGB_PRE);
        long[] nanos = new long[60];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            draw(request, image);
            nanos[i] = System.nanoTime() - start;
        }
        return java.util.Arrays.stream(nanos).skip(20).sorted().skip(20).findFirst().orElseThrow() / 1e6;
    }
}
