package agentarcade.app.charts;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;

/// Charts in rows of equal size that fill the place, in as many rows as give them the best shape. They are never smaller than can be read:
/// with many charts, whatever is around it scrolls.
public final class ChartGrid extends Region {
    private static final double NARROWEST = 290;
    private static final double LOWEST = 150;
    private static final double GAP = 10;
    /// Width by height, at which a curve is read best.
    private static final double BEST_SHAPE = 1.8;
    /// Until it is laid out for the first time.
    private static final double USUAL_WIDTH = 950;

    private double scale = 1;

    public ChartGrid() {
        setFocusTraversable(false);
        getChildren().addListener((ListChangeListener<Node>) change -> requestLayout());
    }

    @Override
    public ObservableList<Node> getChildren() {
        return super.getChildren();
    }

    /// Letters are so many times as large as at a desk: charts need as much more room.
    void letters(double times) {
        scale = times;
        requestLayout();
    }

    /// With as many charts in each as can be read.
    private int fewestRows(double width) {
        int count = getManagedChildren().size();
        int most = Math.max(1, (int) ((width + GAP) / (scale * NARROWEST + GAP)));
        return Math.max(1, (count + most - 1) / most);
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = fewestRows(width > 0 ? width : getWidth() > 0 ? getWidth() : USUAL_WIDTH);
        return rows == 1 ? scale * LOWEST / 2 : rows * (scale * LOWEST + GAP) - GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return scale * NARROWEST;
    }

    private static int columns(int charts, int rows) {
        return (charts + rows - 1) / rows;
    }

    private static double part(double whole, int parts) {
        return (whole - GAP * (parts - 1)) / parts;
    }

    private int bestRows(int charts, double wide, double high) {
        int best = fewestRows(wide);
        double bestMiss = Double.POSITIVE_INFINITY;
        for (int rows = best; rows <= charts && (rows == best || part(high, rows) >= scale * LOWEST); rows++) {
            double miss = Math.abs(Math.log(part(wide, columns(charts, rows)) / part(high, rows) / BEST_SHAPE));
            if (miss < bestMiss) {
                best = rows;
                bestMiss = miss;
            }
        }
        return best;
    }

    @Override
    protected void layoutChildren() {
        List<Node> charts = getManagedChildren();
        Insets inside = getInsets();
        double wide = getWidth() - inside.getLeft() - inside.getRight();
        double high = getHeight() - inside.getTop() - inside.getBottom();
        int rows = bestRows(charts.size(), wide, high);
        int columns = columns(charts.size(), rows);
        double height = part(high, rows);
        double width = part(wide, columns);
        for (int i = 0; i < charts.size(); i++) {
            int row = i / columns;
            double x = snapPositionX(inside.getLeft() + i % columns * (width + GAP));
            double y = snapPositionY(inside.getTop() + row * (height + GAP));
            charts.get(i).resizeRelocate(x, y, snapSizeX(width) - 1, snapSizeY(height) - 1);
        }
    }
}
