package agentarcade.agent;

/// Chooses actions by what it has learned, without exploring. Used by the thread that opened it.
public interface Policy extends AutoCloseable {
    Decision decide(float[] observation);

    @Override
    void close();
}
