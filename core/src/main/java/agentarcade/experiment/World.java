package agentarcade.experiment;

import agentarcade.env.Environment;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Sentence;

/// A world with its rules, and how it is put before an agent: all that is needed to build it, any number of times.
public record World(EnvironmentType<?> type, Record rules, Wrapping wrapping) {

    /// The world as its name promises.
    public static World canonical(EnvironmentType<?> type) {
        return new World(type, type.canonical(), type.wrapping());
    }

    /// Whether nobody has turned a rule.
    public boolean isCanonical() {
        return rules.equals(type.canonical());
    }

    /// As an agent is trained in it.
    public Environment training() {
        return wrapping.around(type.create(rules));
    }

    /// As an agent sees it, without a time limit that is there for training only and one step of the game at a time: for whoever shows
    /// each step and holds an action for [Wrapping#actionRepeat] of them.
    public Environment seen() {
        return wrapping.seenIn(type.game(rules));
    }

    /// As people play it.
    public Environment game() {
        return type.game(rules);
    }

    public Sentence name() {
        return type.name();
    }
}
