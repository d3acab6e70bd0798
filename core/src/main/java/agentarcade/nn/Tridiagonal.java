package agentarcade.nn;

/// A symmetric tridiagonal matrix that grows by a row and a column at a time, and the top of its spectrum.
///
/// All is found from the pivots of T − x I, p₁ = a₁ − x and pᵢ = aᵢ − x − bᵢ₋₁² / pᵢ₋₁: they are all negative exactly if x lies above all
/// eigenvalues (Sylvester's law of inertia).
final class Tridiagonal {
    /// Bisections, after which the first interval is cut to the last bits of a double.
    private static final int HALVINGS = 60;

    private final double[] diagonal;
    /// beside[i] couples row i to row i + 1; the last one waits for its row.
    private final double[] beside;
    private int size;

    Tridiagonal(int limit) {
        diagonal = new double[limit];
        beside = new double[limit];
    }

    /// @param beside what will couple the new row to the next
    void add(double diagonal, double beside) {
        this.diagonal[size] = diagonal;
        this.beside[size] = beside;
        size++;
    }

    /// The largest eigenvalue, or a double just above it.
    double largest() {
        double low = diagonal[0];
        double high = diagonal[0];
        for (int i = 0; i < size; i++) {
            // By Rayleigh it is at least each element of the diagonal, by Gershgorin at most the largest sum of a row.
            low = Math.max(low, diagonal[i]);
            high = Math.max(high, diagonal[i] + (i > 0 ? beside[i - 1] : 0) + (i + 1 < size ? beside[i] : 0));
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (isAbove(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /// Whether x lies above all eigenvalues.
    private boolean isAbove(double x) {
        double pivot = diagonal[0] - x;
        for (int i = 1; i < size && pivot < 0; i++) {
            pivot = diagonal[i] - x - beside[i - 1] * beside[i - 1] / pivot;
        }
        return pivot < 0;
    }

    /// The size of the last component of the unit eigenvector of the largest eigenvalue. Its square is −1 / p′ of the last pivot, which the
    /// same recurrence finds as a sum of positive numbers.
    double lastShare(double largest) {
        double pivot = diagonal[0] - largest;
        double growth = 1;
        for (int i = 1; i < size; i++) {
            double ratio = beside[i - 1] / pivot;
            growth = 1 + ratio * ratio * growth;
            pivot = diagonal[i] - largest - beside[i - 1] * ratio;
        }
        return 1 / Math.sqrt(growth);
    }

    /// The largest size of a number on the diagonal: at most that of an eigenvalue.
    double scale() {
        double scale = 0;
        for (int i = 0; i < size; i++) {
            scale = Math.max(scale, Math.abs(diagonal[i]));
        }
        return scale;
    }
}
