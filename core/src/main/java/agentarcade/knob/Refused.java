package agentarcade.knob;

import java.util.List;
import java.util.Locale;

/// What a person chose, typed or opened cannot be used; each sentence says what was wrong and what to do.
/// Whoever throws this has changed nothing.
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Sentence> sentences;

    public Refused(Sentence sentence) {
        this(List.of(sentence), null);
    }

    public Refused(Sentence sentence, Throwable cause) {
        this(List.of(sentence), cause);
    }

    public Refused(List<Sentence> sentences) {
        this(sentences, null);
    }

    private Refused(List<Sentence> sentences, Throwable cause) {
        super(new Texts(Locale.ENGLISH).say(sentences), cause);
        this.sentences = List.copyOf(sentences);
    }

    public List<Sentence> sentences() {
        return sentences;
    }
}
