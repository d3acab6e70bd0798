package agentarcade.app.run;

import agentarcade.env.Score;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.train.Album;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.Snapshot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.stream.Stream;

/// A run in words: what it is called, what it is, and how well it plays.
public final class RunWords {
    private RunWords() {
    }

    /// The name a person gave it, else what it is made of, such as "Catch · DQN · seed 1"; numbered where several would be called the same.
    public static String name(RunViewModel run, Texts texts) {
        return numbered(run, what(run, texts), texts);
    }

    /// The same where everybody knows which world it is about.
    public static String nameInItsWorld(RunViewModel run, Texts texts) {
        return numbered(run, run.plan().algorithm()
                .map(type -> texts.say("app.runs.whatWithout", texts.name(type.name().key()), Long.toString(run.seed())))
                .orElseGet(() -> what(run, texts)), texts);
    }

    private static String numbered(RunViewModel run, String otherwise, Texts texts) {
        String own = run.nameProperty().get();
        String name = own.isBlank() ? otherwise : own;
        return run.number() == 1 ? name : texts.say("app.runs.numbered", name, run.number());
    }

    /// World, algorithm and seed.
    public static String what(RunViewModel run, Texts texts) {
        String world = texts.name(run.world().name().key());
        String seed = Long.toString(run.seed());
        return run.plan().algorithm().map(type -> texts.say("app.runs.what", world, texts.name(type.name().key()), seed))
                .orElseGet(() -> texts.say("app.runs.whatWithout", world, seed));
    }

    /// How old an agent is, in one of three texts: before its training, after one game, after many.
    /// @param key of the text for many, which is told the number of games first
    public static Sentence age(String key, Album.Page page, Object... more) {
        String which = page.episodes() == 0 ? key + "None" : page.episodes() == 1 ? key + "One" : key;
        return Sentence.of(which, Stream.concat(Stream.of(page.episodes()), Stream.of(more)).toArray());
    }

    /// The mean score of its last games; nothing before the first is over.
    public static Optional<Double> lastScore(RunViewModel run) {
        Snapshot newest = run.snapshotProperty().get();
        Series.View curve = newest == null ? Series.View.EMPTY : newest.curves().getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY);
        return curve.size() == 0 ? Optional.empty() : Optional.of(curve.last());
    }

    /// A score as this world counts it: a share of won games in percent, anything else with three digits.
    public static String score(double score, Score counted, Texts texts) {
        return counted == Score.WIN ? texts.say("app.percent", Math.round(1000 * score) / 10.0) : texts.number(threeDigits(score));
    }

    private static double threeDigits(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(3)).doubleValue() : value;
    }
}
