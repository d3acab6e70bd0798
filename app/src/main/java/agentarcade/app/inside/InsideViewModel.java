package agentarcade.app.inside;

import agentarcade.knob.Texts;

/// A look inside the agent: its network, its memory and what it expects where.
public final class InsideViewModel {
    private final Texts texts;

    public InsideViewModel(Texts texts) {
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /// Moves everything on to this time; called once a frame while it can be seen.
    public void pulse(long nanos) {
    }
}
