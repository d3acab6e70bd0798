package agentarcade.env.wrappers;

import agentarcade.env.Environment;
import agentarcade.env.Space;

/// Smaller pictures: each cell is the mean of a square of cells of the picture inside. Where rows or columns do not divide evenly, the
/// squares at the right and lower edge are cut off, and what is there of them is averaged.
///
/// Means are rounded to one of 256 values spread evenly from the darkest to the brightest, so that a byte is enough to remember a cell.
public final class AreaDownsampling extends Wrapper {
    private static final int BRIGHTEST = 255;

    private final int factor;
    private final int rows;
    private final int columns;
    private final int smallRows;
    private final int smallColumns;
    private final float low;
    private final double range;
    private final float[] levels = new float[BRIGHTEST + 1];
    private final Space.Box observations;
    private final float[] picture;

    /// @param factor cells of the picture inside, in each direction, that become one
    /// @throws IllegalArgumentException if `inner` does not show a picture
    public AreaDownsampling(Environment inner, int factor) {
        super(inner);
        Space.Box large = inner.observations();
        if (factor < 1) {
            throw new IllegalArgumentException("At least 1 cell becomes one, not %d".formatted(factor));
        }
        if (!isPicture(large)) {
            throw new IllegalArgumentException("Only pictures can be made smaller, not observations in %s".formatted(large));
        }
        this.factor = factor;
        rows = large.shape()[0];
        columns = large.shape()[1];
        smallRows = Math.ceilDiv(rows, factor);
        smallColumns = Math.ceilDiv(columns, factor);
        low = large.low(0);
        range = (double) large.high(0) - low;
        for (int i = 0; i <= BRIGHTEST; i++) {
            levels[i] = (float) (low + range * i / BRIGHTEST);
        }
        observations = Space.Box.picture(levels, smallRows, smallColumns);
        picture = new float[large.size()];
    }

    /// Whether observations are pictures of [rows, columns], so that cells beside each other have something to do with each other.
    public static boolean isPicture(Space.Box observations) {
        return observations.shape().length == 2 && observations.levels().length > 0;
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public void observe(float[] into) {
        inner.observe(picture);
        for (int row = 0; row < smallRows; row++) {
            for (int column = 0; column < smallColumns; column++) {
                int brightness = (int) ((mean(row * factor, column * factor) - low) / range * BRIGHTEST + 0.5);
                into[row * smallColumns + column] = levels[Math.clamp(brightness, 0, BRIGHTEST)];
            }
        }
    }

    /// Of the square whose upper left cell is this one.
    private double mean(int top, int left) {
        int bottom = Math.min(top + factor, rows);
        int right = Math.min(left + factor, columns);
        double sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += picture[row * columns + column];
            }
        }
        return sum / ((bottom - top) * (right - left));
    }
}
