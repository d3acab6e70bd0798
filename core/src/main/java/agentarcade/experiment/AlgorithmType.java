package agentarcade.experiment;

import agentarcade.agent.Agent;
import agentarcade.agent.Task;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Sentence;

import java.util.function.BiFunction;
import java.util.function.Predicate;

/// A way of learning to choose from. `id` names it in files and on the command line; `plays` says which action spaces it can handle.
/// `numbersType` is the record that `AgentState.numbers` is made of, so that files can be read before an agent is built.
public record AlgorithmType<S extends Record>(String id, Class<S> settingsType, Class<? extends Record> numbersType, Predicate<Space> plays,
        BiFunction<S, Task, Agent> maker) {

    /// γ of an algorithm that has no such setting.
    private static final double USUAL_DISCOUNT = 0.99;

    public Knobs<S> settings() {
        return Knobs.of(settingsType);
    }

    public boolean fits(World world) {
        return plays.test(world.game().actions());
    }

    /// @param settings a record of [#settingsType]
    public Agent create(Record settings, Task task) {
        return maker.apply(settingsType.cast(settings), task);
    }

    /// What a reward is worth one step later, to this algorithm with these settings.
    /// @param settings a record of [#settingsType]
    public double discount(Record settings) {
        return settings().values(settingsType.cast(settings)).get("discount") instanceof Double discount ? discount : USUAL_DISCOUNT;
    }

    public Sentence name() {
        return Sentence.of("algorithm." + id + ".name");
    }
}
