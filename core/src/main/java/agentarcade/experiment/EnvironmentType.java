package agentarcade.experiment;

import agentarcade.env.Environment;
import agentarcade.knob.Knobs;
import agentarcade.knob.Sentence;

import java.util.function.Function;

/// A kind of world to choose from. `id` names it in files and on the command line; its rules are a record of settings.
public record EnvironmentType<R extends Record>(String id, Class<R> rulesType, Function<R, Environment> maker) {

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
