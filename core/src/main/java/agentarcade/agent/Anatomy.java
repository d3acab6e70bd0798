package agentarcade.agent;

import java.util.List;

/// The networks of a policy laid open: what they are made of, their weights, and what each layer gave at the last decision. For the eye:
/// copies that nobody computes with. The arrays are not to be written.
///
/// @param layers in the order in which they compute
public record Anatomy(List<Layer> layers) {
    public Anatomy {
        layers = List.copyOf(layers);
    }

    /// One layer. Its numbers are a row, or pictures channel by channel and row by row.
    public sealed interface Layer {
        /// Which part of the policy it belongs to, such as `value`; empty for what all parts share, or if there is one only.
        String part();

        /// The index of the layer whose numbers it reads; −1 for what is seen itself.
        int source();

        Form form();

        /// What it gave.
        float[] values();
    }

    /// How the numbers of a layer lie; a plain row is one channel of one row.
    public record Form(int channels, int rows, int columns) {
        static Form row(int columns) {
            return new Form(1, 1, columns);
        }

        public int size() {
            return channels * rows * columns;
        }
    }

    /// What is put in.
    public record Input(String part, Form form, float[] values) implements Layer {
        @Override
        public int source() {
            return -1;
        }
    }

    /// Fully connected units.
    ///
    /// @param weights of each unit one for each number of its source
    public record Dense(String part, int source, float[] weights, float[] values) implements Layer {
        @Override
        public Form form() {
            return Form.row(values.length);
        }
    }

    /// Filters that slide over pictures.
    ///
    /// @param form a channel for each filter
    /// @param kernel what a filter looks like: a channel for each of its source's
    /// @param weights filter by filter
    public record Convolution(String part, int source, Form form, Form kernel, float[] weights, float[] values) implements Layer {
    }

    /// Units that remember (LSTM).
    ///
    /// @param weights of what is written into the cell of each unit, one for each number of its source
    /// @param values h, what each unit says
    /// @param cells c, what each unit remembers
    public record Memory(String part, int source, float[] weights, float[] values, float[] cells) implements Layer {
        @Override
        public Form form() {
            return Form.row(values.length);
        }
    }
}
