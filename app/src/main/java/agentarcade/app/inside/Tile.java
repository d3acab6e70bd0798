package agentarcade.app.inside;

import java.util.Locale;

/// The pictures there can be of an agent's inside.
public enum Tile {
    /// Its networks with weights and activations.
    NETWORK,
    /// What it has learned from lately.
    LEARNED,
    /// What it expects and does over a plane of states.
    PLANE,
    /// How far it is from the truth, where that is known.
    TRUTH;

    /// Its texts begin with this.
    String key() {
        return "app.inside." + name().toLowerCase(Locale.ROOT);
    }
}
