package agentarcade.nn;

import java.util.Arrays;

/// All eigenvalues of a symmetric matrix by Jacobi's rotations: slow, simple, and accurate to the last digits.
final class Jacobi {
    private Jacobi() {
    }

    /// In ascending order.
    static double[] eigenvalues(double[][] symmetric) {
        double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < a.length; p++) {
                for (int q = p + 1; q < a.length; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, p, q);
                    }
                }
            }
        }
        double[] eigenvalues = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            eigenvalues[i] = a[i][i];
        }
        Arrays.sort(eigenvalues);
        return eigenvalues;
    }

    /// Turns the plane of axes p and q so that a[p][q] becomes zero.
    private static void rotate(double[][] a, int p, int q) {
        double half = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int i = 0; i < a.length; i++) {
            double left = a[i][p];
            double right = a[i][q];
            a[i][p] = cosine * left - sine * right;
            a[i][q] = sine * left + cosine * right;
        }
        for (int i = 0; i < a.length; i++) {
            double upper = a[p][i];
            double lower = a[q][i];
            a[p][i] = cosine * upper - sine * lower;
            a[q][i] = sine * upper + cosine * lower;
        }
    }
}
