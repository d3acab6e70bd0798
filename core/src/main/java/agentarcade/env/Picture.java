package agentarcade.env;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A game drawn in shapes that no toolkit owns. Units are the world's own (cells, metres); x grows to the right, y downwards.
/// Colours are named by what a thing is ([Ink]), so that each theme can choose its own. Shapes are painted in the order of the list.
public record Picture(double width, double height, List<Shape> shapes) {
    public Picture {
        shapes = List.copyOf(shapes);
    }

    /// What a shape shows, not how it looks.
    public enum Ink {
        GROUND, GRID, FRUIT, PLAYER, GOOD, BAD
    }

    /// One shape. Shapes of the same `id` in two pictures are the same thing at two times.
    public sealed interface Shape {
        String id();

        Ink ink();

        /// This shape on its way to `next`, 0 = here, 1 = there.
        Shape towards(Shape next, double fraction);
    }

    /// A filled disc around (x, y).
    public record Disc(String id, Ink ink, double x, double y, double radius) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Disc(String to, Ink nextInk, double x2, double y2, double radius2)
                    ? new Disc(to, arriving(ink, nextInk, fraction), mix(x, x2, fraction), mix(y, y2, fraction),
                            mix(radius, radius2, fraction))
                    : next;
        }
    }

    /// A filled rectangle with its top left corner at (x, y) and round corners of `arc`.
    public record Block(String id, Ink ink, double x, double y, double width, double height, double arc) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Block(String to, Ink nextInk, double x2, double y2, double width2, double height2, double arc2)
                    ? new Block(to, arriving(ink, nextInk, fraction), mix(x, x2, fraction), mix(y, y2, fraction),
                            mix(width, width2, fraction),
                            mix(height, height2, fraction), mix(arc, arc2, fraction))
                    : next;
        }
    }

    /// A thin line from (x, y) to (x2, y2).
    public record Line(String id, Ink ink, double x, double y, double x2, double y2) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Line(String to, Ink nextInk, double nx, double ny, double nx2, double ny2)
                    ? new Line(to, arriving(ink, nextInk, fraction), mix(x, nx, fraction), mix(y, ny, fraction), mix(x2, nx2, fraction),
                            mix(y2, ny2, fraction))
                    : next;
        }
    }

    /// The picture between this one and `next`: what is in both moves, what is only in `next` is there already.
    public Picture towards(Picture next, double fraction) {
        Map<String, Shape> here = new HashMap<>();
        shapes.forEach(shape -> here.put(shape.id(), shape));
        List<Shape> between = new ArrayList<>();
        for (Shape shape : next.shapes) {
            Shape before = here.get(shape.id());
            between.add(before == null ? shape : before.towards(shape, fraction));
        }
        return new Picture(next.width, next.height, between);
    }

    /// What a thing turns into it is when it arrives: a fruit is caught at the basket, not on its way there.
    private static Ink arriving(Ink here, Ink there, double fraction) {
        return fraction < 1 ? here : there;
    }

    private static double mix(double from, double to, double fraction) {
        // Not from + (to - from) * fraction, which does not quite arrive; and what stands still stands still to the last bit.
        return from == to ? to : from * (1 - fraction) + to * fraction;
    }
}
