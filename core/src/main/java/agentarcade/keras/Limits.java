package agentarcade.keras;

/// What files of unknown origin may ask for. Together they keep reading below 256 MB and one second; the largest networks of the sources
/// need a hundredth.
final class Limits {
    /// Bytes of a file with weights, and of the weights in it as 32-bit floats.
    static final int FILE = 1 << 26;
    static final int PARAMETERS = 1 << 24;
    /// Bytes of a description of layers, as a file or as an attribute of an HDF5 file.
    static final int CONFIG = 1 << 22;
    /// Values in such a description, each alias counted with all it stands for.
    static final int VALUES = 50_000;
    static final int DEPTH = 40;
    static final int LAYERS = 1_000;
    /// Models inside models.
    static final int NESTING = 8;
    /// Numbers that flow between all layers for one input.
    static final int ACTIVATIONS = 1 << 23;
    /// Bytes of what is not numbers in an HDF5 file: headers, names, directories.
    static final int METADATA = 1 << 24;
    /// Of these, bytes and pieces at once.
    static final int METADATA_PIECE = 1 << 20;
    static final int METADATA_PIECES = 200_000;
    /// Arrays and names of weights.
    static final int ARRAYS = 10_000;

    private Limits() {
    }
}
