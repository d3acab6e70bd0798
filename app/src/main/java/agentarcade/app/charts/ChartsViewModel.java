package agentarcade.app.charts;

import agentarcade.app.run.RunViewModel;
import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.BaselineScores;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.Snapshot;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What the charts show: the curves of the open run, thinned out from all their points for a picture of limited width.
///
/// Redrawing costs milliseconds, so each chart is renewed ten times a second, the two in turn.
public final class ChartsViewModel {
    private static final int MOST_COLUMNS = 300;
    private static final long TURN_NANOS = 50_000_000;
    private static final Series.Columns NOTHING = Series.View.EMPTY.columns(MOST_COLUMNS);

    /// A curve to draw, with lines to compare it to. `percent` says that values are shares of 1.
    public record Plot(Series.Columns curve, boolean withRange, boolean percent, long lastStep, List<Line> lines) {
    }

    /// A horizontal line with its name.
    public record Line(String name, double value) {
    }

    private final Texts texts;
    private final ReadOnlyStringWrapper scoreTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper scoreNow = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lossNow = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Plot> score = new ReadOnlyObjectWrapper<>(new Plot(NOTHING, false, true, 0, List.of()));
    private final ReadOnlyObjectWrapper<Plot> loss = new ReadOnlyObjectWrapper<>(new Plot(NOTHING, true, false, 0, List.of()));
    private RunViewModel run;
    private Snapshot drawnScore;
    private Snapshot drawnLoss;
    private boolean percent;
    private List<Line> lines = List.of();
    private boolean scoresTurn = true;
    private long lastTurn;

    public ChartsViewModel(Texts texts) {
        this.texts = texts;
    }

    public ReadOnlyStringProperty scoreTitleProperty() {
        return scoreTitle.getReadOnlyProperty();
    }

    /// The newest value, in words.
    public ReadOnlyStringProperty scoreNowProperty() {
        return scoreNow.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty lossNowProperty() {
        return lossNow.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Plot> scoreProperty() {
        return score.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Plot> lossProperty() {
        return loss.getReadOnlyProperty();
    }

    /// Shows another run.
    public void show(RunViewModel shown) {
        run = shown;
        Environment world = run.world().training();
        percent = world.score() == Score.WIN;
        lines = lines(world);
        scoreTitle.set(texts.say("app.charts.mean", texts.name("score." + world.score() + ".name"), Curves.WINDOW));
        drawnScore = null;
        drawnLoss = null;
        lastTurn = 0;
        // Where nobody trains, no snapshot will come.
        drawScore(Series.View.EMPTY, 0);
        drawLoss(Series.View.EMPTY, 0);
    }

    /// Known levels of the score, and what those who play by a rule reach.
    private List<Line> lines(Environment world) {
        List<Line> all = new ArrayList<>();
        world.references().forEach(level -> all.add(new Line(texts.name("reference." + level.name()), level.score())));
        try {
            // What is known exactly needs no measuring.
            BaselineScores.of(run.world()).stream()
                    .filter(score -> world.references().stream().noneMatch(level -> level.name().equals(score.player())))
                    .forEach(score -> all.add(new Line(texts.name("player." + score.player()), score.mean())));
        } catch (Refused unreadable) {
            throw new IllegalStateException("The baselines that come with the program can't be used", unreadable);
        }
        return List.copyOf(all);
    }

    /// Renews one of the charts if it is time; called once a frame.
    public void pulse(long nanos) {
        Snapshot newest = run == null ? null : run.snapshotProperty().get();
        if (newest == null || nanos - lastTurn < TURN_NANOS) {
            return;
        }
        lastTurn = nanos;
        if (scoresTurn && newest != drawnScore) {
            drawnScore = newest;
            drawScore(curve(newest, Curves.MEAN_SCORE), newest.steps());
        }
        if (!scoresTurn && newest != drawnLoss) {
            drawnLoss = newest;
            drawLoss(curve(newest, "loss"), newest.steps());
        }
        scoresTurn = !scoresTurn;
    }

    private void drawScore(Series.View curve, long steps) {
        score.set(new Plot(curve.columns(MOST_COLUMNS), false, percent, steps, lines));
        scoreNow.set(curve.size() == 0 ? "–"
                : percent ? texts.say("app.percent", Math.round(1000 * curve.last()) / 10.0) : texts.number(round(curve.last())));
    }

    private void drawLoss(Series.View curve, long steps) {
        loss.set(new Plot(curve.columns(MOST_COLUMNS), true, false, steps, List.of()));
        lossNow.set(curve.size() == 0 ? "–" : texts.number(round(curve.last())));
    }

    private static Series.View curve(Snapshot snapshot, String name) {
        return snapshot.curves().getOrDefault(name, Series.View.EMPTY);
    }

    /// Three digits are enough to read at a glance.
    private static double round(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(3)).doubleValue() : value;
    }
}
