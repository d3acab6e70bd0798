package agentarcade.nn;

import java.util.random.RandomGenerator;

/// A random orthogonal matrix times a gain: the Q of a normally distributed matrix's QR decomposition, its signs chosen so that R has a
/// positive diagonal, which makes all orthogonal matrices equally likely (Mezzadri, 2007).
///
/// An array of shape [n][…] is seen as a matrix with n rows. Of rows and columns the fewer are orthogonal. The four gates of an LSTM are one
/// matrix, as in Keras and in PyTorch: the columns of all gates together are orthogonal, those of a single gate are not.
record Orthogonal(double gain) implements Initialiser {
    Orthogonal {
        if (!(gain > 0 && gain < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The gain of an orthogonal matrix must be a finite number above 0, not " + gain);
        }
    }

    @Override
    public float[] draw(Layer.Tensor tensor, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        if (tensor.isBias()) {
            return values;
        }
        int rows = tensor.shape().getFirst();
        int columns = values.length / rows;
        boolean wide = rows < columns;
        double[][] vectors = wide ? new double[rows][columns] : new double[columns][rows];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            vectors[wide ? row : column][wide ? column : row] = random.nextGaussian();
        }
        orthonormalise(vectors);
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            values[i] = (float) (gain * vectors[wide ? row : column][wide ? column : row]);
        }
        return values;
    }

    /// Gram–Schmidt, modified: each vector loses its shares in those before it and gets the length 1. What it loses and that length are R.
    private static void orthonormalise(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            double before;
            double length = Math.sqrt(product(vectors[i], vectors[i]));
            // If little of a vector is left, rounding errors weigh more: then once more, and twice is enough (Daniel et al., 1976).
            do {
                before = length;
                for (int j = 0; j < i; j++) {
                    add(vectors[i], -product(vectors[i], vectors[j]), vectors[j]);
                }
                length = Math.sqrt(product(vectors[i], vectors[i]));
            } while (length < before / 2);
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] /= length;
            }
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /// a ← a + f · b
    private static void add(double[] a, double f, double[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] += f * b[k];
        }
    }
}
