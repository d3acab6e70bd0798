package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;

import java.util.ArrayList;
import java.util.List;

/// Games made up for tests.
final class Films {
    private Films() {
    }

    /// A ball that moves one cell to the right in each of `steps` steps of a board of 10 × 5 cells, at 10 steps a second.
    static Footage ball(int steps, long played) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            pictures.add(new Picture(10, 5, List.of(new Picture.Block("wall", Ink.ROCK, 0, 4, 10, 1, 0),
                    new Picture.Disc("ball", Ink.BALL, 1 + i, 2, 0.5))));
        }
        return new Footage(pictures, 10, 3, played, 1);
    }
}
