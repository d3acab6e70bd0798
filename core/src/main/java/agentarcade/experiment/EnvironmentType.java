package agentarcade.experiment;

import agentarcade.env.Environment;
import agentarcade.env.wrappers.AreaDownsampling;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.env.wrappers.TimeLimited;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Sentence;
import agentarcade.knob.Takes;

import java.util.function.Function;

/// A kind of world to choose from, or a variant of one that has a name of its own. `id` names it in files and on the command line; its
/// rules are a record of settings, `canonical` the values that the name stands for. `wrapping` is how it is put before an agent unless
/// somebody wants it otherwise.
public record EnvironmentType<R extends Record>(String id, R canonical, Wrapping wrapping, Function<R, Environment> maker) {

    public EnvironmentType {
        for (Knob rule : Knobs.of(canonical.getClass()).all()) {
            // A world is built with its rules and keeps them: anything else would promise what nobody does.
            if (rule.takes() != Takes.RESTART) {
                throw new IllegalArgumentException(
                        "The rule %s of %s must take effect at a restart, not %s".formatted(rule.name(), id, rule.takes()));
            }
        }
    }

    /// A world that an agent sees as it is, with the initial value of each rule.
    public EnvironmentType(String id, Class<R> rulesType, Function<R, Environment> maker) {
        this(id, Knobs.of(rulesType).initial(), Wrapping.NONE, maker);
    }

    /// The rules as settings that start with the canonical values.
    public Knobs<R> rules() {
        return Knobs.of(rulesType()).startingAt(canonical);
    }

    @SuppressWarnings("unchecked")
    public Class<R> rulesType() {
        return (Class<R>) canonical.getClass();
    }

    /// How an agent meets this world, as settings. Only pictures can be made smaller.
    public Knobs<Wrapping> wrappings() {
        Knobs<Wrapping> all = Knobs.of(Wrapping.class).startingAt(wrapping);
        boolean pictures = AreaDownsampling.isPicture(maker.apply(canonical).observations());
        return pictures ? all : all.narrowed("downsampling", 1, 1);
    }

    /// The world as it is trained in, its time limit included.
    /// @param rules a record of [#rulesType]
    public Environment create(Record rules) {
        return limited(rules, true);
    }

    /// The world as it is watched and played by hand: without a time limit that is only there for training.
    /// @param rules a record of [#rulesType]
    public Environment game(Record rules) {
        return limited(rules, false);
    }

    private Environment limited(Record rules, boolean training) {
        Environment world = maker.apply(rulesType().cast(rules));
        boolean limits = rules instanceof TimeLimited limited && limited.stepLimit() > 0 && (training || !limited.inTrainingOnly());
        return limits ? new TimeLimit(world, ((TimeLimited) rules).stepLimit()) : world;
    }

    public Sentence name() {
        return Sentence.of("environment." + id + ".name");
    }
}
