package agentarcade.env;

import java.util.Collection;
import java.util.List;

/// How a person plays a world: which keys mean which action, and what happens while no key is held.
/// Names are keys of texts, such as `control.left`; `idleName` is that of what happens while no key is held.
public record Controls(String idleName, Action idle, List<Binding> bindings) {
    public Controls {
        bindings = List.copyOf(bindings);
    }

    /// Where nothing is done while no key is held.
    public Controls(Action idle, List<Binding> bindings) {
        this("control.stay", idle, bindings);
    }

    /// Keys that mean the same.
    public record Binding(String name, Action action, List<Key> keys) {
        public Binding {
            keys = List.copyOf(keys);
        }
    }

    /// A key, or a place where the mouse button or a finger is held: anywhere, or on one half of the game.
    public enum Key {
        LEFT, RIGHT, UP, DOWN, SPACE, A, D, W, S, POINTER, POINTER_LEFT, POINTER_RIGHT;

        /// Whether this is no key of the keyboard.
        public boolean isPointer() {
            return this == POINTER || this == POINTER_LEFT || this == POINTER_RIGHT;
        }
    }

    /// The action for the keys held now, in the order they were pressed: the last one counts.
    public Action held(Collection<Key> keys) {
        Action action = idle;
        for (Key key : keys) {
            action = bindings.stream().filter(binding -> binding.keys().contains(key)).map(Binding::action).findFirst().orElse(action);
        }
        return action;
    }
}
