package agentarcade.bench;

/// One library's way of doing a work. Belongs to the thread that built it.
interface Contender extends AutoCloseable {
    /// One step on the batch of its [Problem].
    void train();

    /// The outputs for the first row of the batch.
    ///
    /// @return the library's own kind of array, so that nobody is charged for copying into another's
    Object infer();

    /// The same as numbers, however long it takes.
    float[] prediction();

    @Override
    void close();
}
