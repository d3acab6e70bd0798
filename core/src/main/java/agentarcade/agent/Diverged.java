package agentarcade.agent;

import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;

import java.util.Locale;

/// Learning broke down: numbers grew beyond all bounds. The sentence says where and what a person can try.
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    public Diverged(Sentence sentence) {
        super(new Texts(Locale.ENGLISH).say(sentence));
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
