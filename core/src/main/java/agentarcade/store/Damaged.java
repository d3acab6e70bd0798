package agentarcade.store;

import agentarcade.knob.Sentence;

import java.io.IOException;

/// Bytes that are not what they claim to be. `what` completes the sentence that [RunFiles] makes of it.
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 60;

    private final transient Sentence what;

    /// @param kind a text below `file.damage.`
    Damaged(String kind, String... names) {
        super(kind + " " + String.join(" ", names));
        Object[] shown = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            shown[i] = shown(names[i]);
        }
        what = Sentence.of("file.damage." + kind, shown);
    }

    Sentence what() {
        return what;
    }

    /// A name from a file of unknown origin, fit to be shown in one line.
    static String shown(String name) {
        String start = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
