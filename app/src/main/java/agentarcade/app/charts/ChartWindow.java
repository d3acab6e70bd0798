package agentarcade.app.charts;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.jfree.chart.fx.ChartViewer;

/// One chart in a window of its own, for a second screen or for the whole class: as large as one likes, shown by the viewer of
/// JFreeChart for JavaFX, where dragging and the wheel zoom, too.
///
/// The viewer draws on the FX thread, which takes milliseconds, so it is renewed once a second and not with every picture.
final class ChartWindow {
    private static final long RENEWED_NANOS = 1_000_000_000;
    private static final double WIDTH = 900;
    private static final double HEIGHT = 560;
    private static final double LETTERS = 15;

    private final ChartViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final ChartViewer viewer;
    private final Stage stage = new Stage();
    private Subscription subscriptions = Subscription.EMPTY;
    private long renewed;

    /// @param data what is to be seen at first
    ChartWindow(ChartViewModel model, ChartData data, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
        viewer = new ChartViewer(pen().chart(data, HEIGHT), false);
        // What draws for JFreeChart believes that the font it set last is still set, but each drawing ends by going back to the canvas's own.
        viewer.getCanvas().getGraphicsContext2D().setFont(Font.font("SansSerif", LETTERS));
        viewer.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        viewer.setFocusTraversable(true);
        viewer.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
    }

    /// @param owner the window it closes with
    void show(Window owner) {
        Scene scene = new Scene(viewer, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        stage.initOwner(owner);
        stage.titleProperty().bind(model.titleProperty().map(title -> texts.say("app.charts.windowTitle", title)));
        stage.setScene(scene);
        subscriptions = Subscription.combine(model.drawnProperty().subscribe(this::renew), palette.subscribe(worn -> renewed = 0),
                // In another language the chart it follows is not the same any more.
                owner.getScene().rootProperty().subscribe((before, other) -> close()));
        stage.setOnHidden(closed -> subscriptions.unsubscribe());
        stage.show();
    }

    void close() {
        stage.close();
    }

    private void renew(ChartData data) {
        long now = System.nanoTime();
        if (data != null && now - renewed >= RENEWED_NANOS) {
            renewed = now;
            viewer.setChart(pen().chart(data, HEIGHT));
            viewer.setAccessibleText(model.description());
        }
    }

    private ChartPicture pen() {
        return new ChartPicture(palette.getValue(), texts.locale(), LETTERS);
    }
}
