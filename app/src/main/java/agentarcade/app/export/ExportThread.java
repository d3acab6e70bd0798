package agentarcade.app.export;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

/// A thread for each export. Not a daemon: when the window is closed, an export that is called off still puts away what it had begun.
@AllowedTo(value = Deed.START_THREADS, because = "an export may take minutes and must hold up neither the window nor saving")
public final class ExportThread {
    private ExportThread() {
    }

    public static void start(Runnable export) {
        // What is seen comes first.
        Thread.ofPlatform().name("export").daemon(false).priority(Thread.MIN_PRIORITY).start(export);
    }
}
