package agentarcade.experiment.results;

import agentarcade.env.Score;
import agentarcade.experiment.Environments;

import java.util.List;

/// A claim about learning, to be tried with several seeds: an algorithm with these settings learns this world, within this budget, so well.
///
/// @param algorithm its id; the algorithm need not be there yet
/// @param preset the id of one in `resources/presets`
/// @param bars from low to high; none: the row only reports
/// @param seeds how many runs the claim is about, from seed 1 on
/// @param quick whether it is run when nobody asks for certain rows; the others take hours
public record Row(String id, String world, String algorithm, String preset, Budget budget, Judging judging, List<Bar> bars, int seeds,
        boolean quick) {
    public Row {
        bars = List.copyOf(bars);
        if (bars.stream().anyMatch(bar -> bar.seeds() < 1 || bar.seeds() > seeds)) {
            throw new IllegalArgumentException("%s of %d seeds can't reach %s".formatted(id, seeds, bars));
        }
    }

    /// What its scores are.
    public Score score() {
        return Environments.find(world).map(type -> type.game(type.canonical()).score())
                .orElseThrow(() -> new IllegalStateException("The row %s needs a world %s".formatted(id, world)));
    }
}
