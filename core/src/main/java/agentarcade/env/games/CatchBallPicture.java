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
    private static final double LENGTH = 1.5;

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
            // A ball has its trail from the start, so that it grows while the ball comes down from the edge.
            shapes.add(new Picture.Path("trail " + number, Ink.TRAIL, Picture.Stroke.TRAIL, 0.4, 0,
                    List.of(new Point(x, y - LENGTH), new Point(x, y - LENGTH / 2), new Point(x, y))));
            Ink ink = i > 0 || !landed ? Ink.BALL : state.isUnderOldest() ? Ink.GOOD : Ink.BAD;
            shapes.add(new Picture.Disc("ball " + number, ink, x, y, RADIUS));
        }
        shapes.add(new Picture.Block("paddle", Ink.PLAYER, state.paddle() + 0.06, size - 0.42, CatchBall.PADDLE - 0.12, 0.34, 0.34));
        return new Picture(size, size, shapes, events(state, rules, landed));
    }

    private static List<Event> events(State state, Rules rules, boolean landed) {
        if (!landed) {
            return List.of();
        }
        Event.Kind kind = state.isUnderOldest() ? Event.Kind.CATCH : Event.Kind.CRASH;
        return List.of(new Event(kind, state.columns().getFirst() + 0.5, rules.size() - 0.5));
    }
}
