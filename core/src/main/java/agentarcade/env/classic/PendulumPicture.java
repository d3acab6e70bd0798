package agentarcade.env.classic;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;
import agentarcade.env.Picture.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How the pendulum is drawn: in front of a dial, with an arrow round the pivot whose length is the torque. The unit is a tenth of the
/// rod's length.
final class PendulumPicture {
    private static final double LENGTH = 10;
    private static final double WIDTH = 2 * (LENGTH + 4.5);
    private static final double HEIGHT = 2 * (LENGTH + 3.2);
    /// Of the torque arrow at full torque, rad.
    private static final double FULL_SWEEP = 0.75 * Math.PI;

    private PendulumPicture() {
    }

    static Picture of(Pendulum.State state, Pendulum.Rules rules) {
        List<Shape> shapes = new ArrayList<>();
        addDial(shapes);
        shapes.add(new Picture.Rod("rod", Ink.METAL, WIDTH / 2, HEIGHT / 2, state.angle(), LENGTH, 0.6));
        // The mass is spread over the whole rod; the bob tells how much there is of it to a metre.
        Point end = at(LENGTH, state.angle());
        shapes.add(new Picture.Disc("bob", Ink.PLAYER, end.x(), end.y(), 1.3 * Math.cbrt(rules.mass() / rules.length())));
        double share = state.torque() / rules.maxTorque();
        if (Math.abs(share) > 0.08) {
            shapes.add(new Picture.Turn("torque", Ink.FORCE, WIDTH / 2, HEIGHT / 2, 0.45 * LENGTH, 0, share * FULL_SWEEP));
        }
        shapes.add(new Picture.Disc("pivot", Ink.METAL, WIDTH / 2, HEIGHT / 2, 0.6));
        return new Picture(WIDTH, HEIGHT, shapes);
    }

    private static void addDial(List<Shape> shapes) {
        List<Point> circle = IntStream.rangeClosed(0, 90).mapToObj(i -> at(LENGTH, i * Math.PI / 45)).toList();
        shapes.add(new Picture.Path("dial", Ink.GRID, Picture.Stroke.LINE, 0.15, 0, circle));
        for (int degrees = -150; degrees <= 180; degrees += 30) {
            double angle = Math.toRadians(degrees);
            Point inner = at(LENGTH - 0.7, angle);
            Point outer = at(LENGTH + 0.7, angle);
            shapes.add(
                    new Picture.Line("tick " + degrees, degrees == 0 ? Ink.GOOD : Ink.LABEL, inner.x(), inner.y(), outer.x(), outer.y()));
            if (degrees % 90 == 0) {
                Point number = at(degrees % 180 == 0 ? LENGTH + 2 : LENGTH + 2.8, angle);
                String sign = degrees == 180 ? "±" : degrees < 0 ? "−" : "";
                shapes.add(new Picture.Label("degrees " + degrees, Ink.LABEL, number.x(), number.y(), 1.1, sign + Math.abs(degrees) + "°"));
            }
        }
    }

    private static Point at(double radius, double angle) {
        return new Point(WIDTH / 2 + radius * Math.sin(angle), HEIGHT / 2 - radius * Math.cos(angle));
    }
}
