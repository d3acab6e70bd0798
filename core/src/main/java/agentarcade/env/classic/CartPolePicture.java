package agentarcade.env.classic;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;

import java.util.ArrayList;
import java.util.List;

/// How cart and pole are drawn: from the side, in metres of the track, which has a mark for every metre and posts at its limits. Cart and
/// pole are half as large again as they would be to scale, because a few degrees decide the game. The angles at which the pole counts
/// as fallen travel with the cart.
final class CartPolePicture {
    private static final double ENLARGED = 1.5;
    private static final double CART_WIDTH = 0.5 * ENLARGED;
    private static final double CART_HEIGHT = 0.22 * ENLARGED;
    private static final double WHEEL = 0.08 * ENLARGED;
    private static final double POLE_THICKNESS = 0.08 * ENLARGED;
    /// Of the lines for the angles to the pole.
    private static final double FALL_LINE = 1.15;
    /// Beyond the limit, for the step in which the cart leaves the track.
    private static final double OVERSHOOT = 0.1;
    /// From the rail to the lower edge, with room for the labels.
    private static final double BELOW = 0.55;
    /// Of width to height, at most.
    private static final double ASPECT = 1.8;

    private CartPolePicture() {
    }

    /// @param hasLeft whether the cart has left its track
    /// @param hasFallen whether the pole has fallen
    static Picture of(CartPole.State state, boolean hasLeft, boolean hasFallen, CartPole.Rules rules) {
        double poleLength = 2 * rules.halfLength() * ENLARGED;
        // The step beyond the limits must still fit: the pole leans at most twice as far as it may, the cart is held at the edge.
        double lean = poleLength * Math.sin(Math.min(Math.PI / 2, 2 * rules.angleLimitInRad()));
        double travel = rules.positionLimit() + OVERSHOOT;
        double width = 2 * (travel + Math.max(CART_WIDTH / 2, lean) + POLE_THICKNESS);
        double cartTop = 1.6 * WHEEL + CART_HEIGHT;
        double height = Math.max(BELOW + cartTop + FALL_LINE * poleLength + POLE_THICKNESS, width / ASPECT);
        double rail = height - BELOW;
        double x = width / 2 + Math.clamp(state.x(), -travel, travel);
        double pivot = rail - cartTop;

        List<Shape> shapes = new ArrayList<>();
        addTrack(shapes, rules.positionLimit(), width, rail);
        addFallLines(shapes, x, pivot, FALL_LINE * poleLength, rules.angleLimitInRad());
        shapes.add(new Picture.Block("cart", hasLeft ? Ink.BAD : Ink.PLAYER, x - CART_WIDTH / 2, pivot, CART_WIDTH, CART_HEIGHT, 0.15));
        for (int side = -1; side <= 1; side += 2) {
            shapes.add(new Picture.Disc(side < 0 ? "left wheel" : "right wheel", Ink.METAL, x + side * CART_WIDTH * 0.3, rail - WHEEL,
                    WHEEL));
        }
        if (state.force() != 0) {
            double reach = Math.signum(state.force()) * CART_WIDTH * 0.36;
            shapes.add(Arrow.from(x - reach, pivot + 0.55 * CART_HEIGHT, 2 * reach, 0, 0.08, "force", Ink.FORCE));
        }
        shapes.add(new Picture.Rod("pole", hasFallen ? Ink.BAD : Ink.POLE, x, pivot, state.angle(), poleLength, POLE_THICKNESS));
        shapes.add(new Picture.Disc("pivot", Ink.METAL, x, pivot, 0.7 * POLE_THICKNESS));
        Event crash = new Event(Event.Kind.CRASH, x + poleLength * Math.sin(state.angle()), pivot - poleLength * Math.cos(state.angle()));
        return new Picture(width, height, shapes, hasLeft || hasFallen ? List.of(crash) : List.of());
    }

    private static void addTrack(List<Shape> shapes, double limit, double width, double rail) {
        double middle = width / 2;
        shapes.add(new Picture.Block("ground", Ink.GRID, 0, rail, width, BELOW, 0));
        shapes.add(new Picture.Line("rail", Ink.LABEL, 0, rail, width, rail));
        for (int metre = (int) -limit; metre <= limit; metre++) {
            shapes.add(new Picture.Line("mark " + metre, Ink.LABEL, middle + metre, rail, middle + metre, rail + 0.1));
            String words = (metre < 0 ? "−" : "") + Math.abs(metre) + (metre == (int) limit ? " m" : "");
            shapes.add(new Picture.Label("metre " + metre, Ink.LABEL, middle + metre, rail + 0.28, 0.2, words));
        }
        for (int side = -1; side <= 1; side += 2) {
            shapes.add(new Picture.Block(side < 0 ? "left limit" : "right limit", Ink.LIMIT, middle + side * limit - 0.025, rail - 0.5,
                    0.05, 0.5, 0.05));
        }
    }

    private static void addFallLines(List<Shape> shapes, double x, double pivot, double length, double angle) {
        for (int side = -1; side <= 1; side += 2) {
            shapes.add(new Picture.Line(side < 0 ? "left angle" : "right angle", Ink.LIMIT, x, pivot,
                    x + side * length * Math.sin(angle), pivot - length * Math.cos(angle)));
        }
    }
}
