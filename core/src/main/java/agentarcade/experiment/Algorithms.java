package agentarcade.experiment;

import agentarcade.agent.algorithms.A2c;
import agentarcade.agent.algorithms.Ddpg;
import agentarcade.agent.algorithms.Dqn;
import agentarcade.agent.algorithms.Drqn;
import agentarcade.agent.algorithms.Ppo;
import agentarcade.agent.algorithms.Reinforce;

import java.util.List;
import java.util.Optional;

/// The algorithms; the first that can play a world is offered first. A new one is a class that implements `Agent` and a line here; form, curves, files and the contract tests follow.
public final class Algorithms {
    public static final List<AlgorithmType<?>> ALL = List.of(
            new AlgorithmType<>("dqn", Dqn.Settings.class, Dqn.Numbers.class, Dqn::plays, Dqn::new),
            new AlgorithmType<>("ddpg", Ddpg.Settings.class, Ddpg.Numbers.class, Ddpg::plays, Ddpg::new),
            new AlgorithmType<>("ppo", Ppo.Settings.class, Ppo.Numbers.class, Ppo::plays, Ppo::new),
            new AlgorithmType<>("a2c", A2c.Settings.class, A2c.Numbers.class, A2c::plays, A2c::new),
            new AlgorithmType<>("reinforce", Reinforce.Settings.class, Reinforce.Numbers.class, Reinforce::plays, Reinforce::new),
            new AlgorithmType<>("drqn", Drqn.Settings.class, Drqn.Numbers.class, Drqn::plays, Drqn::new));

    private Algorithms() {
    }

    public static Optional<AlgorithmType<?>> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
