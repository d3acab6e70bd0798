package agentarcade.app.gallery;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Cards of one size in rows, as many in a row as lets them come closest to a pleasant shape, all in sight if there is room. The last fills
/// what is left of its row.
public final class CardGrid extends Pane {
    private static final double GAP = 10;
    /// Width to height.
    private static final double PLEASANT = 1.12;
    private static final int MOST_COLUMNS = 6;

    /// How many cards are in a row now.
    int columns() {
        return columns(getWidth(), getHeight());
    }

    private int columns(double width, double height) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int columns = 1; columns <= Math.min(MOST_COLUMNS, Math.max(1, cards())); columns++) {
            double off = Math.abs(Math.log(across(width, columns) / down(height, columns) / PLEASANT));
            if (off < least && across(width, columns) >= smallestWidth()) {
                least = off;
                best = columns;
            }
        }
        return best;
    }

    private int cards() {
        return getManagedChildren().size();
    }

    private int rows(int columns) {
        return (cards() + columns - 1) / columns;
    }

    private static double across(double width, int columns) {
        return Math.max(1, Math.floor((width - (columns - 1) * GAP) / columns));
    }

    private double down(double height, int columns) {
        int rows = Math.max(1, rows(columns));
        return Math.max(1, Math.floor((height - (rows - 1) * GAP) / rows));
    }

    private double smallestWidth() {
        return getManagedChildren().stream().mapToDouble(card -> card.minWidth(-1)).max().orElse(1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return smallestWidth();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// As many columns as fit, so that there is little to scroll where the window is small.
    @Override
    protected double computeMinHeight(double width) {
        int columns = Math.clamp((int) Math.floor((width + GAP) / (smallestWidth() + GAP)), 1, Math.max(1, cards()));
        double card = getManagedChildren().stream().limit(Math.max(1, cards() - 1L)).mapToDouble(one -> one.minHeight(-1)).max().orElse(0);
        return rows(columns) * (card + GAP) - GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth(), getHeight());
        double across = across(getWidth(), columns);
        double down = down(getHeight(), columns);
        int place = 0;
        for (Node card : getManagedChildren()) {
            int column = place % columns;
            int row = place / columns;
            place++;
            int wide = place == cards() ? columns - column : 1;
            card.resizeRelocate(column * (across + GAP), row * (down + GAP), wide * (across + GAP) - GAP, down);
        }
    }
}
