package agentarcade.app.charts;

import agentarcade.app.charts.ChartRequest.RunCurve;
import agentarcade.app.files.Dialogs.Kind;
import agentarcade.app.theme.Palette;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.PictureFile;
import agentarcade.store.TextFile;
import agentarcade.train.Series;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.apache.batik.svggen.SVGGraphics2D;

import org.w3c.dom.Document;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// A chart as something to take along: a picture, drawn by the same code as in the window, or the numbers.
final class ChartExport {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 450;
    /// Of a picture in pixels, so that it can be printed.
    private static final int SCALE = 2;
    private static final int FONT_SIZE = 13;

    private final ChartRequest request;
    private final String title;
    private final Texts texts;

    ChartExport(ChartRequest request, String title, Texts texts) {
        this.request = request;
        this.title = title;
        this.texts = texts;
    }

    void to(ExportTarget target, String name, Kind kind) {
        target.export(name + kind.extension(), kind, file -> write(file, kind));
    }

    private void write(Path file, Kind kind) throws Refused {
        switch (kind) {
            case PNG -> PictureFile.write(file, png());
            case SVG -> TextFile.write(file, svg());
            case CSV -> TextFile.write(file, this::csv);
        }
    }

    /// Picture and, as text, what the columns of the curves say.
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putImage(SwingFXUtils.toFXImage(png(), null));
        content.putString(TableData.of(List.of(request), List.of(title), texts).tabSeparated());
        Clipboard.getSystemClipboard().setContent(content);
    }

    // ---- pictures ----

    BufferedImage png() {
        BufferedImage picture = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.scale(SCALE, SCALE);
            draw(pen);
        } finally {
            pen.dispose();
        }
        return picture;
    }

    String svg() {
        try {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
            SVGGraphics2D pen = new SVGGraphics2D(document);
            pen.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
            draw(pen);
            StringWriter text = new StringWriter();
            pen.stream(text, true);
            return text.toString();
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException("A chart could not be written as SVG", impossible);
        }
    }

    /// On light ground, whatever the window looks like: papers are white.
    private void draw(Graphics2D pen) {
        new ChartPicture(Palette.LIGHT, texts.locale(), FONT_SIZE).draw(ChartData.of(request), pen, WIDTH, HEIGHT);
    }

    // ---- numbers ----

    /// All points there are in the visible range, a line each, one run after the other.
    void csv(Writer out) throws IOException {
        out.write("run,curve,step,episode,update,seconds,value,lowest,highest\n");
        for (RunCurve run : request.runs()) {
            if (run.singles().size() > 0) {
                points(run, request.chart() + ".single", run.singles(), out);
            }
            points(run, request.chart(), run.curve(), out);
        }
    }

    private void points(RunCurve run, String curve, Series.View points, Writer out) throws IOException {
        long from = (long) Math.ceil(request.across().step(run.timeline(), request.x().from()));
        long to = (long) Math.floor(request.across().step(run.timeline(), request.x().to()));
        String start = quoted(run.name()) + "," + curve + ",";
        for (int i = 0; i < points.size(); i++) {
            long step = points.steps()[i];
            if (step < from || step > to) {
                continue;
            }
            out.write(start);
            out.write(step + "," + Math.round(run.timeline().episodesAt(step)) + "," + Math.round(run.timeline().updatesAt(step)) + ","
                    + (float) run.timeline().secondsAt(step) + "," + points.means()[i] + "," + points.lows()[i] + ","
                    + points.highs()[i] + "\n");
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    String csvText() {
        StringWriter text = new StringWriter();
        try {
            csv(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
