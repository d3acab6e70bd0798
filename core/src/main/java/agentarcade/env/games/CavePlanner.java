package agentarcade.env.games;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Player;

final class CavePlanner implements Player {
    CavePlanner(Cave.Rules rules) {
    }

    @Override
    public Action choose(Environment world) {
        return CavePlayers.followWalls(world);
    }
}
