package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// The way back through a convolution: dL/d input. For each image first the slopes of all its patches, dL/d output · Wᵀ, then each patch is
/// added to the image where it was taken from, patches in order.
final class PatchSlopes {
    private final PatchSource source;
    private final MemorySegment weights;
    private final int patch;
    private final int positions;
    private final int channels;
    private final long rowBytes;
    private final Products.Left[] outputSlopes;
    private final Products.Rows none;
    private final Matrix turned;
    private final Products.Rows turnedRows;
    private final Products.Rows patches;
    private final MemorySegment image;
    private final MemorySegment inputSlopes;

    PatchSlopes(PatchSource source, Flow output, int channels, MemorySegment weights, MemorySegment zeros, Memory memory) {
        this.source = source;
        this.weights = weights;
        this.channels = channels;
        patch = source.terms().count();
        positions = output.rowsPerItem();
        rowBytes = output.values().rowBytes();
        outputSlopes = new Products.Left[output.values().rows() / positions];
        for (int item = 0; item < outputSlopes.length; item++) {
            outputSlopes[item] = new Products.Left(output.slopes().numbers().asSlice(item * positions * rowBytes, positions * rowBytes),
                    rowBytes, Float.BYTES);
        }
        turned = new Matrix(memory, channels, patch);
        turnedRows = new Products.Rows(turned);
        none = Products.Rows.same(zeros, turned.rowBytes());
        patches = new Products.Rows(new Matrix(memory, positions, patch));
        image = memory.floats(source.imageBytes() / Float.BYTES);
        inputSlopes = source.input().slopes().numbers();
    }

    void passBack(int items, boolean add) {
        Elementwise.transpose(weights, rowBytes, patch, channels, turned.numbers(), turned.rowBytes());
        for (int item = 0; item < items; item++) {
            Products.multiply(outputSlopes[item], turnedRows, none, patches, positions, channels);
            image.fill((byte) 0);
            for (int position = 0; position < positions; position++) {
                addPatch(position);
            }
            source.copyBack(image, inputSlopes, item, add);
        }
    }

    private void addPatch(int position) {
        int run = source.run();
        long from = Lanes.address(patches.numbers(), positions * patches.rowStep()) + position * patches.rowStep();
        long to = Lanes.address(image, image.byteSize()) + source.corners().get(position);
        for (int term = 0; term < patch; term += run) {
            Elementwise.addUnaligned(to + source.terms().get(term), from + (long) term * Float.BYTES, (long) run * Float.BYTES);
        }
    }
}
