package agentarcade.app.compare;

import agentarcade.app.knobs.KnobWords;
import agentarcade.app.run.Plan;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.EnvironmentType;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings side by side: a row for each, a value for each run. Settings that are called the same share a row, whatever algorithm they
/// belong to.
final class Comparison {

    /// A setting, or the heading of some: that has no values.
    record Row(String label, List<String> values) {
        boolean isHeading() {
            return values.isEmpty();
        }
    }

    private final List<Plan> plans;
    private final Texts texts;
    private final String none;

    private Comparison(List<Plan> plans, Texts texts) {
        this.plans = plans;
        this.texts = texts;
        none = texts.say("app.compare.none");
    }

    /// @param all whether settings that all runs have in common are there, too
    static List<Row> of(List<Plan> plans, boolean all, Texts texts) {
        Comparison comparison = new Comparison(plans, texts);
        List<Row> rows = new ArrayList<>();
        rows.addAll(group("app.compare.world", comparison.world(), all, texts));
        rows.addAll(group("app.compare.wrapping", comparison.wrapping(), all, texts));
        rows.addAll(group("app.compare.algorithm", comparison.algorithm(), all, texts));
        return rows;
    }

    private static List<Row> group(String heading, Map<String, String[]> settings, boolean all, Texts texts) {
        List<Row> rows = new ArrayList<>();
        settings.forEach((label, values) -> {
            if (all || Arrays.stream(values).distinct().count() > 1) {
                rows.add(new Row(label, List.of(values)));
            }
        });
        if (!rows.isEmpty()) {
            rows.addFirst(new Row(texts.say(heading), List.of()));
        }
        return rows;
    }

    private Map<String, String[]> world() {
        Map<String, String[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            EnvironmentType<?> type = plans.get(i).world().type();
            put(rows, texts.say("app.compare.world"), i, texts.name(type.name().key()));
            put(rows, i, type.rules(), plans.get(i).world().rules());
        }
        return rows;
    }

    private Map<String, String[]> wrapping() {
        Map<String, String[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            if (plans.get(i).learner().isPresent()) {
                put(rows, i, Knobs.of(Wrapping.class), plans.get(i).world().wrapping());
            }
        }
        return rows;
    }

    private Map<String, String[]> algorithm() {
        Map<String, String[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            put(rows, texts.say("app.compare.seed"), i, Long.toString(plan.seed()));
            if (plan.learner().isPresent()) {
                AlgorithmType<?> type = plan.learner().get().algorithm();
                put(rows, texts.say("app.compare.algorithm"), i, texts.name(type.name().key()));
                put(rows, i, type.settings(), plan.learner().get().settings());
            }
        }
        return rows;
    }

    private void put(Map<String, String[]> rows, int run, Knobs<?> knobs, Record settings) {
        Map<String, Object> values = knobs.values(settings);
        for (Knob knob : knobs.all()) {
            put(rows, KnobWords.label(knob, texts), run, KnobWords.value(knob, values.get(knob.name()), texts));
        }
    }

    private void put(Map<String, String[]> rows, String label, int run, String value) {
        rows.computeIfAbsent(label, unknown -> {
            String[] empty = new String[plans.size()];
            Arrays.fill(empty, none);
            return empty;
        })[run] = value;
    }
}
