package agentarcade.env.games;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;

import java.util.ArrayList;
import java.util.List;

/// What pictures of games on a square board have in common.
final class Board {
    private Board() {
    }

    /// Thin lines between the cells of a board of `size` × `size`.
    static List<Picture.Shape> grid(int size) {
        List<Picture.Shape> lines = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            lines.add(new Picture.Line("column " + i, Ink.GRID, i, 0, i, size));
            lines.add(new Picture.Line("row " + i, Ink.GRID, 0, i, size, i));
        }
        return lines;
    }
}
