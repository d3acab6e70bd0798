package agentarcade.app.knobs;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.HashMap;
import java.util.Map;

/// Which groups of settings are open, as long as the window is. Groups of the same name are opened and closed together, so that whoever
/// wants to see the network sees it for every algorithm.
public final class OpenSections {
    private final Map<String, BooleanProperty> open = new HashMap<>();

    /// @param atFirst whether a group that nobody has touched yet is open
    BooleanProperty of(String key, boolean atFirst) {
        return open.computeIfAbsent(key, unused -> new SimpleBooleanProperty(atFirst));
    }

    /// Opens and closes groups as they are in another window.
    public void goOn(OpenSections other) {
        other.open.forEach((key, there) -> of(key, there.get()).set(there.get()));
    }
}
