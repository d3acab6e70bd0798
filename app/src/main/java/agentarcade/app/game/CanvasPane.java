package agentarcade.app.game;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A canvas that always fills its place in the layout, in whole pixels.
public final class CanvasPane extends Region {
    private final Canvas canvas = new Canvas();
    private Runnable onResize = () -> {
    };

    public CanvasPane() {
        getChildren().add(canvas);
        setMinSize(0, 0);
    }

    /// What to do when there is a new size to paint for.
    void onResize(Runnable repaint) {
        onResize = repaint;
    }

    GraphicsContext graphics() {
        return canvas.getGraphicsContext2D();
    }

    double paintWidth() {
        return canvas.getWidth();
    }

    double paintHeight() {
        return canvas.getHeight();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            onResize.run();
        }
    }
}
