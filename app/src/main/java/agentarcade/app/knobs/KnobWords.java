package agentarcade.app.knobs;

import agentarcade.knob.Knob;
import agentarcade.knob.Texts;

/// Settings in words.
public final class KnobWords {
    private KnobWords() {
    }

    public static String label(Knob knob, Texts texts) {
        return texts.name(knob.key() + ".label");
    }

    /// A value as it is read, not typed.
    public static String value(Knob knob, Object value, Texts texts) {
        return switch (knob) {
            case Knob.WholeNumber unused -> texts.number(((Number) value).doubleValue());
            case Knob.RealNumber unused -> texts.number(((Number) value).doubleValue());
            case Knob.Switch unused -> texts.say(Boolean.TRUE.equals(value) ? "app.compare.on" : "app.compare.off");
            case Knob.Choice unused -> texts.name(knob.key() + "." + ((Enum<?>) value).name());
            case Knob.SizeList unused -> listed(knob, value, texts);
            case Knob.FilterList unused -> listed(knob, value, texts);
        };
    }

    private static String listed(Knob knob, Object value, Texts texts) {
        String shown = knob.show(value);
        return shown.isEmpty() ? texts.say("app.compare.nothing") : shown;
    }
}
