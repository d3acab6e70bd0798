package agentarcade.app.library;

import agentarcade.app.knobs.KnobWords;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.store.RunSummary;
import agentarcade.store.RunSummary.ArraySize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What is in a file, line by line: how far the run has come, in what it differs from the preset it is closest to, all settings, and what
/// the file itself is made of.
record RunDetails(List<Section> sections) {
    private static final Logger LOG = LoggerFactory.getLogger(RunDetails.class);

    /// Some lines that have something in common. `note` is said in place of lines if there are none.
    record Section(String title, List<Line> lines, String note) {
        static Section of(String title, List<Line> lines) {
            return new Section(title, lines, "");
        }
    }

    /// @param usual what the preset has instead; empty if it has the same
    record Line(String label, String value, String usual) {
        static Line of(String label, String value) {
            return new Line(label, value, "");
        }
    }

    /// A setting of a run beside that of a preset.
    private record Pair(Knob knob, Object value, Object usual) {
        boolean differs() {
            return !value.equals(usual);
        }
    }

    static RunDetails of(RunSummary summary, SavedRunWords words) {
        Texts texts = words.texts();
        Preset preset = closest(summary.experiment());
        List<Pair> settings = pairs(summary.experiment(), preset);
        String name = texts.name("preset." + preset.id() + ".name");
        List<Line> different = settings.stream().filter(Pair::differs)
                .map(pair -> new Line(KnobWords.label(pair.knob(), texts), KnobWords.value(pair.knob(), pair.value(), texts),
                        texts.say("app.library.usual", name, KnobWords.value(pair.knob(), pair.usual(), texts))))
                .toList();
        return new RunDetails(List.of(
                Section.of(texts.say("app.library.progress"), progress(summary, words)),
                new Section(texts.say("app.library.different", name), different, texts.say("app.library.same", name)),
                Section.of(texts.say("app.library.file"), file(summary, words)),
                Section.of(texts.say("app.library.settings"), settings.stream()
                        .map(pair -> Line.of(KnobWords.label(pair.knob(), texts), KnobWords.value(pair.knob(), pair.value(), texts)))
                        .toList()),
                Section.of(texts.say("app.library.arrays"), summary.arrays().stream().map(array -> line(array, words)).toList())));
    }

    private static List<Line> progress(RunSummary summary, SavedRunWords words) {
        Texts texts = words.texts();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(texts.say("app.compare.world"), words.world(summary)));
        lines.add(Line.of(texts.say("app.compare.algorithm"), words.algorithm(summary)));
        lines.add(Line.of(texts.say("app.compare.seed"), Long.toString(summary.experiment().seed())));
        lines.add(Line.of(texts.say("app.compare.steps"), texts.number(summary.progress().steps())));
        lines.add(Line.of(texts.say("app.compare.games"), texts.number(summary.progress().episodes())));
        lines.add(Line.of(texts.say("app.library.trained"), words.time(summary.progress().trainedNanos())));
        summary.meanScore().ifPresent(mean -> lines.add(Line.of(texts.say("app.library.mean", summary.progress().recentScores().size()),
                words.score(summary, mean))));
        summary.lastScore().ifPresent(last -> lines.add(Line.of(texts.say("app.library.last"), words.score(summary, last))));
        return lines;
    }

    private static List<Line> file(RunSummary summary, SavedRunWords words) {
        Texts texts = words.texts();
        List<Line> lines = new ArrayList<>();
        summary.provenance().began().ifPresent(began -> lines.add(Line.of(texts.say("app.library.began"), words.date(began))));
        summary.provenance().branchedAt()
                .ifPresent(step -> lines.add(Line.of(texts.say("app.library.branched"), texts.say("app.library.atStep", step))));
        lines.addAll(List.of(Line.of(texts.say("app.library.saved"), words.date(summary.when())),
                Line.of(texts.say("app.library.size"), words.size(summary.file().bytes())),
                Line.of(texts.say("app.library.version"), summary.appVersion()),
                Line.of(texts.say("app.library.fingerprint"), summary.fingerprint()),
                Line.of(texts.say("app.library.path"), summary.file().path().toString())));
        return lines;
    }

    private static Line line(ArraySize array, SavedRunWords words) {
        return Line.of(array.name(), words.texts().say("app.library.array", array.length(), array.type(), words.size(array.bytes())));
    }

    // ---- presets ----

    /// The preset with the fewest settings that differ; the first of them in the order of the list.
    private static Preset closest(Experiment experiment) {
        List<Preset> known = new ArrayList<>();
        try {
            known.add(Presets.first(experiment.environment(), experiment.algorithm()));
            known.addAll(Presets.of(experiment.environment(), experiment.algorithm()));
        } catch (Refused unusable) {
            LOG.warn("Settings are not compared with presets", unusable);
        }
        return known.stream().min(Comparator.comparingLong(preset -> pairs(experiment, preset).stream().filter(Pair::differs).count()))
                .orElseGet(() -> new Preset("initial", World.canonical(experiment.environment()), experiment.algorithm(),
                        experiment.algorithm().settings().initial()));
    }

    private static List<Pair> pairs(Experiment experiment, Preset preset) {
        List<Pair> pairs = new ArrayList<>();
        pairs(pairs, experiment.environment().rules(), experiment.world().rules(), preset.world().rules());
        pairs(pairs, experiment.environment().wrappings(), experiment.world().wrapping(), preset.world().wrapping());
        pairs(pairs, experiment.algorithm().settings(), experiment.settings(), preset.settings());
        return pairs;
    }

    private static void pairs(List<Pair> pairs, Knobs<?> knobs, Record settings, Record usual) {
        Map<String, Object> values = knobs.values(settings);
        Map<String, Object> others = knobs.values(usual);
        knobs.all().forEach(knob -> pairs.add(new Pair(knob, values.get(knob.name()), others.get(knob.name()))));
    }
}
