package agentarcade.app.compare;

import agentarcade.knob.Texts;

/// What the open runs have in common and in what they differ.
public final class CompareViewModel {
    private final Texts texts;

    public CompareViewModel(Texts texts) {
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /// Moves everything on to this time; called once a frame while it can be seen.
    public void pulse(long nanos) {
    }
}
