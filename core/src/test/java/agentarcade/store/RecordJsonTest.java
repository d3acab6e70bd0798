package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.WorldVector;
import agentarcade.env.games.Catch;
import agentarcade.env.wrappers.TimeLimit;
import agentarcade.env.wrappers.Wrapping;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private static Environment wrapped() {
        return new Wrapping(3, 2, 2, 2, false, false).around(new TimeLimit(new Catch(new Catch.Rules(10)), 7));
    }

    @Test
    void aWorldInsideAWorldIsReadBackByTheClassesItHas() throws Damaged {
        Environment world = wrapped();
        world.reset(3);
        world.step(Action.Discrete.of(2));
        Record state = world.snapshot();
        assertThat(RecordJson.readLike(RecordJson.write(state), state, "world")).isEqualTo(state);
    }

    @Test
    void soAreManyWorldsInAList() throws Damaged {
        WorldVector worlds = new WorldVector(3, RecordJsonTest::wrapped, 5);
        worlds.reset();
        worlds.step(new Action[] {Action.Discrete.of(0), Action.Discrete.of(1), Action.Discrete.of(2)});
        Record state = worlds.snapshot();
        assertThat(RecordJson.readLike(RecordJson.write(state), state, "worlds")).isEqualTo(state);
    }

    @Test
    void aPartOfAnotherKindIsRefused() {
        Environment world = wrapped();
        world.reset(3);
        ObjectNode tree = RecordJson.write(world.snapshot());
        tree.properties().forEach(part -> {
            ObjectNode damaged = tree.deepCopy();
            damaged.put(part.getKey(), "nothing of the kind");
            if (!part.getValue().isTextual()) {
                assertThatThrownBy(() -> RecordJson.readLike(damaged, world.snapshot(), "world")).isInstanceOf(Damaged.class);
            }
        });
        assertThat(List.copyOf(tree.properties())).isNotEmpty();
    }
}
