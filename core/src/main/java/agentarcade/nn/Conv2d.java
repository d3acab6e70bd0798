package agentarcade.nn;

import java.util.List;
import java.util.Objects;

/// A convolution over images, as the field means it (a cross-correlation):
/// y[o][r][c] = f(b[o] + Σᵢ Σₖ Σₗ W[o][i][k][l] · x[i][r·stride + k − top][c·stride + l − left], with zeros around x.
/// W has the shape [channels][input channels][kernel rows][kernel columns].
///
/// @param channels of the output
/// @param kernelRows rows of a patch of the input that one output sees
/// @param stride how far patches are apart, in both directions
/// @param padding the zeros around the input
public record Conv2d(int channels, int kernelRows, int kernelColumns, int stride, Padding padding, boolean bias, Activation activation)
        implements Layer {

    /// Zeros around an image.
    public sealed interface Padding {
        /// None: patches stay inside.
        record Valid() implements Padding {
        }

        /// As TensorFlow means it: output rows = ⌈input rows / stride⌉, and likewise for columns. Of an odd number of zeros, the odd one
        /// is at the bottom and on the right.
        record Same() implements Padding {
        }

        /// So many rows above and below, and columns left and right.
        record Explicit(int rows, int columns) implements Padding {
            public Explicit {
                if (rows < 0 || columns < 0) {
                    throw new IllegalArgumentException("Padding can't be negative: %d rows, %d columns".formatted(rows, columns));
                }
            }
        }

        static Padding valid() {
            return new Valid();
        }

        static Padding same() {
            return new Same();
        }
    }

    public Conv2d {
        Objects.requireNonNull(padding, "padding");
        Objects.requireNonNull(activation, "activation");
        if (channels < 1 || kernelRows < 1 || kernelColumns < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "A convolution needs channels, a kernel and a stride of at least 1, not %d channels, %d×%d, stride %d"
                            .formatted(channels, kernelRows, kernelColumns, stride));
        }
    }

    /// A square kernel without padding, with bias: the usual layer for game screens.
    public Conv2d(int channels, int kernel, int stride, Activation activation) {
        this(channels, kernel, kernel, stride, Padding.valid(), true, activation);
    }

    @Override
    public Shape output(Shape input) {
        if (!(input instanceof Shape.Image image)) {
            throw new IllegalArgumentException("it takes images, not " + input);
        }
        Side down = down(image);
        Side across = across(image);
        if (down.outputs < 1 || across.outputs < 1) {
            throw new IllegalArgumentException(
                    "its kernel of %d × %d is larger than %s with its padding".formatted(kernelRows, kernelColumns, image));
        }
        // The image with its zeros, refused if it is too large: places in it are counted in whole numbers.
        new Shape.Image(image.channels(), down.padded, across.padded);
        return new Shape.Image(channels, down.outputs, across.outputs);
    }

    /// How patches follow each other along one side of an image.
    ///
    /// @param before zeros in front
    /// @param padded the length of the side with all its zeros
    /// @param outputs how many patches there are
    public record Side(int before, int padded, int outputs) {
        private static Side of(int length, int before, int after, int kernel, int stride) {
            int padded = padded(length, before, after);
            return new Side(before, padded, Math.floorDiv(padded - kernel, stride) + 1);
        }

        private static int padded(int length, int before, int after) {
            long padded = (long) length + before + after;
            if (padded > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("%d rows or columns can't have %d of padding on both sides".formatted(length, before));
            }
            return (int) padded;
        }
    }

    /// How patches follow each other from top to bottom.
    public Side down(Shape.Image image) {
        return side(image.rows(), kernelRows, padding instanceof Padding.Explicit(int rows, int _) ? rows : 0);
    }

    /// How patches follow each other from left to right.
    public Side across(Shape.Image image) {
        return side(image.columns(), kernelColumns, padding instanceof Padding.Explicit(int _, int columns) ? columns : 0);
    }

    private Side side(int length, int kernel, int explicit) {
        return switch (padding) {
            case Padding.Valid _ -> Side.of(length, 0, 0, kernel, stride);
            case Padding.Explicit _ -> Side.of(length, explicit, explicit, kernel, stride);
            case Padding.Same _ -> {
                int zeros = Math.max(0, (Math.ceilDiv(length, stride) - 1) * stride + kernel - length);
                yield Side.of(length, zeros / 2, zeros - zeros / 2, kernel, stride);
            }
        };
    }

    @Override
    public List<Tensor> parameters(Shape input) {
        int inputs = ((Shape.Image) input).channels();
        int kernel = kernelRows * kernelColumns;
        Tensor weight = new Tensor("weight", List.of(channels, inputs, kernelRows, kernelColumns), inputs * kernel, channels * kernel);
        return bias ? List.of(weight, new Tensor("bias", List.of(channels), inputs * kernel, channels * kernel)) : List.of(weight);
    }

    @Override
    public String label() {
        return "Conv2d %d@%d×%d/%d".formatted(channels, kernelRows, kernelColumns, stride);
    }
}
