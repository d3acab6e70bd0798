package agentarcade.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The outermost eigenvalues of a symmetric matrix A of which only products with vectors are known (Lanczos, 1950).
///
/// From a random unit vector v₁ each step makes the next: A vₖ, less its parts along all vectors so far, brought to length 1. In this basis
/// A is tridiagonal, and the ends of that small matrix's spectrum soon come close to those of A. Rounding would let the basis lose its right
/// angles and eigenvalues appear twice, so every vector is made orthogonal to all before, twice over: full reorthogonalisation (Parlett,
/// 1998, "The Symmetric Eigenvalue Problem").
///
/// Vectors are floats; sums are in double, in an order that doesn't depend on the machine.
final class Lanczos {
    private final UnaryOperator<float[]> product;
    private final int size;
    private final double tolerance;
    private final int limit;

    /// @param product what A makes of a vector
    /// @param size the length of such a vector
    /// @param tolerance when to stop: when the bound is below this share of the largest eigenvalue in size
    /// @param limit the most products to take
    Lanczos(UnaryOperator<float[]> product, int size, double tolerance, int limit) {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("The tolerance must be at least 0 and below 1, not " + tolerance);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("An eigenvalue needs at least 1 product, not " + limit);
        }
        this.product = product;
        this.size = size;
        this.tolerance = tolerance;
        this.limit = limit;
    }

    Eigenvalue largest(RandomGenerator random) {
        return search(1, random);
    }

    Eigenvalue smallest(RandomGenerator random) {
        Eigenvalue mirrored = search(-1, random);
        return new Eigenvalue(-mirrored.value(), mirrored.bound(), mirrored.products());
    }

    /// The largest eigenvalue of sign · A.
    private Eigenvalue search(int sign, RandomGenerator random) {
        int most = Math.min(limit, size);
        List<float[]> basis = new ArrayList<>();
        Tridiagonal small = new Tridiagonal(most);
        double[] next = start(random);
        double length = length(next);
        while (true) {
            float[] vector = unit(next, length);
            basis.add(vector);
            next = doubles(product.apply(vector));
            double diagonal = sign * dot(vector, next);
            if (!Double.isFinite(diagonal)) {
                throw new ArithmeticException("A matrix with eigenvalues gives finite products, not " + diagonal);
            }
            orthogonalise(next, basis);
            orthogonalise(next, basis);
            length = length(next);
            small.add(diagonal, length);
            double value = small.largest();
            double bound = length * small.lastShare(value);
            if (bound <= tolerance * Math.max(Math.abs(value), small.scale()) || basis.size() == most) {
                return new Eigenvalue(value, bound, basis.size());
            }
        }
    }

    /// Uniform in ±1.
    private double[] start(RandomGenerator random) {
        double[] start = new double[size];
        for (int i = 0; i < size; i++) {
            start[i] = 2 * random.nextDouble() - 1;
        }
        return start;
    }

    private static float[] unit(double[] vector, double length) {
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    private static double[] doubles(float[] vector) {
        double[] doubles = new double[vector.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = vector[i];
        }
        return doubles;
    }

    /// Takes away the parts along each vector of the basis, one after another (modified Gram–Schmidt).
    private static void orthogonalise(double[] vector, List<float[]> basis) {
        for (float[] unit : basis) {
            double part = dot(unit, vector);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= part * unit[i];
            }
        }
    }

    /// In four chains, so that one addition need not wait for the one before.
    private static double dot(float[] a, double[] b) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int whole = a.length - a.length % 4;
        for (int i = 0; i < whole; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (int i = whole; i < a.length; i++) {
            sum0 += a[i] * b[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double number : vector) {
            sum += number * number;
        }
        return Math.sqrt(sum);
    }
}
