package agentarcade.app.inside;

import agentarcade.app.inside.Sketch.Area;
import agentarcade.app.inside.Sketch.Spot;
import agentarcade.app.inside.Sketch.Word;
import agentarcade.app.theme.Palette;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;

import java.util.ArrayList;
import java.util.List;

/// Shows a [Sketch]. What can be pointed at can be pointed at with the mouse or, one after another, with the arrow keys.
final class SketchView extends Region {
    private static final Font PLAIN = Font.font(11);
    private static final Font BOLD = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 11);
    private static final double RING = 6;

    private final Canvas canvas = new Canvas();
    private final Pane marks = new Pane();
    /// From the units of the paper to those of the window.
    private final Scale nearness = new Scale();
    private final Rectangle pointed = new Rectangle();
    private final List<Circle> dots = new ArrayList<>();
    private final ReadOnlyStringWrapper pointedAt = new ReadOnlyStringWrapper("");
    private final Runnable onResize;
    private Sketch sketch;
    private WritableImage image;
    private Palette palette = Palette.LIGHT;
    private int current = -1;

    /// @param onResize called when there is another place to draw on
    SketchView(Runnable onResize) {
        this.onResize = onResize;
        getChildren().addAll(canvas, marks);
        marks.setMouseTransparent(true);
        marks.getTransforms().add(nearness);
        marks.getChildren().add(pointed);
        pointed.setFill(null);
        pointed.setStrokeWidth(1.5);
        pointed.setVisible(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("sketch");
        setMinSize(0, 0);
        setOnMouseMoved(this::point);
        setOnMouseExited(left -> point(-1));
        setOnMousePressed(press -> requestFocus());
        setOnKeyPressed(this::step);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                point(-1);
            }
        });
    }

    /// What is said about what is pointed at.
    ReadOnlyStringProperty pointedAtProperty() {
        return pointedAt.getReadOnlyProperty();
    }

    /// The place there is to draw on. Where letters are larger it is a smaller one, seen from nearer.
    Paper paper() {
        double scale = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        return new Paper((int) (canvas.getWidth() / palette.scale()), (int) (canvas.getHeight() / palette.scale()),
                scale * palette.scale(), palette);
    }

    void dress(Palette worn) {
        palette = worn;
        pointed.setStroke(worn.text());
        onResize.run();
    }

    /// @param shown null for none
    void show(Sketch shown) {
        sketch = shown;
        paint();
        if (sketch == null || current >= sketch.spots().size()) {
            point(-1);
        } else {
            point(current);
        }
        setAccessibleText(sketch == null ? null : sketch.summary());
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (sketch == null) {
            return;
        }
        nearness.setX(canvas.getWidth() / sketch.paper().width());
        nearness.setY(canvas.getHeight() / sketch.paper().height());
        if (image == null || image.getWidth() != sketch.pixelWidth() || image.getHeight() != sketch.pixelHeight()) {
            image = new WritableImage(sketch.pixelWidth(), sketch.pixelHeight());
        }
        graphics.save();
        // Where there is another place by now, until there is a picture for it.
        graphics.scale(nearness.getX(), nearness.getY());
        image.getPixelWriter().setPixels(0, 0, sketch.pixelWidth(), sketch.pixelHeight(), PixelFormat.getIntArgbPreInstance(),
                sketch.pixels(), 0, sketch.pixelWidth());
        graphics.drawImage(image, 0, 0, sketch.paper().width(), sketch.paper().height());
        graphics.setTextBaseline(VPos.CENTER);
        for (Word word : sketch.words()) {
            graphics.setFont(word.tone() == Sketch.Tone.BOLD ? BOLD : PLAIN);
            graphics.setFill(word.tone() == Sketch.Tone.FAINT ? palette.faint() : palette.text());
            graphics.setTextAlign(switch (word.side()) {
                case LEFT -> TextAlignment.LEFT;
                case CENTRE -> TextAlignment.CENTER;
                case RIGHT -> TextAlignment.RIGHT;
            });
            graphics.fillText(word.text(), word.x(), word.y(), word.most());
        }
        graphics.restore();
    }

    /// Marks where the game is, newest first, in each plot.
    void mark(List<InsideViewModel.Place> trail) {
        List<Area> plots = sketch == null ? List.of() : sketch.plots();
        int used = 0;
        for (Area plot : plots) {
            for (int i = 0; i < trail.size(); i++) {
                Circle dot = dot(used++);
                boolean now = i == 0;
                dot.setRadius(now ? RING : 2.5);
                dot.setFill(now ? null : Color.WHITE);
                dot.setStroke(now ? Color.WHITE : Color.BLACK);
                dot.setStrokeWidth(now ? 2.5 : 0.5);
                dot.setOpacity(now ? 1 : 0.8 * (1 - (double) i / trail.size()));
                dot.setTranslateX(plot.x() + trail.get(i).across() * plot.width());
                dot.setTranslateY(plot.y() + trail.get(i).down() * plot.height());
                dot.setVisible(true);
            }
            if (!trail.isEmpty()) {
                // Black around the white ring: seen on any ground.
                Circle edge = dot(used++);
                edge.setRadius(RING + 2);
                edge.setFill(null);
                edge.setStroke(Color.BLACK);
                edge.setStrokeWidth(1.2);
                edge.setOpacity(1);
                edge.setTranslateX(plot.x() + trail.getFirst().across() * plot.width());
                edge.setTranslateY(plot.y() + trail.getFirst().down() * plot.height());
                edge.setVisible(true);
            }
        }
        for (int i = used; i < dots.size(); i++) {
            dots.get(i).setVisible(false);
        }
    }

    private Circle dot(int index) {
        if (index == dots.size()) {
            Circle dot = new Circle();
            dot.setManaged(false);
            dots.add(dot);
            marks.getChildren().add(dot);
        }
        return dots.get(index);
    }

    private void point(MouseEvent at) {
        int found = -1;
        for (int i = 0; sketch != null && i < sketch.spots().size(); i++) {
            found = sketch.spots().get(i).area().contains(at.getX() / nearness.getX(), at.getY() / nearness.getY()) ? i : found;
        }
        point(found);
    }

    private void step(KeyEvent key) {
        int count = sketch == null ? 0 : sketch.spots().size();
        int way = switch (key.getCode()) {
            case RIGHT, DOWN -> 1;
            case LEFT, UP -> -1;
            default -> 0;
        };
        if (way != 0 && count > 0) {
            point(current < 0 ? way > 0 ? 0 : count - 1 : Math.floorMod(current + way, count));
            key.consume();
        }
    }

    private void point(int spot) {
        current = spot;
        boolean there = spot >= 0;
        pointed.setVisible(there);
        if (there) {
            Spot at = sketch.spots().get(spot);
            pointed.setX(at.area().x());
            pointed.setY(at.area().y());
            pointed.setWidth(at.area().width());
            pointed.setHeight(at.area().height());
            pointedAt.set(at.text());
        } else {
            pointedAt.set("");
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            marks.resize(width, height);
            paint();
            onResize.run();
        }
    }
}
