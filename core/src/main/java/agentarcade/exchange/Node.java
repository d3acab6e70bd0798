package agentarcade.exchange;

import agentarcade.nn.Activation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One step on the way from an observation to an action: makes numbers of the numbers that nodes before it gave.
/// Arrays are named, not held: [PolicyGraph] has them. All numbers are 32-bit unless said otherwise.
public sealed interface Node {
    /// What others call what it gives.
    String name();

    /// Whose numbers it takes: nodes before it, or [PolicyGraph#OBSERVATION].
    List<String> reads();

    /// The shape of what it gives for one observation; of no sides for a single number.
    List<Integer> shape();

    /// (x − mean) / deviation, number by number and in 64 bits, clipped to ±`clip`.
    record Normalise(String name, List<String> reads, List<Integer> shape, String mean, String deviation, float clip) implements Node {
        public Normalise {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// The same numbers, row by row, in another shape.
    record Reshape(String name, List<String> reads, List<Integer> shape) implements Node {
        public Reshape {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// f(W x + b), with `weight` of shape [outputs][inputs].
    record Dense(String name, List<String> reads, List<Integer> shape, String weight, Optional<String> bias, Activation activation)
            implements
            Node {
        public Dense {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
            Objects.requireNonNull(activation, "activation");
        }
    }

    /// f(W ⋆ x + b), a cross-correlation, with `weight` of shape [channels][input channels][kernel rows][kernel columns].
    ///
    /// @param stride in both directions
    /// @param padding rows of zeros above, columns left, rows below, columns right
    record Conv2d(String name, List<String> reads, List<Integer> shape, String weight, Optional<String> bias, Activation activation,
            List<Integer> kernel, int stride, List<Integer> padding) implements Node {
        public Conv2d {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
            kernel = List.copyOf(kernel);
            padding = List.copyOf(padding);
            Objects.requireNonNull(activation, "activation");
        }
    }

    /// One step of an LSTM: i, f, g, o from W x + U h + b, c ← σ(f) c + σ(i) tanh(g), gives h ← σ(o) tanh(c). `weight` is W of shape
    /// [4 · units][inputs], `recurrent` is U of shape [4 · units][units], gates in the order i, f, g, o. h and c begin each episode as zeros.
    record Lstm(String name, List<String> reads, List<Integer> shape, String weight, String recurrent, String bias) implements Node {
        public Lstm {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }

        public int units() {
            return shape.getFirst();
        }
    }

    /// Rows one after another.
    record Concat(String name, List<String> reads, List<Integer> shape) implements Node {
        public Concat {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// V + (A − mean A), of V and A in this order (Wang et al., 2016).
    record Dueling(String name, List<String> reads, List<Integer> shape) implements Node {
        public Dueling {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// 0 and then x: the logits of two choices, of which only the second has a logit of its own.
    record PrependZero(String name, List<String> reads, List<Integer> shape) implements Node {
        public PrependZero {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// factor · x
    record Times(String name, List<String> reads, List<Integer> shape, float factor) implements Node {
        public Times {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// From −1 … 1 to low … high: low + (x + 1) / 2 · (high − low), x clipped to ±1 before.
    record Scale(String name, List<String> reads, List<Integer> shape, String low, String high) implements Node {
        public Scale {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// min(max(x, low), high), number by number.
    record Clip(String name, List<String> reads, List<Integer> shape, String low, String high) implements Node {
        public Clip {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }
    }

    /// The index of the largest number, counted from 0; of equals, the first. A whole number of 64 bits.
    record Argmax(String name, List<String> reads) implements Node {
        public Argmax {
            reads = List.copyOf(reads);
        }

        @Override
        public List<Integer> shape() {
            return List.of();
        }
    }
}
