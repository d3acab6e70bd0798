package agentarcade.experiment;

import agentarcade.env.games.Catch;

import java.util.List;
import java.util.Optional;

/// The worlds. A new one is a class that implements `Environment` and a line here; play, form, curves, files and the contract tests follow.
public final class Environments {
    public static final List<EnvironmentType<?>> ALL = List.of(
            new EnvironmentType<>("catch", Catch.Rules.class, Catch::new));

    private Environments() {
    }

    public static Optional<EnvironmentType<?>> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
