package agentarcade.app.gallery;

import agentarcade.knob.Texts;

/// Where a person chooses a world to see, and who learns in it.
public final class GalleryViewModel {
    private final Texts texts;

    public GalleryViewModel(Texts texts) {
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /// Moves everything on to this time; called once a frame while it can be seen.
    public void pulse(long nanos) {
    }
}
