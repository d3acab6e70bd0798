package agentarcade.app.charts;

import agentarcade.app.charts.ChartPainter.Canvas;
import agentarcade.app.charts.ChartPicture.Area;
import agentarcade.app.files.Dialogs.Kind;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One chart: a picture drawn elsewhere, and over it what must follow the pointer at once.
final class ChartView {
    private static final double LABEL_SHARE = 11.0 / 12;
    private static final double READ_OUT_GAP = 8;
    private static final double ROOM_FOR_DETAIL = 380;

    /// A picture that was drawn and is to be shown.
    private record Finished(ChartData data, Canvas canvas, Area area) {
    }

    private final ChartsViewModel charts;
    private final ChartViewModel model;
    private final ObservableValue<Palette> palette;
    private final ChartPainter painter;
    private final Texts texts;
    private final List<ChartWindow> windows = new ArrayList<>();
    private final AtomicReference<Finished> finished = new AtomicReference<>();
    private final AtomicReference<ChartRequest> broken = new AtomicReference<>();
    private final ImageView picture = new ImageView();
    private final Line cursorLine = new Line();
    private final Rectangle selection = new Rectangle();
    private final Label readOut = new Label();
    private final Label nothing = new Label();
    private Subscription subscriptions = Subscription.EMPTY;
    private Canvas shown;
    private Canvas spare;
    private Area area;
    @FXML private VBox card;
    @FXML private Label title;
    @FXML private Label detail;
    @FXML private Label now;
    @FXML private MenuButton menu;
    @FXML private CheckMenuItem log;
    @FXML private Pane plot;

    ChartView(ChartsViewModel charts, ChartViewModel model, ObservableValue<Palette> palette, ChartPainter painter, Texts texts) {
        this.charts = charts;
        this.model = model;
        this.palette = palette;
        this.painter = painter;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        plot.setId(model.name() + "Chart");
        now.setId(model.name() + "Now");
        menu.setId(model.name() + "Menu");
        title.textProperty().bind(model.titleProperty());
        detail.setText(charts.detail(model.name()));
        now.textProperty().bind(model.nowProperty());
        menu.accessibleTextProperty().bind(model.titleProperty().map(name -> texts.say("app.charts.menu", name)));
        log.selectedProperty().bindBidirectional(model.logProperty());
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.setAccessibleHelp(texts.say("app.charts.keys"));
        cursorLine.getStyleClass().add("chart-cursor");
        selection.getStyleClass().add("chart-selection");
        readOut.getStyleClass().add("chart-read-out");
        nothing.setText(texts.say("app.charts.nothing"));
        nothing.getStyleClass().add("caption");
        // Until it is drawn in its new size, a picture may be too large.
        Rectangle frame = new Rectangle();
        frame.widthProperty().bind(plot.widthProperty());
        frame.heightProperty().bind(plot.heightProperty());
        plot.setClip(frame);
        plot.getChildren().addAll(picture, nothing, cursorLine, selection, readOut);
        plot.getChildren().forEach(child -> {
            child.setManaged(false);
            child.setMouseTransparent(true);
        });
        hideOverlay();
        nothing.setVisible(false);
        plot.widthProperty().subscribe(width -> makeRoom());
        plot.widthProperty().subscribe(width -> model.outdate());
        plot.heightProperty().subscribe(height -> model.outdate());
        plot.setAccessibleText(model.description());
        new ChartGestures(charts, model, plot, this::area, this::select).listen();
        subscriptions = Subscription.combine(palette.subscribe(worn -> makeRoom()),
                palette.subscribe(worn -> model.outdate()), model.requestProperty().subscribe(this::draw),
                charts.cursorProperty().subscribe(at -> showCursor()), charts.activeProperty().subscribe(at -> showCursor()));
    }

    private void makeRoom() {
        Views.present(detail, plot.getWidth() > ROOM_FOR_DETAIL * palette.getValue().scale());
    }

    /// The chart was closed.
    void forget() {
        subscriptions.unsubscribe();
        windows.forEach(ChartWindow::close);
    }

    // ---- the picture ----

    private void draw(ChartRequest request) {
        if (request == null) {
            return;
        }
        double width = Math.max(1, plot.getWidth());
        double height = Math.max(1, plot.getHeight());
        Window window = plot.getScene() == null ? null : plot.getScene().getWindow();
        double scale = window == null ? 1 : Math.max(1, window.getOutputScaleX());
        Canvas canvas = spare != null && spare.fits(width, height, scale) ? spare : new Canvas(width, height, scale);
        spare = null;
        Palette worn = palette.getValue();
        ChartPicture pen = new ChartPicture(worn, texts.locale(), LABEL_SHARE * title.getFont().getSize() / worn.scale());
        painter.execute(() -> {
            try {
                ChartData data = ChartData.of(request);
                finished.set(new Finished(data, canvas, canvas.draw(data, pen)));
            } catch (RuntimeException | Error problem) {
                // Nobody is to wait for this picture for ever.
                broken.set(request);
                throw problem;
            }
        });
    }

    /// Shows what was drawn, if there is anything new.
    boolean showFinished() {
        Optional.ofNullable(broken.getAndSet(null)).ifPresent(model::giveUp);
        Finished newest = finished.getAndSet(null);
        if (newest == null) {
            return false;
        }
        spare = shown;
        shown = newest.canvas();
        area = newest.area();
        picture.setImage(shown.show());
        picture.setFitWidth(shown.width());
        picture.setFitHeight(shown.height());
        model.show(newest.data());
        boolean noLogarithm = newest.data().hasNoLogarithm();
        nothing.setVisible(noLogarithm || newest.data().isEmpty());
        if (nothing.isVisible()) {
            nothing.setText(texts.say(noLogarithm ? "app.charts.noLogarithm" : "app.charts.nothing"));
            nothing.autosize();
            nothing.relocate(Math.round(area.x() + (area.width() - nothing.getWidth()) / 2),
                    Math.round(area.y() + (area.height() - nothing.getHeight()) / 2));
        }
        showCursor();
        return true;
    }

    private Area area() {
        return area;
    }

    // ---- what follows the pointer ----

    private void hideOverlay() {
        cursorLine.setVisible(false);
        readOut.setVisible(false);
        selection.setVisible(false);
    }

    private void showCursor() {
        double at = charts.cursorProperty().get();
        boolean visible = area != null && area.across().holds(at);
        cursorLine.setVisible(visible);
        readOut.setVisible(visible);
        if (!visible) {
            plot.setAccessibleText(model.description());
            return;
        }
        double x = Math.round(area.pixel(at)) + 0.5;
        cursorLine.setStartX(x);
        cursorLine.setEndX(x);
        cursorLine.setStartY(area.y());
        cursorLine.setEndY(area.y() + area.height());
        String words = model.readOut(at);
        readOut.setText(words);
        readOut.autosize();
        boolean right = x + READ_OUT_GAP + readOut.getWidth() < plot.getWidth();
        readOut.relocate(Math.max(0, right ? x + READ_OUT_GAP : x - READ_OUT_GAP - readOut.getWidth()), area.y() + 2);
        if (charts.activeProperty().get() == model) {
            plot.setAccessibleText(words.replace("\n", ", "));
        }
    }

    /// Shows what a drag encloses; null when it is over.
    private void select(Bounds enclosed) {
        selection.setVisible(enclosed != null);
        if (enclosed != null) {
            selection.setX(enclosed.getMinX());
            selection.setY(enclosed.getMinY());
            selection.setWidth(enclosed.getWidth());
            selection.setHeight(enclosed.getHeight());
        }
    }

    // ---- the menu ----

    @FXML
    private void exportPng() {
        export(Kind.PNG);
    }

    @FXML
    private void exportSvg() {
        export(Kind.SVG);
    }

    @FXML
    private void exportCsv() {
        export(Kind.CSV);
    }

    private void export(Kind kind) {
        if (model.requestProperty().get() != null) {
            new ChartExport(model.requestProperty().get(), model.titleProperty().get(), texts).to(charts.target(),
                    charts.suggestedName(model), kind);
        }
    }

    @FXML
    private void copy() {
        if (model.requestProperty().get() != null) {
            new ChartExport(model.requestProperty().get(), model.titleProperty().get(), texts).copy();
        }
    }

    @FXML
    private void detach() {
        if (model.drawnProperty().get() != null) {
            ChartWindow window = new ChartWindow(model, model.drawnProperty().get(), palette, texts);
            windows.add(window);
            window.show(card.getScene().getWindow());
        }
    }

    @FXML
    private void close() {
        charts.open(model.name(), false);
    }

    VBox card() {
        return card;
    }

    /// Whether it can be seen in the part of the grid that is scrolled to.
    void inSight(boolean on) {
        if (on && !model.inSightProperty().get()) {
            model.outdate();
        }
        model.inSightProperty().set(on);
    }

    /// The last chart stays: there is always something to see.
    void closable(boolean on) {
        menu.getItems().getLast().setDisable(!on);
    }
}
