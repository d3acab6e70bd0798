package agentarcade.knob;

import java.util.List;

/// Something to be said to a person, in no language yet: the key of a text and what to fill in.
/// An argument may be a sentence itself, such as the label of a setting. [Texts] puts it into words.
public record Sentence(String key, List<Object> arguments) {
    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
