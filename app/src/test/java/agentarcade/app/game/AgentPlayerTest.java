package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.games.Catch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class AgentPlayerTest {
    private final AtomicReference<PolicySnapshot> learned = new AtomicReference<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final AgentPlayer player = new AgentPlayer(() -> Optional.ofNullable(learned.get()));
    private final Environment world = new Catch(new Catch.Rules(6));

    /// One that remembers how many observations of its episode it has seen, and does `base` and that number.
    private PolicySnapshot remembering(int base) {
        return () -> new Policy() {
            private int seen = 50;

            @Override
            public void startEpisode() {
                seen = 0;
            }

            @Override
            public Decision decide(float[] observation) {
                seen++;
                return new Decision(Action.Discrete.of(base + seen), new Opinion.Unsaid(), OptionalDouble.empty());
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private List<Action> twoMoves() {
        world.reset(1);
        return List.of(player.choose(world), player.choose(world));
    }

    private static List<Action> moves(int first, int second) {
        return List.of(Action.Discrete.of(first), Action.Discrete.of(second));
    }

    @Test
    void itPlaysAWholeGameAsItWasWhenThatGameBegan() {
        assertThat(player.isThere()).isFalse();
        learned.set(remembering(100));
        player.startGame();
        learned.set(remembering(200));
        assertThat(twoMoves()).as("learned before the first move").isEqualTo(moves(201, 202));
        learned.set(remembering(300));
        assertThat(twoMoves()).as("the same game goes on").isEqualTo(moves(203, 204));
        player.startGame();
        assertThat(twoMoves()).isEqualTo(moves(301, 302));
        player.startGame();
        assertThat(twoMoves()).as("nothing is remembered of the game before").isEqualTo(moves(301, 302));
        player.close();
        assertThat(closed).hasValue(2);
    }

    @Test
    void whatTwoOfThemRememberIsApart() {
        learned.set(remembering(100));
        AgentPlayer other = new AgentPlayer(() -> Optional.of(learned.get()));
        assertThat(twoMoves()).isEqualTo(moves(101, 102));
        assertThat(other.choose(world)).isEqualTo(Action.Discrete.of(101));
        assertThat(player.choose(world)).isEqualTo(Action.Discrete.of(103));
    }
}
