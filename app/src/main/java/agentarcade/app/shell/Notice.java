package agentarcade.app.shell;

import java.util.Optional;

/// Something to tell the person, in a bar across the window: a sentence, perhaps something to do about it, perhaps details for experts.
public record Notice(Kind kind, String sentence, Optional<Offer> offer, Optional<String> details) {

    /// What is only told goes by itself after a while; what is offered stays until somebody has decided.
    public enum Kind {
        INFO, OFFER, PROBLEM
    }

    /// A button beside the sentence.
    public record Offer(String label, Runnable action) {
    }

    static Notice info(String sentence) {
        return new Notice(Kind.INFO, sentence, Optional.empty(), Optional.empty());
    }

    static Notice offer(String sentence, String label, Runnable action) {
        return new Notice(Kind.OFFER, sentence, Optional.of(new Offer(label, action)), Optional.empty());
    }

    static Notice info(String sentence, String label, Runnable action) {
        return new Notice(Kind.INFO, sentence, Optional.of(new Offer(label, action)), Optional.empty());
    }
}
