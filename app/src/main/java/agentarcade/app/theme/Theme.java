package agentarcade.app.theme;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

import java.util.List;

/// Light or dark: Modena in our colours (`resources/theme`) for controls, a [Palette] for what is drawn.
public final class Theme {
    /// The style sheets, each for a part of the window.
    private static final List<String> SHEETS =
            List.of("arcade", "frame", "gallery", "presenting", "steering", "charts", "runs", "inside", "play");

    private final BooleanProperty dark = new SimpleBooleanProperty();

    public BooleanProperty darkProperty() {
        return dark;
    }

    public ObservableValue<Palette> palette() {
        return dark.map(on -> on ? Palette.DARK : Palette.LIGHT);
    }

    /// Dresses a scene, now and whenever the theme changes.
    public void dress(Scene scene) {
        SHEETS.forEach(sheet -> scene.getStylesheets()
                .add(Theme.class.getResource("/agentarcade/theme/" + sheet + ".css").toExternalForm()));
        dark.subscribe(on -> {
            scene.getRoot().getStyleClass().remove("dark");
            if (on) {
                scene.getRoot().getStyleClass().add("dark");
            }
        });
    }
}
