package agentarcade.bench;

import agentarcade.nn.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Our batches as ND4J and DL4J take them.
final class Nd4jArrays {
    private Nd4jArrays() {
    }

    /// A batch from one row per item: rows stay [batch][columns], images become [batch][channels][rows][columns].
    static INDArray items(float[][] rows, Shape shape) {
        INDArray items = Nd4j.create(rows);
        return switch (shape) {
            case Shape.Row _ -> items;
            case Shape.Image(int channels, int height, int width) -> items.reshape('c', rows.length, channels, height, width);
            case Shape.Sequence _ -> throw new IllegalArgumentException("The libraries are not compared on " + shape);
        };
    }
}
