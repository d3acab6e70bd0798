package agentarcade.env.games;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;
import agentarcade.env.games.CatchBall.Rules;
import agentarcade.env.games.CatchBall.State;

import java.util.ArrayList;
import java.util.List;

/// Catch-ball as people see it: balls with a trail that keep their number while they fall, and the paddle.
final class CatchBallPicture {
    private static final double RADIUS = 0.36;
    /// Of the trail, in rows.
    private static final double LENGTH = 1.6;
    private static final int TRAIL_POINTS = 8;

    private CatchBallPicture() {
    }

    static Picture of(State state, Rules rules) {
        int size = rules.size();
        List<Picture.Shape> shapes = new ArrayList<>(Board.grid(size));
        boolean landed = state.hasLanded(rules);
        for (int i = 0; i < state.columns().size(); i++) {
            int number = state.ballsBefore() + i;
            double x = state.columns().get(i) + 0.5;
            double y = state.row(i, rules) + 0.5;
            shapes.add(trail("trail " + number, x, y));
            Ink ink = i > 0 || !landed ? Ink.BALL : state.isUnderOldest() ? Ink.GOOD : Ink.BAD;
            shapes.add(new Picture.Disc("ball " + number, ink, x, y, RADIUS));
        }
        shapes.add(new Picture.Block("paddle", Ink.PLAYER, state.paddle() + 0.06, size - 0.42, CatchBall.PADDLE - 0.12, 0.34, 0.34));
        return new Picture(size, size, shapes, events(state, rules, landed));
    }

    /// As long as it is from the start, so that it comes in at the upper edge with its ball.
    private static Picture.Path trail(String id, double x, double y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < TRAIL_POINTS; i++) {
            points.add(new Point(x, y - LENGTH * (TRAIL_POINTS - 1 - i) / (TRAIL_POINTS - 1)));
        }
        return new Picture.Path(id, Ink.TRAIL, Picture.Stroke.TRAIL, 0.2, 0, points);
    }

    private static List<Event> events(State state, Rules rules, boolean landed) {
        if (!landed) {
            return List.of();
        }
        Event.Kind kind = state.isUnderOldest() ? Event.Kind.CATCH : Event.Kind.CRASH;
        return List.of(new Event(kind, state.columns().getFirst() + 0.5, rules.size() - 0.5));
    }
}
