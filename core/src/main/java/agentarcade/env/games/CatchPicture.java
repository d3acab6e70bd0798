package agentarcade.env.games;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;
import agentarcade.env.games.Catch.State;

import java.util.ArrayList;
import java.util.List;

/// Catch as people see it: a fruit with a leaf that falls into a woven basket, or beside it.
final class CatchPicture {
    private static final double RADIUS = 0.36;

    private CatchPicture() {
    }

    static Picture of(State state, int size) {
        List<Shape> shapes = new ArrayList<>(Board.grid(size));
        boolean over = state.isOver(size);
        Ink ink = !over ? Ink.FRUIT : state.caught() ? Ink.GOOD : Ink.BAD;
        addFruit(ink, state.column() + 0.5, state.row() + 0.5, shapes);
        addBasket(state.basket(), size, shapes);
        if (!over) {
            return new Picture(size, size, shapes);
        }
        Event.Kind kind = state.caught() ? Event.Kind.CATCH : Event.Kind.CRASH;
        return new Picture(size, size, shapes, List.of(new Event(kind, state.column() + 0.5, size - 0.5)));
    }

    private static void addFruit(Ink ink, double x, double y, List<Shape> shapes) {
        shapes.add(new Picture.Rod("stalk", Ink.POLE, x, y - RADIUS + 0.06, 0.25, 0.18, 0.07));
        shapes.add(new Picture.Disc("leaf", Ink.GOOD, x + 0.15, y - RADIUS - 0.02, 0.1));
        shapes.add(new Picture.Disc("fruit", ink, x, y, RADIUS));
    }

    /// The basket in front of the fruit, so that one that is caught lies in it. At the right edge a part of it is off the board.
    private static void addBasket(int centre, int size, List<Shape> shapes) {
        double left = centre - 1.0;
        double right = Math.min(left + 3, size);
        double top = size - 0.62;
        shapes.add(new Picture.Block("basket", Ink.PLAYER, left + 0.06, top, right - left - 0.12, 0.5, 0.4));
        for (double x = left + 0.5; x < right; x += 0.5) {
            shapes.add(new Picture.Line("weave " + (int) ((x - left) * 2), Ink.GROUND, x, top + 0.2, x, size - 0.17));
        }
        shapes.add(new Picture.Block("rim", Ink.PLAYER, left + 0.01, top - 0.02, right - left - 0.02, 0.19, 0.19));
    }
}
