package agentarcade.app.charts;

import agentarcade.app.charts.ChartPicture.Area;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What mouse and keyboard do in a chart: move the cursor, zoom, pan.
final class ChartGestures {
    /// Shorter drags are clicks.
    private static final double SHORTEST_DRAG = 6;
    private static final double SHIFTED_WHEEL = 0.1;

    private final ChartsViewModel charts;
    private final ChartViewModel chart;
    private final Region plot;
    private final Supplier<Area> area;
    private final Consumer<Bounds> selection;
    private double pressedX;
    private double pressedY;
    private double draggedX;

    /// @param area where curves are; null as long as nothing is drawn
    /// @param selection told what a drag encloses, and null when it is over
    ChartGestures(ChartsViewModel charts, ChartViewModel chart, Region plot, Supplier<Area> area, Consumer<Bounds> selection) {
        this.charts = charts;
        this.chart = chart;
        this.plot = plot;
        this.area = area;
        this.selection = selection;
    }

    void listen() {
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(event -> {
            if (!plot.isFocused()) {
                charts.cursorProperty().set(Double.NaN);
            }
        });
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnScroll(this::scroll);
        plot.setOnKeyPressed(this::key);
        plot.focusedProperty().subscribe(on -> {
            if (!on && charts.activeProperty().get() == chart) {
                charts.cursorProperty().set(Double.NaN);
            }
        });
    }

    private void point(MouseEvent event) {
        Area now = area.get();
        charts.activeProperty().set(chart);
        charts.cursorProperty().set(now != null && now.holds(event.getX(), event.getY()) ? now.place(event.getX()) : Double.NaN);
    }

    private void press(MouseEvent event) {
        plot.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        if (event.getClickCount() == 2) {
            charts.followingProperty().set(true);
        }
    }

    private void drag(MouseEvent event) {
        Area now = area.get();
        if (now == null) {
            return;
        }
        if (event.getButton() == MouseButton.PRIMARY) {
            selection.accept(enclosed(event, now));
        } else {
            charts.pan((draggedX - event.getX()) / now.width());
            draggedX = event.getX();
        }
    }

    private Bounds enclosed(MouseEvent event, Area now) {
        double left = Math.clamp(Math.min(pressedX, event.getX()), now.x(), now.x() + now.width());
        double right = Math.clamp(Math.max(pressedX, event.getX()), now.x(), now.x() + now.width());
        double top = Math.clamp(Math.min(pressedY, event.getY()), now.y(), now.y() + now.height());
        double bottom = Math.clamp(Math.max(pressedY, event.getY()), now.y(), now.y() + now.height());
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    private void release(MouseEvent event) {
        selection.accept(null);
        Area now = area.get();
        if (now == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Bounds box = enclosed(event, now);
        if (box.getWidth() < SHORTEST_DRAG) {
            return;
        }
        Span places = new Span(now.place(box.getMinX()), now.place(box.getMaxX()));
        if (box.getHeight() < SHORTEST_DRAG) {
            charts.show(places);
        } else {
            charts.show(chart, places, new Span(now.value(box.getMaxY()), now.value(box.getMinY())));
        }
    }

    private void scroll(ScrollEvent event) {
        Area now = area.get();
        if (now == null) {
            return;
        }
        // With Shift, wheels scroll sideways.
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double turned = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            charts.pan(-Math.signum(turned) * SHIFTED_WHEEL);
        } else if (event.getDeltaY() != 0) {
            charts.zoom(event.getDeltaY() > 0, now.place(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        charts.activeProperty().set(chart);
        boolean known = switch (event.getCode()) {
            case LEFT -> arrow(event, false);
            case RIGHT -> arrow(event, true);
            case HOME -> done(chart::cursorToStart);
            case END -> done(chart::cursorToEnd);
            case PLUS, ADD, EQUALS -> done(() -> charts.zoom(true));
            case MINUS, SUBTRACT -> done(() -> charts.zoom(false));
            case DIGIT0, NUMPAD0 -> done(() -> charts.followingProperty().set(true));
            case L -> done(() -> chart.logProperty().set(!chart.logProperty().get()));
            case ESCAPE -> done(() -> charts.cursorProperty().set(Double.NaN));
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean arrow(KeyEvent event, boolean right) {
        return done(() -> {
            if (event.isShiftDown()) {
                charts.panStep(right);
            } else {
                chart.moveCursor(right ? 1 : -1);
            }
        });
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }
}
