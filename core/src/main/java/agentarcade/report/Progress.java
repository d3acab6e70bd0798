package agentarcade.report;

/// Hears how far something has come that takes a while, and can call it off. Asked on the thread that does it.
@FunctionalInterface
public interface Progress {
    /// Nobody listens, nobody calls off.
    Progress IGNORED = share -> true;

    /// @param share what is done, 0 … 1
    /// @return whether to go on
    boolean goOn(double share);
}
