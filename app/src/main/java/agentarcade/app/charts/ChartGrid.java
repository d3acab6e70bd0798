package agentarcade.app.charts;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;

/// Charts in rows of equal size that fill the place, as many beside each other as can be read. Rows are never lower than can be read:
/// with many charts, whatever is around it scrolls.
public final class ChartGrid extends Region {
    private static final double NARROWEST = 290;
    private static final double LOWEST = 150;
    private static final double GAP = 10;
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

    private int rows(double width) {
        int count = getManagedChildren().size();
        int most = Math.max(1, (int) ((width + GAP) / (scale * NARROWEST + GAP)));
        return Math.max(1, (count + most - 1) / most);
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = rows(width > 0 ? width : getWidth() > 0 ? getWidth() : USUAL_WIDTH);
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

    @Override
    protected void layoutChildren() {
        List<Node> charts = getManagedChildren();
        int rows = rows(getWidth());
        int columns = (charts.size() + rows - 1) / rows;
        Insets inside = getInsets();
        double height = (getHeight() - inside.getTop() - inside.getBottom() - GAP * (rows - 1)) / rows;
        double width = (getWidth() - inside.getLeft() - inside.getRight() - GAP * (columns - 1)) / columns;
        for (int i = 0; i < charts.size(); i++) {
            int row = i / columns;
            double x = snapPositionX(inside.getLeft() + i % columns * (width + GAP));
            double y = snapPositionY(inside.getTop() + row * (height + GAP));
            charts.get(i).resizeRelocate(x, y, snapSizeX(width) - 1, snapSizeY(height) - 1);
        }
    }
}
