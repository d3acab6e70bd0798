package agentarcade.env.games;

import static agentarcade.env.games.Cave.BLOCK_HEIGHT;
import static agentarcade.env.games.Cave.BLOCK_WIDTH;
import static agentarcade.env.games.Cave.SHIP;
import static agentarcade.env.games.Cave.SIZE;
import static agentarcade.env.games.Cave.TRAIL;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Block;
import agentarcade.env.Picture.Disc;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Path;
import agentarcade.env.Picture.Point;
import agentarcade.env.Picture.Rod;
import agentarcade.env.Picture.Shape;
import agentarcade.env.Picture.Stroke;
import agentarcade.env.games.CaveState.Crash;
import agentarcade.env.games.CaveState.Wall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// CAVE as people see it: a tunnel that scrolls smoothly past a ship with its trail. Unlike the agent's camera, this one does not jump with
/// the ship: it follows the tunnel.
///
/// Rock and edge number their points by column, so that between two steps every column moves on by a part of one. Points further left and
/// right than the picture hide what comes and goes at its sides.
final class CavePicture {
    /// Three columns less than there are: one on the left, which leaves, and two on the right, where one arrives.
    private static final double WIDTH = SIZE - 3;
    private static final double HEIGHT = 40;
    /// How near to the upper or lower edge the ship may come before the camera follows it.
    private static final double MARGIN = 4;
    /// Rock reaches this far beyond the picture.
    private static final double FAR = 60;

    private final CaveState state;
    /// The row at the top of the picture.
    private final double top;

    private CavePicture(CaveState state) {
        this.state = state;
        double middle = Math.clamp(middleOfTunnel(state.walls()), state.y() - HEIGHT / 2 + MARGIN, state.y() + HEIGHT / 2 - MARGIN);
        top = middle - HEIGHT / 2;
    }

    static Picture of(CaveState state) {
        return new CavePicture(state).picture();
    }

    /// Where the tunnel leads around the ship and ahead of it: a mean of its middles that is weighted so softly that it glides while
    /// column after column goes by.
    private static double middleOfTunnel(List<Wall> walls) {
        double sum = 0;
        double weights = 0;
        for (int column = 0; column < SIZE; column++) {
            double weight = Math.min(column, SIZE - 1 - column);
            sum += weight * walls.get(column).centre();
            weights += weight;
        }
        return sum / weights;
    }

    private Picture picture() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(rock("ceiling", Wall::ceiling, -FAR));
        shapes.add(rock("floor", Wall::floor, HEIGHT + FAR));
        shapes.add(edge("ceiling edge", Wall::ceiling));
        shapes.add(edge("floor edge", Wall::floor));
        state.blocks().forEach(block -> addBlock(block, shapes));
        double x = x(SHIP);
        double y = state.y() - top;
        shapes.add(trail());
        if (isRising()) {
            shapes.add(new Rod("flame", Ink.TRAIL, x - 0.3, y + 0.5, Math.PI, 1.4, 0.5));
        }
        // The nose points to where the ship is going; it flies one column a step.
        shapes.add(new Rod("nose", Ink.PLAYER, x - 0.6, y, Math.PI / 2 + Math.atan(state.speed()), 1.9, 0.55));
        shapes.add(new Disc("ship", Ink.PLAYER, x, y, 0.8));
        List<Event> events = state.crash() == Crash.NONE ? List.of() : List.of(new Event(Event.Kind.CRASH, x, y));
        return new Picture(WIDTH, HEIGHT, shapes, events);
    }

    private static double x(int column) {
        return column - 1;
    }

    /// Everything beyond a wall. Corners out of sight close the area: their numbers go on from those of the columns, so that the last of
    /// two on the left and the one on the right are on their way from or to a column's place, where nobody sees it.
    private Path rock(String id, ToDoubleFunction<Wall> row, double beyond) {
        List<Point> points = new ArrayList<>(SIZE + 3);
        points.add(new Point(x(-1), beyond));
        points.add(new Point(x(-1), beyond));
        addColumns(row, points);
        points.add(new Point(x(SIZE), beyond));
        return new Path(id, Ink.ROCK, Stroke.AREA, 0, state.firstColumn() - 2, points);
    }

    private Path edge(String id, ToDoubleFunction<Wall> row) {
        List<Point> points = new ArrayList<>(SIZE);
        addColumns(row, points);
        return new Path(id, Ink.EDGE, Stroke.LINE, 0.3, state.firstColumn(), points);
    }

    private void addColumns(ToDoubleFunction<Wall> row, List<Point> points) {
        for (int column = 0; column < SIZE; column++) {
            points.add(new Point(x(column), row.applyAsDouble(state.walls().get(column)) - top));
        }
    }

    /// A block, cut off where the picture ends; nothing if it is out of sight.
    private void addBlock(CaveState.Block block, List<Shape> shapes) {
        double left = Math.max(x(block.column(state.step())), 0);
        double right = Math.min(x(block.column(state.step()) + BLOCK_WIDTH), WIDTH);
        double upper = Math.max(block.top() - top, 0);
        double lower = Math.min(block.top() + BLOCK_HEIGHT - top, HEIGHT);
        if (left < right && upper < lower) {
            shapes.add(new Block("block " + block.born(), Ink.OBSTACLE, left, upper, right - left, lower - upper, 0.6));
        }
    }

    /// Its points stay in their columns and only rise and fall, so that it ends at the ship between two steps, too.
    private Path trail() {
        List<Point> points = new ArrayList<>(TRAIL);
        for (int i = 0; i < TRAIL; i++) {
            points.add(new Point(x(SHIP - TRAIL + 1 + i), state.trail().get(i) - top));
        }
        return new Path("trail", Ink.TRAIL, Stroke.TRAIL, 0.7, 0, points);
    }

    /// Whether the button was held in the last step: the ship has come less far down than in the step before.
    private boolean isRising() {
        List<Double> trail = state.trail();
        return state.step() > 0 && state.speed() < trail.get(TRAIL - 2) - trail.get(TRAIL - 3);
    }
}
