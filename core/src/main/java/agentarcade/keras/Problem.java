package agentarcade.keras;

import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

/// Refusals of this package: texts below `keras.problem.`.
final class Problem {
    private static final int LONGEST = 60;

    private Problem() {
    }

    static Refused of(String name, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = arguments[i] instanceof String text ? shown(text) : arguments[i];
        }
        return new Refused(Sentence.of("keras.problem." + name, shown));
    }

    /// A name from a file of unknown origin, fit to be shown in one line.
    static String shown(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
