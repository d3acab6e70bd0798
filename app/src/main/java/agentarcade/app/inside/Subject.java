package agentarcade.app.inside;

import agentarcade.agent.Anatomy.Form;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Environment;
import agentarcade.env.PhasePlane;
import agentarcade.env.Space;
import agentarcade.env.games.Catch;
import agentarcade.env.games.CatchSolution;
import agentarcade.experiment.World;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a world before anybody has learned anything in it: what can be shown of an agent there, and what it is called.
///
/// @param quantities what the numbers of an observation are called, as in [Environment#quantities]
/// @param names what the choices are called
/// @param truth Catch solved, if it is played on the board that the agent sees
/// @param size of that board
record Subject(Form seen, List<String> quantities, Space actions, List<String> names, Optional<PhasePlane> plane,
        Optional<CatchSolution> truth, int size) {

    static Subject of(RunViewModel run, List<String> names) {
        World world = run.world();
        Environment environment = world.seen();
        int[] shape = environment.observations().shape();
        Form form = switch (shape.length) {
            case 2 -> new Form(1, shape[0], shape[1]);
            case 3 -> new Form(shape[0], shape[1], shape[2]);
            default -> new Form(1, 1, environment.observations().size());
        };
        int size = world.rules() instanceof Catch.Rules rules ? rules.size() : 0;
        boolean solvable = size > 0 && form.equals(new Form(1, size, size)) && run.canTrain() && !world.wrapping().normaliseObservations()
                && world.wrapping().actionRepeat() == 1;
        Optional<CatchSolution> truth = solvable
                ? Optional.of(new CatchSolution((Catch.Rules) world.rules(),
                        run.experiment().algorithm().discount(run.settings().orElseThrow())))
                : Optional.empty();
        return new Subject(form, environment.quantities(), environment.actions(), names, environment.phasePlane(), truth, size);
    }

    /// What can be shown at all.
    List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>(List.of(Tile.NETWORK, Tile.LEARNED));
        if (plane.isPresent()) {
            tiles.add(Tile.PLANE);
        }
        if (truth.isPresent()) {
            tiles.add(Tile.TRUTH);
        }
        return tiles;
    }
}
