package agentarcade.app.charts;

import agentarcade.app.charts.ChartData.Value;
import agentarcade.knob.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/// One of the charts that are open: what it is asked to draw, and what it has drawn. Whoever draws takes a request, and says when what it
/// asks for is to be seen; only then comes the next.
public final class ChartViewModel {
    private final ChartsViewModel charts;
    private final Texts texts;
    private final String name;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("–");
    private final ReadOnlyObjectWrapper<ChartRequest> request = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ChartData> drawn = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty log = new SimpleBooleanProperty();
    private final BooleanProperty inSight = new SimpleBooleanProperty(true);
    private Optional<Span> values = Optional.empty();
    private boolean outdated = true;
    private ChartRequest lost;

    ChartViewModel(String name, ChartsViewModel charts, Texts texts) {
        this.name = name;
        this.charts = charts;
        this.texts = texts;
        log.subscribe(() -> {
            values = Optional.empty();
            outdated = true;
        });
    }

    /// What is drawn here, such as `loss`.
    public String name() {
        return name;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// The newest value of the current run, in words.
    public ReadOnlyStringProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Whether values are drawn on a logarithmic axis.
    public BooleanProperty logProperty() {
        return log;
    }

    /// Whether anybody sees it: what is scrolled away is not drawn.
    public BooleanProperty inSightProperty() {
        return inSight;
    }

    ReadOnlyObjectProperty<ChartRequest> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /// What is to be seen; null at first.
    ReadOnlyObjectProperty<ChartData> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// What was asked for is to be seen now.
    void show(ChartData data) {
        drawn.set(data);
    }

    /// What was asked for could not be drawn. What was to be seen before stays, until something else is asked for.
    void giveUp(ChartRequest broken) {
        lost = broken;
    }

    /// Asks for another picture soon: its size or its colours are not right any more.
    void outdate() {
        outdated = true;
    }

    boolean isOutdated() {
        return outdated;
    }

    /// Whether what was asked for last is still being drawn.
    boolean isWaiting() {
        return request.get() != null && request.get() != lost && (drawn.get() == null || drawn.get().request() != request.get());
    }

    void ask(ChartRequest next) {
        outdated = false;
        // Also if it asks for the same as before: the picture may have to be of another size.
        request.set(null);
        request.set(next);
    }

    void say(String newTitle, String newest) {
        title.set(newTitle);
        now.set(newest);
    }

    /// What is visible of the values, if that was chosen.
    Optional<Span> values() {
        return values;
    }

    void showValues(Optional<Span> chosen) {
        values = chosen;
        outdated = true;
    }

    // ---- reading ----

    /// What can be read at a place, a line for each curve.
    String readOut(double x) {
        ChartData data = drawn.get();
        if (data == null) {
            return "";
        }
        StringBuilder all = new StringBuilder(place(data.request().across(), x));
        List<Value> values = data.at(x);
        for (Value value : values) {
            all.append('\n')
                    .append(values.size() > 1 ? texts.say("app.charts.named", value.name(), words(value.value())) : words(value.value()));
        }
        double reach = data.request().x().width() / 60;
        data.marksNear(x, reach).forEach(mark -> all.append('\n').append(mark.words()));
        return all.toString();
    }

    private String place(Across across, double x) {
        return texts.say("app.charts.at." + across, across == Across.SECONDS ? round(x) : (double) Math.round(x));
    }

    String words(double value) {
        return charts.isShare(name) ? texts.say("app.percent", Math.round(1000 * value) / 10.0) : texts.number(round(value));
    }

    /// What it shows, for those who can't see it.
    String description() {
        ChartData data = drawn.get();
        if (data == null || data.isEmpty()) {
            return texts.say("app.charts.none", title.get());
        }
        double end = data.request().x().to();
        return texts.say("app.charts.described", title.get(), place(data.request().across(), end), now.get());
    }

    /// Three digits are enough to read at a glance.
    private static double round(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(3)).doubleValue() : value;
    }

    // ---- the cursor ----

    /// Moves the cursor by so many columns, or puts it into the middle.
    void moveCursor(int columns) {
        double[] stops = stops();
        if (stops.length == 0) {
            return;
        }
        double at = charts.cursorProperty().get();
        if (Double.isNaN(at)) {
            charts.cursorProperty().set(stops[columns > 0 ? 0 : stops.length - 1]);
            return;
        }
        int nearest = 0;
        for (int i = 1; i < stops.length; i++) {
            if (Math.abs(stops[i] - at) < Math.abs(stops[nearest] - at)) {
                nearest = i;
            }
        }
        charts.cursorProperty().set(stops[Math.clamp((long) nearest + columns, 0, stops.length - 1)]);
    }

    void cursorToStart() {
        if (stops().length > 0) {
            charts.cursorProperty().set(stops()[0]);
        }
    }

    void cursorToEnd() {
        if (stops().length > 0) {
            charts.cursorProperty().set(stops()[stops().length - 1]);
        }
    }

    private double[] stops() {
        return drawn.get() == null ? new double[0] : drawn.get().stops();
    }
}
