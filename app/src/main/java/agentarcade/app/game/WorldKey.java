package agentarcade.app.game;

import agentarcade.experiment.World;

/// Stands for a world and its rules, from one start of the program to the next: an easier variant is another world.
final class WorldKey {
    private WorldKey() {
    }

    /// Of letters, digits and hyphens.
    static String of(World world) {
        return world.isCanonical() ? world.type().id() : world.type().id() + "-" + Integer.toHexString(world.rules().toString().hashCode());
    }
}
