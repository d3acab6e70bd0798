package agentarcade.env;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A game drawn in shapes that no toolkit owns. Units are the world's own (cells, metres); x grows to the right, y downwards.
/// Colours are named by what a thing is ([Ink]), so that each theme can choose its own. Shapes are painted in the order of the list and
/// clipped to `width` × `height`.
public record Picture(double width, double height, List<Shape> shapes, List<Event> events) {
    public Picture {
        shapes = List.copyOf(shapes);
        events = List.copyOf(events);
    }

    /// A picture in which nothing special has just happened.
    public Picture(double width, double height, List<Shape> shapes) {
        this(width, height, shapes, List.of());
    }

    /// What a shape shows, not how it looks.
    public enum Ink {
        GROUND, GRID, FRUIT, PLAYER, GOOD, BAD, BALL, ROCK, EDGE, TRAIL, OBSTACLE, METAL, POLE, LIMIT, FORCE, HILL, FLAG, LABEL
    }

    /// Something that happened in the step that led to this picture, worth an effect at its place.
    public record Event(Kind kind, double x, double y) {
        public enum Kind {
            CATCH, CRASH, GOAL
        }
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

    /// A bar with round ends that starts at (x, y) and turns with its angle, in rad clockwise from upright.
    public record Rod(String id, Ink ink, double x, double y, double angle, double length, double thickness) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Rod(String to, Ink nextInk, double x2, double y2, double angle2, double length2, double thickness2)
                    ? new Rod(to, arriving(ink, nextInk, fraction), mix(x, x2, fraction), mix(y, y2, fraction),
                            mix(angle, angle2, fraction), mix(length, length2, fraction), mix(thickness, thickness2, fraction))
                    : next;
        }
    }

    /// A round arrow about (x, y): from angle `from` on over `sweep`, both in rad clockwise from upright, with its head at the end.
    public record Turn(String id, Ink ink, double x, double y, double radius, double from, double sweep) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Turn(String to, Ink nextInk, double x2, double y2, double radius2, double from2, double sweep2)
                    ? new Turn(to, arriving(ink, nextInk, fraction), mix(x, x2, fraction), mix(y, y2, fraction),
                            mix(radius, radius2, fraction), mix(from, from2, fraction), mix(sweep, sweep2, fraction))
                    : next;
        }
    }

    /// A few words or a number, `height` tall, centred on (x, y).
    public record Label(String id, Ink ink, double x, double y, double height, String words) implements Shape {
        @Override
        public Shape towards(Shape next, double fraction) {
            return next instanceof Label(String to, Ink nextInk, double x2, double y2, double height2, String words2)
                    ? new Label(to, arriving(ink, nextInk, fraction), mix(x, x2, fraction), mix(y, y2, fraction),
                            mix(height, height2, fraction), fraction < 1 ? words : words2)
                    : next;
        }
    }

    /// A point of a [Path].
    public record Point(double x, double y) {
    }

    /// How the points of a path are drawn: as an area with a lit edge, as a line, or as a trail that fades towards its first point.
    public enum Stroke {
        AREA, LINE, TRAIL
    }

    /// Points joined in order, such as a hillside. Unlike other shapes, it may reach beyond the picture.
    /// @param first the number of the first point: points of the same number in two pictures are the same point at two times, and one that
    ///              is only in the later picture moves along with its neighbour. So a landscape can scroll.
    public record Path(String id, Ink ink, Stroke stroke, double thickness, long first, List<Point> points) implements Shape {
        public Path {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("The path %s has no points".formatted(id));
            }
        }

        @Override
        public Shape towards(Shape next, double fraction) {
            if (!(next instanceof Path there) || there.stroke != stroke || first > there.first + there.points.size() - 1
                    || there.first > first + points.size() - 1) {
                return next;
            }
            List<Point> between = new ArrayList<>(there.points.size());
            for (int i = 0; i < there.points.size(); i++) {
                Point to = there.points.get(i);
                // Of a point that was not there before, the nearest that was.
                long number = Math.clamp(there.first + i, first, first + points.size() - 1);
                Point from = points.get((int) (number - first));
                Point moved = there.points.get(Math.clamp(number - there.first, 0, there.points.size() - 1));
                boolean known = number == there.first + i;
                between.add(known
                        ? new Point(mix(from.x(), to.x(), fraction), mix(from.y(), to.y(), fraction))
                        : new Point(to.x() + (1 - fraction) * (from.x() - moved.x()), to.y() + (1 - fraction) * (from.y() - moved.y())));
            }
            return new Path(there.id, arriving(ink, there.ink, fraction), stroke, mix(thickness, there.thickness, fraction), there.first,
                    between);
        }
    }

    /// The picture between this one and `next`: what is in both moves, what is only in `next` is there already. Events happen on arrival.
    public Picture towards(Picture next, double fraction) {
        Map<String, Shape> here = new HashMap<>();
        shapes.forEach(shape -> here.put(shape.id(), shape));
        List<Shape> between = new ArrayList<>(next.shapes.size());
        for (Shape shape : next.shapes) {
            Shape before = here.get(shape.id());
            between.add(before == null ? shape : before.towards(shape, fraction));
        }
        return new Picture(next.width, next.height, between, fraction < 1 ? List.of() : next.events);
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
