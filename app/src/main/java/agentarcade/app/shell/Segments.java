package agentarcade.app.shell;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;

import java.util.List;
import java.util.Map;

/// Buttons side by side of which exactly one is chosen.
final class Segments {
    private Segments() {
    }

    /// Binds which button is chosen to a property, both ways. Pressing the chosen one leaves it chosen.
    static <T> void bind(Property<T> property, Map<T, ToggleButton> buttons) {
        buttons.forEach((value, button) -> button.setOnAction(press -> {
            property.setValue(value);
            button.setSelected(true);
        }));
        property.subscribe(now -> List.copyOf(buttons.entrySet()).forEach(entry -> entry.getValue().setSelected(entry.getKey() == now)));
    }
}
