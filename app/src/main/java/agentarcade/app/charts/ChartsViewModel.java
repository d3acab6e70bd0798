package agentarcade.app.charts;

import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.knob.Texts;
import agentarcade.train.Curves;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;

/// The charts below the game: which are open, over what and from where to where they are drawn, and which of them is drawn next. They share
/// the visible range and the cursor.
///
/// At most one chart is asked for in a pulse: at once if a person changed something, otherwise each in turn.
public final class ChartsViewModel {
    /// Two charts are renewed ten times a second each; more, less often.
    private static final long TURN_NANOS = 50_000_000;
    private static final long TABLE_NANOS = 1_000_000_000;
    private static final double ZOOM_STEP = 1.5;
    private static final double PAN_STEP = 0.2;
    /// Of the whole axis; what is nearer than that has no columns.
    private static final double NEAREST = 1e-5;
    /// Of the values themselves; nearer than that no two of them can be told apart.
    private static final double NEAREST_VALUES = 1e-6;

    private final RunsViewModel runs;
    private final ChartCurves curves;
    private final Texts texts;
    private final ExportTarget target;
    private final ObservableList<ChartViewModel> open = FXCollections.observableArrayList();
    private final ObservableList<ChartViewModel> seen = FXCollections.unmodifiableObservableList(open);
    private final ObjectProperty<Across> across = new SimpleObjectProperty<>(Across.STEPS);
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final BooleanProperty joined = new SimpleBooleanProperty();
    private final BooleanProperty table = new SimpleBooleanProperty();
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
    private final ObjectProperty<ChartViewModel> active = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper pulses = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<ChartKey> key = new ReadOnlyObjectWrapper<>(ChartKey.EMPTY);
    private final ReadOnlyObjectWrapper<List<ChartRequest>> tableRequest = new ReadOnlyObjectWrapper<>(List.of());
    private Span visible = new Span(0, Across.STEPS.shortest());
    private RunViewModel current;
    private int turn;
    private long lastTurn;
    private long lastTable;

    public ChartsViewModel(Texts texts, RunsViewModel runs, ExportTarget target) {
        this.texts = texts;
        this.runs = runs;
        this.target = target;
        curves = new ChartCurves(texts, runs);
        open(ChartCurves.SCORE, true);
        open(ChartCurves.LOSS, true);
        across.subscribe(() -> following.set(true));
        across.subscribe(this::outdate);
        following.subscribe(on -> {
            if (on) {
                open.forEach(chart -> chart.showValues(Optional.empty()));
            }
            outdate();
        });
        joined.subscribe(this::outdate);
        shown.subscribe(this::outdate);
        table.subscribe(this::outdate);
    }

    private void opened(RunViewModel run) {
        current = run;
        cursor.set(Double.NaN);
        if (run != null && run.steps() == 0) {
            following.set(true);
        }
        outdate();
    }

    private void outdate() {
        lastTable = 0;
        open.forEach(ChartViewModel::outdate);
    }

    // ---- what is open ----

    /// The charts that are open, in order.
    public ObservableList<ChartViewModel> open() {
        return seen;
    }

    /// The names of all there is to draw.
    public List<String> choices() {
        return curves.names();
    }

    public String title(String name) {
        return curves.title(name);
    }

    /// More about what is drawn, where there is room.
    String detail(String name) {
        return name.equals(ChartCurves.SCORE) ? texts.say("app.charts.last", Curves.WINDOW) : "";
    }

    public boolean isOpen(String name) {
        return open.stream().anyMatch(chart -> chart.name().equals(name));
    }

    /// Opens a chart or closes it. They stand in the order of [#choices].
    public void open(String name, boolean wanted) {
        if (!wanted) {
            open.removeIf(chart -> chart.name().equals(name));
        } else if (!isOpen(name)) {
            List<String> order = curves.names();
            int place = (int) open.stream().filter(chart -> order.indexOf(chart.name()) < order.indexOf(name)).count();
            ChartViewModel chart = new ChartViewModel(name, this, texts);
            chart.say(title(name), "–");
            open.add(place, chart);
        }
    }

    boolean isShare(String name) {
        return curves.isShare(name);
    }

    // ---- how it is shown ----

    public ObjectProperty<Across> acrossProperty() {
        return across;
    }

    /// Whether all there is up to now is visible, as it grows.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// Whether runs that differ in nothing but the seed are drawn as one band.
    public BooleanProperty joinedProperty() {
        return joined;
    }

    /// Whether the numbers are shown in a table instead of charts.
    public BooleanProperty tableProperty() {
        return table;
    }

    /// Whether anybody sees any of it.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// The place at which values are read, in all charts; NaN where there is none.
    DoubleProperty cursorProperty() {
        return cursor;
    }

    /// The chart in which the cursor was set.
    ObjectProperty<ChartViewModel> activeProperty() {
        return active;
    }

    /// Counts the pulses of the window. Whoever shows charts shows no more than one new picture in each.
    ReadOnlyLongProperty pulsesProperty() {
        return pulses.getReadOnlyProperty();
    }

    /// The runs that are drawn.
    ReadOnlyObjectProperty<ChartKey> keyProperty() {
        return key.getReadOnlyProperty();
    }

    /// What is to stand in the table.
    ReadOnlyObjectProperty<List<ChartRequest>> tableRequestProperty() {
        return tableRequest.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }

    ExportTarget target() {
        return target;
    }

    String suggestedName(ChartViewModel chart) {
        return curves.suggestedName(chart.name());
    }

    /// Shows the same as other charts do.
    public void goOn(ChartsViewModel other) {
        curves.names().forEach(name -> open(name, other.isOpen(name)));
        across.set(other.across.get());
        joined.set(other.joined.get());
        table.set(other.table.get());
        current = other.current;
        visible = other.visible;
        following.set(other.following.get());
        for (int i = 0; i < open.size(); i++) {
            open.get(i).logProperty().set(other.open.get(i).logProperty().get());
            open.get(i).showValues(other.open.get(i).values());
        }
    }

    // ---- zoom and pan ----

    Span visible() {
        return visible;
    }

    private Span whole() {
        return new Span(0, Math.max(across.get().shortest(), curves.end(across.get())));
    }

    /// @param around stays where it is
    void zoom(boolean nearer, double around) {
        show(visible.zoomed(nearer ? ZOOM_STEP : 1 / ZOOM_STEP, around));
    }

    /// Around the cursor, or the middle.
    void zoom(boolean nearer) {
        double at = cursor.get();
        zoom(nearer, visible.holds(at) ? at : (visible.from() + visible.to()) / 2);
    }

    /// @param share of what is visible; to the right if above 0
    void pan(double share) {
        if (!following.get()) {
            show(visible.moved(share * visible.width()));
        }
    }

    void panStep(boolean right) {
        pan(right ? PAN_STEP : -PAN_STEP);
    }

    /// Shows another part of the axis; all of it is followed.
    void show(Span wanted) {
        Span whole = whole();
        if (wanted.width() < NEAREST * whole.width()) {
            return;
        }
        visible = wanted.within(whole);
        following.set(visible.equals(whole));
        outdate();
    }

    /// Shows a part of the axis and, in one chart, of the values.
    void show(ChartViewModel chart, Span wanted, Span values) {
        show(wanted);
        if (values.width() > NEAREST_VALUES * Math.max(Math.abs(values.from()), Math.abs(values.to()))) {
            chart.showValues(Optional.of(values));
        }
    }

    // ---- once a frame ----

    /// Asks for one of the charts if it is time.
    public void pulse(long nanos) {
        pulses.set(pulses.get() + 1);
        if (!shown.get()) {
            return;
        }
        if (runs.currentProperty().get() != current) {
            opened(runs.currentProperty().get());
        }
        if (curves.look()) {
            key.set(curves.key());
            outdate();
        }
        if (following.get()) {
            visible = whole();
        }
        if (table.get()) {
            renewTable(nanos);
        } else {
            renewChart(nanos);
        }
    }

    private void renewChart(long nanos) {
        Optional<ChartViewModel> next = open.stream().filter(chart -> chart.isOutdated() && isFree(chart)).findFirst();
        if (next.isEmpty() && nanos - lastTurn >= TURN_NANOS) {
            for (int i = 0; i < open.size() && next.isEmpty(); i++) {
                turn = (turn + 1) % open.size();
                ChartViewModel chart = open.get(turn);
                next = Optional.of(chart).filter(free -> isFree(free) && curves.areNewer(free.requestProperty().get()));
            }
        }
        next.ifPresent(chart -> {
            lastTurn = nanos;
            chart.say(title(chart.name()), curves.newest(chart.name()).map(chart::words).orElse("–"));
            chart.ask(request(chart));
        });
    }

    private static boolean isFree(ChartViewModel chart) {
        return chart.inSightProperty().get() && !chart.isWaiting();
    }

    private ChartRequest request(ChartViewModel chart) {
        return curves.request(chart.name(), across.get(), visible, chart.values(), chart.logProperty().get(), joined.get());
    }

    private void renewTable(long nanos) {
        if (nanos - lastTable >= TABLE_NANOS
                && (tableRequest.get().isEmpty() || lastTable == 0 || tableRequest.get().stream().anyMatch(curves::areNewer))) {
            lastTable = nanos;
            open.forEach(chart -> chart.say(title(chart.name()), curves.newest(chart.name()).map(chart::words).orElse("–")));
            tableRequest.set(open.stream().map(this::request).toList());
        }
    }

    /// Whether everything that is to be seen is to be seen.
    public boolean isDrawn() {
        return open.stream().filter(chart -> chart.inSightProperty().get())
                .allMatch(chart -> chart.requestProperty().get() != null && !chart.isWaiting() && !chart.isOutdated());
    }
}
