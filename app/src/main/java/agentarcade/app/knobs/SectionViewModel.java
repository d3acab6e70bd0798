package agentarcade.app.knobs;

import javafx.beans.property.BooleanProperty;

import java.util.List;

/// A group of settings that belong together under a title, open or closed.
public final class SectionViewModel {
    private final String id;
    private final String title;
    private final List<KnobViewModel> knobs;
    private final BooleanProperty open;

    SectionViewModel(String id, String title, List<KnobViewModel> knobs, BooleanProperty open) {
        this.id = id;
        this.title = title;
        this.knobs = knobs;
        this.open = open;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// Those that can be turned here.
    public List<KnobViewModel> knobs() {
        return knobs;
    }

    public BooleanProperty openProperty() {
        return open;
    }
}
