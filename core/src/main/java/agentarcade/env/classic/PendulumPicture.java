package agentarcade.env.classic;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;
import agentarcade.env.Picture.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How the pendulum is drawn: in front of a dial, with an arrow round the pivot whose length is the torque. Lengths in decimetres.
final class PendulumPicture {
    private static final double PER_METRE = 10;
    /// From the bob's path to the edge.
    private static final double MARGIN = 3.2;
    /// Of the torque arrow at full torque, rad.
    private static final double FULL_SWEEP = 0.75 * Math.PI;

    private PendulumPicture() {
    }

    static Picture of(Pendulum.State state, Pendulum.Rules rules) {
        double length = PER_METRE * rules.length();
        double side = 2 * (length + MARGIN);
        double middle = side / 2;
        List<Shape> shapes = new ArrayList<>();
        addDial(shapes, middle, length);
        shapes.add(new Picture.Rod("rod", Ink.METAL, middle, middle, state.angle(), length, 0.6));
        // The mass is spread over the rod; the bob shows how much it is.
        shapes.add(new Picture.Disc("bob", Ink.PLAYER, middle + length * Math.sin(state.angle()), middle - length * Math.cos(state.angle()),
                1.2 * Math.cbrt(rules.mass())));
        double share = state.torque() / rules.maxTorque();
        if (Math.abs(share) > 0.02) {
            shapes.add(new Picture.Turn("torque", Ink.FORCE, middle, middle, 0.45 * length, 0, share * FULL_SWEEP));
        }
        shapes.add(new Picture.Disc("pivot", Ink.METAL, middle, middle, 0.6));
        return new Picture(side, side, shapes);
    }

    private static void addDial(List<Shape> shapes, double middle, double length) {
        List<Point> circle = IntStream.rangeClosed(0, 90).mapToObj(i -> at(middle, length, i * Math.PI / 45)).toList();
        shapes.add(new Picture.Path("dial", Ink.GRID, Picture.Stroke.LINE, 0.15, 0, circle));
        for (int degrees = -150; degrees <= 180; degrees += 30) {
            double angle = Math.toRadians(degrees);
            Point inner = at(middle, length - 0.7, angle);
            Point outer = at(middle, length + 0.7, angle);
            shapes.add(
                    new Picture.Line("tick " + degrees, degrees == 0 ? Ink.GOOD : Ink.LABEL, inner.x(), inner.y(), outer.x(), outer.y()));
            if (degrees % 90 == 0) {
                Point number = at(middle, length + 2.2, angle);
                String sign = degrees == 180 ? "±" : degrees < 0 ? "−" : "";
                shapes.add(new Picture.Label("degrees " + degrees, Ink.LABEL, number.x(), number.y(), 1, sign + Math.abs(degrees) + "°"));
            }
        }
    }

    private static Point at(double middle, double radius, double angle) {
        return new Point(middle + radius * Math.sin(angle), middle - radius * Math.cos(angle));
    }
}
