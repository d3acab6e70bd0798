package agentarcade.nn;

import java.util.List;

/// Makes a row of an image (channel by channel, in each row by row) or of a sequence (step by step). Computes nothing: a layer after it
/// reads the same memory.
public record Flatten() implements Layer {
    @Override
    public Shape output(Shape input) {
        return new Shape.Row(input.size());
    }

    @Override
    public List<Tensor> parameters(Shape input) {
        return List.of();
    }

    @Override
    public String label() {
        return "Flatten";
    }
}
