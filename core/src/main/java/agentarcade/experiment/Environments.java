package agentarcade.experiment;

import agentarcade.env.classic.CartPole;
import agentarcade.env.classic.MountainCarContinuous;
import agentarcade.env.classic.Pendulum;
import agentarcade.env.games.Catch;
import agentarcade.env.wrappers.Wrapping;

import java.util.List;
import java.util.Optional;

/// The worlds. A new one is a class that implements `Environment` and a line here; play, form, curves, files and the contract tests follow.
public final class Environments {
    public static final List<EnvironmentType<?>> ALL = List.of(
            new EnvironmentType<>("catch", Catch.Rules.class, Catch::new),
            new EnvironmentType<>("cartpole-v1", CartPole.Rules.v1(), Wrapping.NONE, CartPole::new),
            new EnvironmentType<>("cartpole-v0", CartPole.Rules.v0(), Wrapping.NONE, CartPole::new),
            new EnvironmentType<>("pendulum-v1", Pendulum.Rules.class, Pendulum::new),
            new EnvironmentType<>("mountain-car-continuous-v0", MountainCarContinuous.Rules.class, MountainCarContinuous::new));

    private Environments() {
    }

    public static Optional<EnvironmentType<?>> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
