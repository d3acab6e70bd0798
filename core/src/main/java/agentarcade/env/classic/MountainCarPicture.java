package agentarcade.env.classic;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;
import agentarcade.env.Picture.Shape;
import agentarcade.env.Picture.Stroke;

import java.util.ArrayList;
import java.util.List;

/// How car and valley are drawn: the hillside is 0.55 + 0.45·sin(3·position) high, and the car stands on it. Lengths in tenths of the
/// world's unit.
final class MountainCarPicture {
    private static final double SCALE = 10;
    /// Left edge of the picture, in positions.
    private static final double LEFT = MountainCarContinuous.LEFT_END - 0.12;
    private static final double WIDTH = SCALE * (MountainCarContinuous.RIGHT_END + 0.18 - LEFT);
    private static final double HEIGHT = 13;
    private static final double WHEEL = 0.3;
    private static final double WHEELBASE = 1;
    private static final int HILL_POINTS = 120;
    private static final List<Point> HILL = hill();

    private MountainCarPicture() {
    }

    static Picture of(MountainCarContinuous.State state, boolean isOver, MountainCarContinuous.Rules rules) {
        List<Shape> shapes = new ArrayList<>();
        double goal = rules.goalPosition();
        addFlag(shapes, goal);
        shapes.add(new Picture.Path("hill", Ink.HILL, Stroke.AREA, 0, 0, HILL));
        shapes.add(new Picture.Block("wall", Ink.ROCK, 0, 0, 0.2, HEIGHT, 0));
        addCar(shapes, state);
        Event reached = new Event(Event.Kind.GOAL, across(goal), down(goal) - 1.8);
        return new Picture(WIDTH, HEIGHT, shapes, isOver ? List.of(reached) : List.of());
    }

    private static double across(double position) {
        return SCALE * (position - LEFT);
    }

    /// The hillside's distance from the upper edge.
    private static double down(double position) {
        return HEIGHT - SCALE * (0.55 + 0.45 * Math.sin(3 * position));
    }

    private static List<Point> hill() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= HILL_POINTS; i++) {
            double position = LEFT + WIDTH / SCALE * i / HILL_POINTS;
            points.add(new Point(across(position), down(position)));
        }
        points.add(new Point(WIDTH, HEIGHT));
        points.add(new Point(0, HEIGHT));
        return List.copyOf(points);
    }

    private static void addFlag(List<Shape> shapes, double goal) {
        double x = across(goal);
        double foot = down(goal);
        shapes.add(new Picture.Rod("flagpole", Ink.METAL, x, foot, 0, 2.2, 0.12));
        shapes.add(new Picture.Path("flag", Ink.FLAG, Stroke.AREA, 0, 0,
                List.of(new Point(x + 0.06, foot - 2.2), new Point(x + 1.2, foot - 1.8), new Point(x + 0.06, foot - 1.4))));
    }

    /// A car whose wheels touch the slope: `up` is the direction away from the hill, `along` the one to the right.
    private static void addCar(List<Shape> shapes, MountainCarContinuous.State state) {
        double slope = Math.atan(3 * 0.45 * Math.cos(3 * state.position()));
        double alongX = Math.cos(slope);
        double alongY = -Math.sin(slope);
        double upX = alongY;
        double upY = -alongX;
        double x = across(state.position());
        double y = down(state.position());
        double level = Math.PI / 2 - slope;

        double cabin = 2.6 * WHEEL;
        double cabinLength = 0.55;
        shapes.add(
                new Picture.Rod("cabin", Ink.PLAYER, x + cabin * upX - cabinLength / 2 * alongX, y + cabin * upY - cabinLength / 2 * alongY,
                        level, cabinLength, 0.55));
        double body = 1.5 * WHEEL;
        double bodyLength = 1.35;
        shapes.add(new Picture.Rod("body", Ink.PLAYER, x + body * upX - bodyLength / 2 * alongX, y + body * upY - bodyLength / 2 * alongY,
                level, bodyLength, 0.5));
        for (int side = -1; side <= 1; side += 2) {
            shapes.add(new Picture.Disc(side < 0 ? "rear wheel" : "front wheel", Ink.METAL, x + WHEEL * upX + side * WHEELBASE / 2 * alongX,
                    y + WHEEL * upY + side * WHEELBASE / 2 * alongY, WHEEL));
        }
        if (Math.abs(state.force()) > 0.02) {
            double above = 5 * WHEEL;
            double reach = 1.6 * state.force();
            shapes.add(Arrow.from(x + above * upX, y + above * upY, reach * alongX, reach * alongY, 0.22, "force", Ink.FORCE));
        }
    }
}
