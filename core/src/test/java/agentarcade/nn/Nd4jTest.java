package agentarcade.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// ND4J is there with its natives and does what we use it for, in spite of all the jars we leave out.
class Nd4jTest {
    @TempDir Path folder;

    @Test
    void nd4jMultipliesMatricesOnTheHost() {
        INDArray a = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
        INDArray b = Nd4j.createFromArray(new float[][] {{5, 6}, {7, 8}});
        assertEquals(Nd4j.createFromArray(new float[][] {{19, 22}, {43, 50}}), Nd4j.gemm(a, b, false, false));
    }

    @Test
    void anArrayComesBackFromNpyAsItWas() throws IOException {
        INDArray array = Nd4j.rand(DataType.FLOAT, 3, 4);
        Path file = folder.resolve("array.npy");
        Nd4j.writeAsNumpy(array, file.toFile());
        assertEquals(array, Nd4j.createFromNpyFile(file.toFile()));
        assertEquals(array, Nd4j.createNpyFromByteArray(Nd4j.toNpyByteArray(array)));
    }
}
