package agentarcade.app.theme;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Light or dark: Modena in our colours (`resources/theme/arcade.css`) for controls, a [Palette] for what is drawn.
public final class Theme {
    private final BooleanProperty dark = new SimpleBooleanProperty();

    public BooleanProperty darkProperty() {
        return dark;
    }

    public ObservableValue<Palette> palette() {
        return dark.map(on -> on ? Palette.DARK : Palette.LIGHT);
    }

    /// Dresses a scene, now and whenever the theme changes.
    public void dress(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("/agentarcade/theme/arcade.css").toExternalForm());
        dark.subscribe(on -> {
            scene.getRoot().getStyleClass().remove("dark");
            if (on) {
                scene.getRoot().getStyleClass().add("dark");
            }
        });
    }
}
