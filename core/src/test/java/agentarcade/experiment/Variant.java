package agentarcade.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import agentarcade.env.Environment;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;

/// A world of the list with some rules: what the contract tests run over.
record Variant(EnvironmentType<?> type, Record rules) {

    /// Every world with its initial rules.
    static Stream<Variant> initial() {
        return Environments.ALL.stream().map(type -> new Variant(type, type.rules().initial()));
    }

    /// Every world with its initial rules, and with each rule alone at each end of its range or each of its choices.
    static Stream<Variant> all() {
        return Environments.ALL.stream().flatMap(type -> extremes(type.rules()).map(rules -> new Variant(type, rules)));
    }

    /// The initial record, and those with one knob changed as far as it goes, where the knobs allow it.
    static <S extends Record> Stream<S> extremes(Knobs<S> knobs) {
        List<S> records = new ArrayList<>(List.of(knobs.initial()));
        for (Knob knob : knobs.all()) {
            for (Object value : ends(knob)) {
                try {
                    records.add(knobs.with(knobs.initial(), knob.name(), value));
                } catch (Refused twoKnobsDisagree) {
                    // This end of the range needs another knob turned as well.
                }
            }
        }
        return records.stream().distinct();
    }

    static List<?> ends(Knob knob) {
        return switch (knob) {
            case Knob.WholeNumber whole -> List.of(whole.min(), whole.max());
            case Knob.RealNumber real -> List.of(real.min(), real.max());
            case Knob.Switch flag -> List.of(false, true);
            case Knob.Choice choice -> choice.options();
            case Knob.SizeList sizes -> List.of(List.of(), List.of(sizes.min()));
        };
    }

    Environment world() {
        return type.create(rules);
    }

    @Override
    public String toString() {
        return type.id() + " " + rules;
    }
}
