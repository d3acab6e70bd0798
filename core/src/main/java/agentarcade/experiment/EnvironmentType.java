package agentarcade.experiment;

import agentarcade.env.Environment;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Sentence;
import agentarcade.knob.Takes;

import java.util.function.Function;

/// A kind of world to choose from. `id` names it in files and on the command line; its rules are a record of settings.
public record EnvironmentType<R extends Record>(String id, Class<R> rulesType, Function<R, Environment> maker) {

    public EnvironmentType {
        for (Knob rule : Knobs.of(rulesType).all()) {
            // A world is built with its rules and keeps them: anything else would promise what nobody does.
            if (rule.takes() != Takes.RESTART) {
                throw new IllegalArgumentException(
                        "The rule %s of %s must take effect at a restart, not %s".formatted(rule.name(), id, rule.takes()));
            }
        }
    }

    public Knobs<R> rules() {
        return Knobs.of(rulesType);
    }

    /// @param rules a record of [#rulesType]
    public Environment create(Record rules) {
        return maker.apply(rulesType.cast(rules));
    }

    public Sentence name() {
        return Sentence.of("environment." + id + ".name");
    }
}
