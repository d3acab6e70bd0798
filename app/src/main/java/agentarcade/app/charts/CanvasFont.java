package agentarcade.app.charts;

import java.awt.Font;

/// A font for charts drawn on a JavaFX canvas.
///
/// FXGraphics2D (2.1.5) leaves out setting a font that equals the last one, but undoing a clip has reset the canvas to its default font
/// in between: labels then come out larger than they were measured. A font that equals no other is set every time.
final class CanvasFont extends Font {
    private static final long serialVersionUID = 1;

    CanvasFont(int size) {
        super(Font.SANS_SERIF, Font.PLAIN, size);
    }

    @Override
    public boolean equals(Object other) {
        return false;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
