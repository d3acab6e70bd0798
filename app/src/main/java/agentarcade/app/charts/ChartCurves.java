package agentarcade.app.charts;

import agentarcade.app.charts.ChartRequest.Mark;
import agentarcade.app.charts.ChartRequest.RunCurve;
import agentarcade.app.run.Change;
import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.BaselineScores;
import agentarcade.train.Album;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.Snapshot;
import agentarcade.train.Timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The curves there are to draw: those of the current run and of all others of the same world that are to be drawn beside it.
final class ChartCurves {
    static final String SCORE = "score";
    static final String LOSS = "loss";
    /// Steps a second, which no run keeps as a curve: its timeline knows them.
    static final String SPEED = "speed";
    /// In the order in which they are offered; readings that a newcomer's algorithm makes up come last.
    private static final List<String> KNOWN = List.of(SCORE, LOSS, Curves.LENGTH, "q", "epsilon", "entropy", "kl", "clipFraction",
            "gradientNorm", "valueLoss", "actorLoss", "deviation", "noise", SPEED);
    private static final List<String> ALWAYS = List.of(SCORE, LOSS, Curves.LENGTH, SPEED);

    /// All that a chart depends on, of one run.
    /// @param cut the step up to which it is to be seen, if not all of it is
    /// @param plan what it goes by now, whatever the seed: one whose settings were changed is no repetition of the others any more
    private record Seen(RunViewModel run, String name, Look look, Plan plan, List<Change> changes, Optional<Long> cut) {
    }

    private final Texts texts;
    private final RunsViewModel runs;
    private final Set<String> met = new LinkedHashSet<>(ALWAYS);
    private List<Seen> seen = List.of();
    private int leftOut;
    private World levelsOf;
    private List<Levels.Line> levels = List.of();
    private boolean percent;
    private String scoreTitle = "";

    ChartCurves(Texts texts, RunsViewModel runs) {
        this.texts = texts;
        this.runs = runs;
    }

    /// Takes in which runs there are and what has become of them.
    /// @return whether other curves are to be drawn, or in another way; not whether they have grown
    boolean look() {
        RunViewModel current = runs.currentProperty().get();
        List<Seen> now = new ArrayList<>();
        leftOut = 0;
        for (RunViewModel run : runs.all()) {
            boolean alike = current != null && run.world().type().equals(current.world().type());
            if (run == current || run.drawnProperty().get() && run.plan().learner().isPresent() && alike) {
                now.add(new Seen(run, RunWords.nameInItsWorld(run, texts), run.lookProperty().get(), run.planNow().withSeed(0),
                        List.copyOf(run.changes()), cut(run, current)));
            } else if (run.drawnProperty().get() && !alike) {
                leftOut++;
            }
            Optional.ofNullable(run.snapshotProperty().get()).ifPresent(snapshot -> met.addAll(snapshot.curves().keySet()));
        }
        met.remove(Curves.MEAN_SCORE);
        boolean changed = !now.equals(seen) || current != null && current.world() != levelsOf;
        seen = now;
        if (current != null && current.world() != levelsOf) {
            judge(current.world());
        }
        return changed;
    }

    /// Whoever looks at an earlier moment of the run in the middle sees its curves up to there.
    private static Optional<Long> cut(RunViewModel run, RunViewModel current) {
        return Optional.ofNullable(run.momentProperty().get()).filter(page -> run == current).map(Album.Page::steps);
    }

    private void judge(World judged) {
        Environment world = judged.training();
        levelsOf = judged;
        percent = world.score() == Score.WIN;
        levels = levels(judged, world);
        scoreTitle = texts.name("score." + world.score() + ".name");
    }

    /// Known levels of the score, and what those who play by a rule reach.
    private List<Levels.Line> levels(World judged, Environment world) {
        List<Levels.Line> all = new ArrayList<>();
        world.references().forEach(level -> all.add(new Levels.Line(texts.name("reference." + level.name()), level.score())));
        try {
            // What is known exactly needs no measuring.
            BaselineScores.of(judged).stream()
                    .filter(score -> world.references().stream().noneMatch(level -> level.name().equals(score.player())))
                    .forEach(score -> all.add(new Levels.Line(texts.name("player." + score.player()), score.mean())));
        } catch (Refused unreadable) {
            throw new IllegalStateException("The baselines that come with the program can't be used", unreadable);
        }
        return List.copyOf(all);
    }

    /// What can be drawn, in order.
    List<String> names() {
        List<String> all = new ArrayList<>(KNOWN.stream().filter(met::contains).toList());
        met.stream().filter(name -> !KNOWN.contains(name)).sorted().forEach(all::add);
        return all;
    }

    String title(String name) {
        return switch (name) {
            case SCORE -> scoreTitle;
            default -> texts.name("reading." + name);
        };
    }

    boolean isShare(String name) {
        return name.equals(SCORE) && percent;
    }

    ChartKey key() {
        RunViewModel current = runs.currentProperty().get();
        long plans = seen.stream().map(Seen::plan).distinct().count();
        return new ChartKey(seen.stream().map(one -> new ChartKey.Entry(one.name(), one.look(), one.run() == current)).toList(), leftOut,
                plans < seen.size());
    }

    /// How far the runs have come.
    double end(Across across) {
        return seen.stream().mapToDouble(one -> across.now(timeline(one.run()))).max().orElse(0);
    }

    /// The newest value of the current run up to where it is cut.
    Optional<Double> newest(String name) {
        RunViewModel current = runs.currentProperty().get();
        Series.View curve = current == null ? Series.View.EMPTY : curve(current, name);
        long until = current == null ? 0 : cut(current, current).orElse(Long.MAX_VALUE);
        return curve.at(until);
    }

    ChartRequest request(String name, Across across, Span visible, Optional<Span> values, boolean log, boolean joined) {
        RunViewModel current = runs.currentProperty().get();
        List<RunCurve> all = new ArrayList<>();
        for (Seen one : seen) {
            RunViewModel run = one.run();
            // A run alone has a colour for each chart, as there is nothing else to tell apart.
            Look look = seen.size() == 1 ? new Look(Math.max(0, KNOWN.indexOf(name)), 0) : one.look();
            Series.View singles = name.equals(SCORE) ? kept(run, Curves.SCORE) : Series.View.EMPTY;
            all.add(new RunCurve(one.name(), look, run == current, one.plan(), curve(run, name), singles, timeline(run), marks(run),
                    one.cut()));
        }
        return new ChartRequest(name, across, visible, values, log, isShare(name), joined, all,
                name.equals(SCORE) ? levels : List.of());
    }

    /// Whether a run has grown since it was asked for.
    boolean areNewer(ChartRequest drawn) {
        if (drawn == null || drawn.runs().size() != seen.size()) {
            return true;
        }
        for (int i = 0; i < seen.size(); i++) {
            if (drawn.runs().get(i).timeline().now().steps() != timeline(seen.get(i).run()).now().steps()) {
                return true;
            }
        }
        return false;
    }

    String suggestedName(String chart) {
        RunViewModel current = runs.currentProperty().get();
        return "%s-%s-seed-%d".formatted(chart, current.world().type().id(), current.seed());
    }

    private static Timeline.View timeline(RunViewModel run) {
        return Optional.ofNullable(run.snapshotProperty().get()).map(Snapshot::timeline).orElse(Timeline.View.EMPTY);
    }

    private static Series.View curve(RunViewModel run, String name) {
        return switch (name) {
            case SCORE -> kept(run, Curves.MEAN_SCORE);
            case SPEED -> Speed.of(timeline(run));
            default -> kept(run, name);
        };
    }

    private static Series.View kept(RunViewModel run, String name) {
        return Optional.ofNullable(run.snapshotProperty().get()).map(snapshot -> snapshot.curves().get(name)).orElse(Series.View.EMPTY);
    }

    private List<Mark> marks(RunViewModel run) {
        return run.changes().stream().map(change -> new Mark(change.step(), words(change))).toList();
    }

    private String words(Change change) {
        return texts.say("app.charts.change", texts.name(change.key() + ".label"), value(change, change.before()),
                value(change, change.after()));
    }

    private String value(Change change, Object value) {
        return switch (value) {
            case Number number -> texts.number(number.doubleValue());
            case Boolean on -> texts.say(on ? "knob.on" : "knob.off");
            case Enum<?> option -> texts.name(change.key() + "." + option.name());
            default -> value.toString();
        };
    }
}
