package agentarcade.app.library;

import agentarcade.train.Series;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import java.util.Arrays;
import java.util.Optional;

/// A curve as a small line without axes, from its first step to its last and from its lowest value to its highest.
final class CurveSketch extends Region {
    private static final double MARGIN = 3;
    private static final double WIDTH = 1.6;

    private final Polyline line = new Polyline();
    private Optional<Series.Columns> curve = Optional.empty();

    CurveSketch() {
        getStyleClass().add("curve-sketch");
        line.setStrokeWidth(WIDTH);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setManaged(false);
        getChildren().add(line);
        setMouseTransparent(true);
    }

    void show(Optional<Series.Columns> newest, Color colour) {
        curve = newest;
        line.setStroke(colour);
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().clear();
        // A single point is no line.
        line.setVisible(curve.filter(points -> points.size() > 1).isPresent());
        if (line.isVisible()) {
            draw(curve.get());
        }
    }

    private void draw(Series.Columns points) {
        double lowest = Arrays.stream(points.means()).min().orElse(0);
        double highest = Arrays.stream(points.means()).max().orElse(0);
        double from = points.steps()[0];
        double span = points.steps()[points.size() - 1] - from;
        double height = getHeight() - 2 * MARGIN;
        for (int i = 0; i < points.size(); i++) {
            double x = MARGIN + (getWidth() - 2 * MARGIN) * (span == 0 ? 0.5 : (points.steps()[i] - from) / span);
            double up = highest == lowest ? 0.5 : (points.means()[i] - lowest) / (highest - lowest);
            if (Double.isFinite(up)) {
                line.getPoints().addAll(x, MARGIN + height * (1 - up));
            }
        }
    }
}
