package agentarcade.report;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.agent.Policy;
import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.report.Footage.Filmed;
import agentarcade.store.AppVersion;
import agentarcade.store.Fingerprint;
import agentarcade.store.ScoreText;
import agentarcade.store.TextFile;
import agentarcade.train.Checkpoint;
import agentarcade.train.Curves;
import agentarcade.train.Series;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run on one page of HTML: what it is, how well it plays, its best game, its curves, its settings, and how to repeat it. All is in the
/// one file, nothing is fetched. Light or dark as the reader's system; on paper it fits on one sheet of A4.
@AllowedTo(value = Deed.TOUCH_FILES, because = "the style sheet of the page is read from the program itself")
public final class RunPage {
    /// In pixels; on the page it is about so wide on a usual screen. It is there twice, on light and on dark.
    private static final int CLIP_WIDTH = 320;
    private static final double CLIP_SECONDS = 8;
    private static final String LOSS = "loss";

    /// What the page is about.
    /// @param curves of the run
    /// @param updates the agent has made
    /// @param policy open, for the calling thread
    public record Subject(Run run, Map<String, Series.View> curves, long updates, Policy policy) {
    }

    /// The games to judge by.
    /// @param count how many
    /// @param seed of their chance
    public record Games(int count, long seed) {
    }

    private final Subject subject;
    private final Games games;
    private final Texts texts;
    private final Experiment experiment;
    private final Score score;
    private final String scoreName;

    private RunPage(Subject subject, Games games, Texts texts) {
        this.subject = subject;
        this.games = games;
        this.texts = texts;
        experiment = subject.run.experiment();
        score = experiment.world().game().score();
        scoreName = texts.say("score." + score + ".name");
    }

    /// Writes the page in one go, in place of the file that may be there.
    /// @return whether it was written; if not, it was called off and nothing has changed
    public static boolean write(Path html, Subject subject, Games games, Texts texts, Progress progress) throws Refused {
        Optional<String> page = text(subject, games, texts, progress);
        if (page.isPresent()) {
            TextFile.write(html, page.get());
        }
        return page.isPresent();
    }

    /// @return empty if it was called off
    static Optional<String> text(Subject subject, Games games, Texts texts, Progress progress) throws Refused {
        Footage.Take take = new Footage.Take(subject.run.experiment().world(), games.count, games.seed, CLIP_SECONDS);
        Optional<Filmed> filmed = Footage.film(take, subject.policy, share -> progress.goOn(share / 2));
        if (filmed.isEmpty()) {
            return Optional.empty();
        }
        Footage best = filmed.get().best();
        Optional<byte[]> light = GameGif.bytes(best, new Look(CLIP_WIDTH, false), share -> progress.goOn(0.5 + share / 4));
        Optional<byte[]> dark = GameGif.bytes(best, new Look(CLIP_WIDTH, true), share -> progress.goOn(0.75 + share / 4));
        if (light.isEmpty() || dark.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RunPage(subject, games, texts).page(filmed.get(), light.get(), dark.get()));
    }

    private String page(Filmed filmed, byte[] light, byte[] dark) throws Refused {
        Recipe recipe = Recipe.of(experiment);
        String title = texts.say(Sentence.of("report.title", experiment.algorithm().name(), experiment.environment().name()));
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                %s
                %s
                </header>
                <main>
                %s
                <div class="media">
                <div>
                %s
                %s
                </div>
                <div>
                %s
                </div>
                </div>
                <h2>%s</h2>
                <pre>%s</pre>
                %s
                <h2>%s</h2>
                %s
                </main>
                <footer>%s</footer>
                </body>
                </html>
                """.formatted(texts.say("report.language"), Html.escape(title), style(), Html.element("h1", title),
                "<p class=\"faint\">%s</p>".formatted(Html.escape(judgement(filmed.games()))), facts(), clip(filmed.best(), light, dark),
                changes(recipe),
                curves(), Html.escape(texts.say("report.repeat")), Html.escape(recipe.command(progress().steps())),
                Html.element("p", texts.say("report.repeat.note")), Html.escape(texts.say("report.settings")), settings(recipe),
                Html.escape(texts.say("report.footer", AppVersion.current())));
    }

    private static String style() {
        try (InputStream in = RunPage.class.getResourceAsStream("/agentarcade/report/page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Checkpoint.Progress progress() {
        return subject.run.checkpoint().progress();
    }

    private String judgement(Evaluation all) {
        return texts.say("report.judged", scoreName, score(all.mean()), games.count, score(all.standardDeviation()), score(all.min()),
                score(all.max()), Long.toString(games.seed));
    }

    private String score(double value) {
        return ScoreText.of(texts.locale(), score, value);
    }

    private String facts() {
        StringBuilder facts = new StringBuilder("<dl class=\"facts\">\n");
        fact(facts, "report.world", texts.say(experiment.environment().name()));
        fact(facts, "report.algorithm", texts.say(experiment.algorithm().name()));
        fact(facts, "report.seed", Long.toString(experiment.seed()));
        fact(facts, "report.steps", texts.number(progress().steps()));
        fact(facts, "report.games", texts.number(progress().episodes()));
        fact(facts, "report.updates", texts.number(subject.updates));
        fact(facts, "report.duration", duration());
        fact(facts, "report.fingerprint", Fingerprint.of(subject.run.checkpoint().agent()));
        return facts.append("</dl>").toString();
    }

    private void fact(StringBuilder facts, String key, String value) {
        facts.append("<div>%s%s</div>\n".formatted(Html.element("dt", texts.say(key)), Html.element("dd", value)));
    }

    /// Hours only where there are any.
    private String duration() {
        Duration time = Duration.ofNanos(progress().trainedNanos());
        return time.toHours() > 0
                ? texts.say("report.hours", time.toHours(), time.toMinutesPart())
                : texts.say("report.minutes", time.toMinutesPart(), time.toSecondsPart());
    }

    private String clip(Footage best, byte[] light, byte[] dark) {
        String what = texts.say("report.clip", score(best.score()), scoreName, best.game(), games.count);
        String part = best.isWhole() ? "" : " " + texts.say("report.clip.part", texts.number(Math.rint(best.seconds())));
        int height = GamePainter.height(best.pictures().getFirst(), CLIP_WIDTH);
        return """
                <figure>
                <picture>
                <source media="(prefers-color-scheme: dark)" srcset="%s"/>
                <img src="%s" width="%d" height="%d" alt="%s"/>
                </picture>
                <figcaption>%s</figcaption>
                </figure>""".formatted(inline(dark), inline(light), CLIP_WIDTH, height, Html.escape(what), Html.escape(what + part));
    }

    private static String inline(byte[] gif) {
        return "data:image/gif;base64," + Base64.getEncoder().encodeToString(gif);
    }

    private String curves() {
        Environment world = experiment.world().training();
        Series.View scores = subject.curves.getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY);
        Series.View losses = subject.curves.getOrDefault(LOSS, Series.View.EMPTY);
        List<CurveSvg.Level> levels = world.references().stream().map(reference -> new CurveSvg.Level(texts.say("picture.reference",
                texts.name("reference." + reference.name()), score(reference.score())), reference.score())).toList();
        double end = progress().steps();
        String scoreTitle = texts.say("picture.meanScore", scoreName, Curves.WINDOW);
        String lossTitle = texts.name("reading.loss");
        return figure(scoreTitle, new CurveSvg(scoreTitle, "score", scores, levels, end, score == Score.WIN, texts.locale()))
                + figure(lossTitle, new CurveSvg(lossTitle, "loss", losses, List.of(), end, false, texts.locale()));
    }

    private String figure(String title, CurveSvg curve) {
        return "<figure>\n<figcaption>%s</figcaption>\n%s\n</figure>\n".formatted(Html.element("strong", title),
                curve.draw(texts.say("picture.steps")));
    }

    /// What differs from the preset, which is what somebody decided.
    private String changes(Recipe recipe) {
        String preset = texts.name("preset." + recipe.preset().id() + ".name");
        if (recipe.changed().isEmpty()) {
            return Html.element("h2", texts.say("report.unchanged", preset));
        }
        StringBuilder rows = new StringBuilder(Html.element("h2", texts.say("report.changed", preset)));
        rows.append("\n<table>\n<thead><tr>").append(Html.element("th", texts.say("report.setting")))
                .append(Html.element("th", texts.say("report.here"))).append(Html.element("th", preset)).append("</tr></thead>\n<tbody>\n");
        for (Recipe.Setting setting : recipe.changed()) {
            rows.append("<tr>").append(Html.element("td", name(setting))).append(Html.element("td", setting.inWords(texts)))
                    .append(Html.element("td", Recipe.Setting.inWords(setting.knob(), setting.preset(), texts))).append("</tr>\n");
        }
        return rows.append("</tbody>\n</table>").toString();
    }

    private String settings(Recipe recipe) {
        StringBuilder all = new StringBuilder("<dl class=\"settings\">\n");
        recipe.settings().forEach(setting -> all.append("<div>").append(Html.element("dt", name(setting)))
                .append(Html.element("dd", setting.inWords(texts))).append("</div>\n"));
        return all.append("</dl>").toString();
    }

    private String name(Recipe.Setting setting) {
        return texts.name(setting.knob().key() + ".label");
    }
}
