package agentarcade.app.game;

import agentarcade.env.Controls.Key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The keys a person holds down, in the order they were pressed. A tap shorter than a step of the game still counts for one step.
final class HeldKeys {
    private final Set<Key> held = new LinkedHashSet<>();
    private final Set<Key> tapped = new LinkedHashSet<>();

    /// Systems repeat this while a key is held; only the first time counts.
    void pressed(Key key) {
        if (held.add(key)) {
            tapped.add(key);
        }
    }

    void released(Key key) {
        held.remove(key);
    }

    /// The window was left: nothing is held any more.
    void releaseAll() {
        held.clear();
        tapped.clear();
    }

    /// What was tapped so far counts for nothing.
    void forgetTaps() {
        tapped.clear();
    }

    /// What counts for the next step: what is held, and what was tapped since the last.
    List<Key> takeForStep() {
        List<Key> keys = new ArrayList<>();
        for (Key key : tapped) {
            if (!held.contains(key)) {
                keys.add(key);
            }
        }
        keys.addAll(held);
        tapped.clear();
        return keys;
    }
}
