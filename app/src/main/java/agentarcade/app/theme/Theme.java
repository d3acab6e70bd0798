package agentarcade.app.theme;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.util.List;

/// How the window looks: light or dark, for a desk or for a projector, in motion or still, and the colours of curves. Modena in our colours
/// (`resources/theme`) for controls, a [Palette] for what is drawn.
///
/// It lives as long as the program. Views that do not must observe it through [ObservableValue#when].
public final class Theme {
    /// Letters on a projector, compared to those at a desk.
    public static final double PROJECTED = 1.45;

    /// The style sheets, each for a part of the window.
    private static final List<String> SHEETS =
            List.of("arcade", "frame", "gallery", "steering", "charts", "runs", "library", "inside", "play", "export", "presenting");

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty projector = new SimpleBooleanProperty();
    private final BooleanProperty still = new SimpleBooleanProperty();
    private final BooleanProperty stillBySystem = new SimpleBooleanProperty();
    private final ObjectProperty<CurveColours> curves = new SimpleObjectProperty<>(CurveColours.OKABE_ITO);
    private final BooleanExpression calm = still.or(stillBySystem);
    private final ObjectBinding<Palette> palette = Bindings.createObjectBinding(
            () -> Palette.of(dark.get(), curves.get(), projector.get() ? PROJECTED : 1), dark, curves, projector);

    public BooleanProperty darkProperty() {
        return dark;
    }

    /// Large letters and few controls, for those who look from afar.
    public BooleanProperty projectorProperty() {
        return projector;
    }

    /// Whether a person wants as little motion as possible.
    public BooleanProperty stillProperty() {
        return still;
    }

    /// Whether the system says that the person wants as little motion as possible.
    public BooleanProperty stillBySystemProperty() {
        return stillBySystem;
    }

    /// Whether there is to be as little motion as possible, whoever says so.
    public ObservableValue<Boolean> calm() {
        return calm;
    }

    public ObjectProperty<CurveColours> curvesProperty() {
        return curves;
    }

    public ObservableValue<Palette> palette() {
        return palette;
    }

    /// Dresses a scene, now and whenever the theme or the scene's root changes.
    public void dress(Scene scene) {
        SHEETS.forEach(sheet -> scene.getStylesheets()
                .add(Theme.class.getResource("/agentarcade/theme/" + sheet + ".css").toExternalForm()));
        scene.rootProperty().subscribe(this::wear);
        dark.subscribe((was, on) -> wear(scene.getRoot()));
        projector.subscribe((was, on) -> wear(scene.getRoot()));
    }

    private void wear(Parent root) {
        wear(root, "dark", dark.get());
        wear(root, "projector", projector.get());
    }

    private static void wear(Parent root, String style, boolean on) {
        root.getStyleClass().remove(style);
        if (on) {
            root.getStyleClass().add(style);
        }
    }
}
