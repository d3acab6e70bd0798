package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.OpenedPolicy;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Player;

import java.util.Optional;
import java.util.function.Supplier;

/// An agent in a race: a network of its own that plays a whole game as it was when that game began.
final class AgentPlayer implements Player, AutoCloseable {
    private final Supplier<Optional<PolicySnapshot>> source;
    private final OpenedPolicy opened = new OpenedPolicy();
    private Decision decision;
    private boolean inGame;

    /// @param source what the agent has learned, asked before each game
    AgentPlayer(Supplier<Optional<PolicySnapshot>> source) {
        this.source = source;
    }

    boolean isThere() {
        return source.get().isPresent();
    }

    /// A game is about to begin.
    void startGame() {
        inGame = false;
    }

    /// @throws java.util.NoSuchElementException if it isn't there
    @Override
    public Action choose(Environment world) {
        if (!inGame) {
            // Not before the first move: a person may take a long time to begin, and the agent learns meanwhile.
            opened.take(source.get().orElseThrow());
            opened.policy().ifPresent(Policy::startEpisode);
            inGame = true;
        }
        decision = opened.policy().orElseThrow().decide(world.observation());
        return decision.action();
    }

    /// What it chose last, and what it thinks of its actions there, once it has chosen in this game.
    Optional<Decision> decision() {
        return inGame ? Optional.ofNullable(decision) : Optional.empty();
    }

    @Override
    public void close() {
        opened.close();
        inGame = false;
    }
}
