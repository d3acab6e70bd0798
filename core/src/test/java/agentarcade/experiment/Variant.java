package agentarcade.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import agentarcade.env.Environment;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Filter;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;

/// A world of the list with some rules, as it is or put before an agent in some way: what the contract tests run over.
record Variant(EnvironmentType<?> type, Record rules, Wrapping wrapping) {
    Variant(EnvironmentType<?> type, Record rules) {
        this(type, rules, Wrapping.NONE);
    }

    /// Every world with its initial rules.
    static Stream<Variant> initial() {
        return Environments.ALL.stream().map(type -> new Variant(type, type.rules().initial()));
    }

    /// Every world with its initial rules, and every kind of rules with each rule alone at each end of its range or each of its choices.
    static Stream<Variant> all() {
        return Stream.concat(initial(), kinds().flatMap(type -> extremes(type.rules()).map(rules -> new Variant(type, rules)))).distinct();
    }

    /// Every kind of rules with its initial values, put before an agent in ways that change all there is to see and to do.
    static Stream<Variant> wrapped() {
        return kinds().flatMap(type -> Stream.of(new Wrapping(3, 2, 2, 2, false, false), new Wrapping(4, 1, 3, 1, false, false),
                new Wrapping(2, 12, 1, 3, false, false))
                .filter(wrapping -> type.wrappings().problems(wrapping).isEmpty())
                .map(wrapping -> new Variant(type, type.canonical(), wrapping)));
    }

    /// Of the worlds with the same kind of rules, the first.
    static Stream<EnvironmentType<?>> kinds() {
        Set<Class<?>> known = new HashSet<>();
        return Environments.ALL.stream().<EnvironmentType<?>>map(type -> type).filter(type -> known.add(type.rulesType()));
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
            case Knob.FilterList _ -> List.of(List.of(), List.of(new Filter(1, 1, 1, false)));
        };
    }

    /// Whether these are the rules that the world's name stands for.
    boolean isInitial() {
        return rules.equals(type.canonical());
    }

    Environment world() {
        return wrapping.around(type.create(rules));
    }

    @Override
    public String toString() {
        return wrapping.equals(Wrapping.NONE) ? type.id() + " " + rules : type.id() + " in " + wrapping;
    }
}
