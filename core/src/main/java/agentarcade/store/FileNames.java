package agentarcade.store;

import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What files may be called, so that they can be copied to any system.
///
/// Source: “Naming Files, Paths, and Namespaces” of Windows, which forbids most; file systems of Linux and macOS take 255 bytes.
public final class FileNames {
    /// In bytes of UTF-8. What is left of 255 is for the extension and for the hidden name of a file that is being written.
    static final int LONGEST = 180;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private FileNames() {
    }

    /// @param name without extension
    /// @throws Refused if some system would not have a file called so
    static void check(String name) throws Refused {
        if (name.isBlank()) {
            throw new Refused(Sentence.of("library.problem.noName"));
        }
        Matcher forbidden = FORBIDDEN.matcher(name);
        if (forbidden.find()) {
            throw new Refused(Sentence.of("library.problem.character", Damaged.shown(forbidden.group())));
        }
        if (name.startsWith(".") || name.startsWith(" ") || name.endsWith(" ") || name.endsWith(".")) {
            throw new Refused(Sentence.of("library.problem.edges"));
        }
        if (RESERVED.matcher(name).matches()) {
            throw new Refused(Sentence.of("library.problem.reserved", name));
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new Refused(Sentence.of("library.problem.long"));
        }
    }

    /// A name like this one that every system allows, for what a person may have called a run; `otherwise` if nothing of it can stay.
    /// @param otherwise a name without extension that can be used
    public static String like(String name, String otherwise) {
        String possible = FORBIDDEN.matcher(name).replaceAll("-").replaceAll("^[. ]+|[. ]+$", "");
        while (possible.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            possible = possible.substring(0, possible.offsetByCodePoints(possible.length(), -1)).stripTrailing();
        }
        return possible.isBlank() || RESERVED.matcher(possible).matches() ? otherwise : possible;
    }
}
