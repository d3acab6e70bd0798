package agentarcade.keras;

import agentarcade.knob.Refused;

import java.util.Optional;

/// The versions of Keras whose files are understood.
final class KerasVersion {
    private KerasVersion() {
    }

    /// @param version as written by Keras, such as "1.2.1" or "2.4.0-tf"; a file that tells none may be of any
    static void check(Optional<String> version, String file) throws Refused {
        if (version.isPresent() && !version.get().startsWith("1.") && !version.get().startsWith("2.")) {
            throw Problem.of("version", file, version.get());
        }
    }
}
