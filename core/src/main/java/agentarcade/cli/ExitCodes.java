package agentarcade.cli;

import agentarcade.knob.Texts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a command tells the program that started it.
final class ExitCodes {
    static final int DONE = 0;
    /// Training broke down, or we did.
    static final int FAILED = 1;
    /// What was asked for can't be done; nothing was changed.
    static final int REFUSED = 2;
    /// Ctrl-C ended it; what was there by then is saved. 128 + the number of the signal, as shells have it.
    static final int INTERRUPTED = 130;

    private ExitCodes() {
    }

    /// For the help of a command.
    static Map<String, String> inWords(Texts texts) {
        Map<String, String> words = new LinkedHashMap<>();
        Stream.of(DONE, FAILED, REFUSED, INTERRUPTED).forEach(code -> words.put(code.toString(), texts.say("cli.exit." + code)));
        return words;
    }
}
