package agentarcade.experiment;

import agentarcade.env.classic.CartPole;
import agentarcade.env.classic.MountainCarContinuous;
import agentarcade.env.classic.Pendulum;
import agentarcade.env.games.Catch;
import agentarcade.env.games.CatchBall;
import agentarcade.env.games.Cave;
import agentarcade.env.wrappers.Wrapping;

import java.util.List;
import java.util.Optional;

/// The worlds. A new one is a class that implements `Environment` and a line here; play, form, curves, files and the contract tests follow.
public final class Environments {
    /// Speed does not show in one picture of CAVE, and nothing happens in a thirtieth of a second: 4 pictures, 3 steps apart, and actions
    /// held for 3 steps.
    private static final Wrapping CAVE = new Wrapping(4, 3, 3, 1, false, false);

    public static final List<EnvironmentType<?>> ALL = List.of(
            new EnvironmentType<>("catch", Catch.Rules.class, Catch::new),
            new EnvironmentType<>("catch-ball-8", CatchBall.Rules.SMALL, Wrapping.NONE, CatchBall::new),
            new EnvironmentType<>("catch-ball-16", CatchBall.Rules.LARGE, Wrapping.NONE, CatchBall::new),
            new EnvironmentType<>("cave", Cave.Rules.NORMAL, CAVE, Cave::new),
            new EnvironmentType<>("cave-hard", Cave.Rules.HARD, CAVE, Cave::new),
            new EnvironmentType<>("cave-no-blocks", Cave.Rules.NO_BLOCKS, CAVE, Cave::new),
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
