package agentarcade.app.game;

import agentarcade.env.Score;
import agentarcade.experiment.World;

import java.util.OptionalDouble;

/// The best a person has done in one world: the highest score of a game or, where games are only won or lost, the longest row of wins.
/// Games in slow motion don't count.
final class PersonalBest {
    private final BestScores kept;
    private final String world;
    private final boolean rows;
    private long row;
    private boolean beatenInRow;

    static PersonalBest in(World world, Score score, BestScores kept) {
        return new PersonalBest(kept, WorldKey.of(world), score);
    }

    PersonalBest(BestScores kept, String world, Score score) {
        this.kept = kept;
        this.world = world;
        rows = score == Score.WIN;
    }

    /// A game is over.
    /// @return whether it was the best so far, and there was one to beat
    boolean count(double score, boolean slowed) {
        boolean won = score > 0;
        if (rows && (!won || slowed)) {
            row = 0;
            beatenInRow = false;
            return false;
        }
        row++;
        OptionalDouble before = kept.best(world);
        double reached = rows ? row : score;
        if (slowed || before.isPresent() && reached <= before.getAsDouble()) {
            return false;
        }
        kept.best(world, reached);
        boolean first = !beatenInRow;
        // Each further win of a row beats the one before; once is enough to be told.
        beatenInRow = rows;
        return before.isPresent() && first;
    }

    OptionalDouble best() {
        return kept.best(world);
    }

    /// Games won one after the other, where that is what counts.
    long row() {
        return row;
    }
}
