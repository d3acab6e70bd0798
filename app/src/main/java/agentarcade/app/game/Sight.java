package agentarcade.app.game;

import agentarcade.env.Environment;
import agentarcade.env.Space;

import java.util.List;

/// How an agent sees its world: the space of what it sees, what each number of it is called where they are few, and how many steps of the
/// game lie between stacked pictures.
record Sight(Space.Box space, List<String> quantities, int spacing) {
    static Sight of(Environment world, int spacing) {
        return new Sight(world.observations(), world.quantities(), spacing);
    }
}
