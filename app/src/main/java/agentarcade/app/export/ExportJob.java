package agentarcade.app.export;

import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.report.Progress;

import java.nio.file.Path;
import java.util.Optional;

/// Makes one export of a run, on the thread that calls it.
@FunctionalInterface
interface ExportJob {

    /// @return what was written, a file or a folder; empty if it was called off, and then nothing was
    Optional<Path> write(Run run, Progress progress) throws Refused;
}
