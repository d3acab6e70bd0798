package agentarcade.env;

import java.util.Collection;
import java.util.List;

/// How a person plays a world: which keys mean which action, and what happens while no key is held.
/// Names of bindings are keys of texts, such as `control.left`.
public record Controls(Action idle, List<Binding> bindings) {
    public Controls {
        bindings = List.copyOf(bindings);
    }

    /// Keys that mean the same.
    public record Binding(String name, Action action, List<Key> keys) {
        public Binding {
            keys = List.copyOf(keys);
        }
    }

    public enum Key {
        LEFT, RIGHT, UP, DOWN, SPACE, A, D, W, S
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
