package agentarcade.app.shell;

import agentarcade.app.game.GameMode;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What fills the window, and how much room each part of the workshop has. Belongs to the FX thread.
public final class LayoutViewModel {
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.WORKSHOP);
    private final ObjectProperty<Lab> lab = new SimpleObjectProperty<>(Lab.CHARTS);
    private final BooleanProperty labLarge = new SimpleBooleanProperty();
    private final BooleanProperty labFolded = new SimpleBooleanProperty();
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.SETTINGS);
    private final BooleanProperty sideShown = new SimpleBooleanProperty(true);
    private final BooleanProperty framesShown = new SimpleBooleanProperty();

    /// @param mode what is done with the game: whoever plays wants a large one; whoever watches wants the curves, too
    LayoutViewModel(ObservableValue<GameMode> mode) {
        mode.subscribe((before, now) -> {
            if (before == GameMode.PLAY || now == GameMode.PLAY) {
                labFolded.set(now == GameMode.PLAY);
            }
        });
        labFolded.subscribe(folded -> {
            if (folded) {
                labLarge.set(false);
            }
        });
        labLarge.subscribe(large -> {
            if (large) {
                labFolded.set(false);
            }
        });
    }

    /// What fills the window.
    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /// What is below the game.
    public ObjectProperty<Lab> labProperty() {
        return lab;
    }

    /// Whether that takes the room of the game as well.
    public BooleanProperty labLargeProperty() {
        return labLarge;
    }

    /// Whether what is below the game is folded away, so that the game has all the room.
    public BooleanProperty labFoldedProperty() {
        return labFolded;
    }

    /// What is beside the game.
    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    /// Whether there is anything beside the game.
    public BooleanProperty sideShownProperty() {
        return sideShown;
    }

    /// Whether it is told how evenly the window is drawn.
    public BooleanProperty framesShownProperty() {
        return framesShown;
    }

    /// Looks like another did, once the game is in the same mode.
    void goOn(LayoutViewModel other) {
        page.set(other.page.get());
        lab.set(other.lab.get());
        side.set(other.side.get());
        sideShown.set(other.sideShown.get());
        framesShown.set(other.framesShown.get());
        labLarge.set(other.labLarge.get());
        labFolded.set(other.labFolded.get());
    }
}
