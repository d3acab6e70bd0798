package agentarcade.app.game;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Block;
import agentarcade.env.Picture.Disc;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Label;
import agentarcade.env.Picture.Line;
import agentarcade.env.Picture.Path;
import agentarcade.env.Picture.Point;
import agentarcade.env.Picture.Rod;
import agentarcade.env.Picture.Shape;
import agentarcade.env.Picture.Stroke;
import agentarcade.env.Picture.Turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Pictures as worlds draw them, to paint without a world.
final class TestPictures {
    private TestPictures() {
    }

    /// A tunnel with a ship, its trail, and blocks to hit.
    static Picture tunnel() {
        List<Shape> shapes = new ArrayList<>();
        IntToDoubleFunction centre = x -> 24 + 7 * Math.sin(x / 6.0);
        List<Point> roof = new ArrayList<>();
        List<Point> floor = new ArrayList<>();
        for (int x = 0; x <= 48; x++) {
            roof.add(new Point(x, centre.applyAsDouble(x) - 11));
            floor.add(new Point(x, centre.applyAsDouble(x) + 11));
        }
        shapes.add(area("roof", Ink.ROCK, roof, -1, 48));
        shapes.add(area("floor", Ink.ROCK, floor, 49, 48));
        shapes.add(new Path("roof edge", Ink.EDGE, Stroke.LINE, 0.35, 0, roof));
        shapes.add(new Path("floor edge", Ink.EDGE, Stroke.LINE, 0.35, 0, floor));
        shapes.add(new Block("block 1", Ink.OBSTACLE, 26, 18, 2, 6, 0.6));
        shapes.add(new Block("block 2", Ink.OBSTACLE, 41, 25, 2, 6, 0.6));
        List<Point> trail = new ArrayList<>();
        for (int x = 0; x < 15; x++) {
            trail.add(new Point(x, 24 + 2.5 * Math.sin(x / 4.0)));
        }
        shapes.add(new Path("trail", Ink.TRAIL, Stroke.TRAIL, 0.7, 0, trail));
        shapes.add(new Disc("ship", Ink.PLAYER, 14.5, 23.5, 0.9));
        return new Picture(48, 48, shapes);
    }

    /// A pole on a cart, with its limits.
    static Picture cart() {
        return new Picture(6, 3, List.of(
                new Line("track", Ink.METAL, 0, 2.3, 6, 2.3),
                new Line("left", Ink.LIMIT, 0.6, 0.6, 0.6, 2.7),
                new Line("right", Ink.LIMIT, 5.4, 0.6, 5.4, 2.7),
                new Label("left limit", Ink.LABEL, 0.6, 2.85, 0.14, "−2.4 m"),
                new Label("right limit", Ink.LABEL, 5.4, 2.85, 0.14, "2.4 m"),
                new Rod("force", Ink.FORCE, 3.5, 2.15, Math.PI / 2, 0.6, 0.07),
                new Block("cart", Ink.PLAYER, 2.7, 2.0, 0.8, 0.35, 0.12),
                new Disc("wheel 1", Ink.METAL, 2.9, 2.37, 0.11),
                new Disc("wheel 2", Ink.METAL, 3.3, 2.37, 0.11),
                new Line("angle", Ink.LIMIT, 3.1, 2.0, 3.1 + 1.2 * Math.sin(0.21), 2.0 - 1.2 * Math.cos(0.21)),
                new Rod("pole", Ink.POLE, 3.1, 2.0, -0.12, 1.1, 0.1),
                new Disc("axle", Ink.METAL, 3.1, 2.0, 0.07)));
    }

    /// A pendulum with the torque that turns it.
    static Picture pendulum() {
        return new Picture(4, 4, List.of(
                new Rod("pole", Ink.POLE, 2, 2, 0.9, 1.2, 0.24),
                new Disc("axle", Ink.METAL, 2, 2, 0.1),
                new Turn("torque", Ink.FORCE, 2, 2, 0.55, 0, -1.9)));
    }

    /// A car in a valley below a flag.
    static Picture mountain() {
        List<Point> hill = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double x = i * 0.018;
            hill.add(new Point(x, 1.15 - 0.45 * Math.sin(3 * (x - 1.2))));
        }
        return new Picture(1.8, 1.6, List.of(area("hill", Ink.HILL, hill, 1.7, 1.8),
                new Rod("mast", Ink.METAL, 1.65, 0.73, 0, 0.28, 0.015),
                new Block("flag", Ink.FLAG, 1.655, 0.46, 0.11, 0.08, 0.01),
                new Block("car", Ink.PLAYER, 0.55, 1.42, 0.16, 0.07, 0.03)));
    }

    /// 150 shapes and a path of 100 points.
    static Picture busy() {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 1; i < 16; i++) {
            shapes.add(new Line("column " + i, Ink.GRID, i, 0, i, 16));
            shapes.add(new Line("row " + i, Ink.GRID, 0, i, 16, i));
        }
        List<Point> path = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            path.add(new Point(i * 0.16, 8 + 6 * Math.sin(i * 0.13)));
        }
        shapes.add(new Path("edge", Ink.EDGE, Stroke.LINE, 0.2, 0, path));
        for (int i = 0; i < 60; i++) {
            shapes.add(new Disc("disc " + i, i % 2 == 0 ? Ink.BALL : Ink.FRUIT, i % 10 * 1.6 + 0.8, i / 10 * 2.6 + 1, 0.38));
        }
        for (int i = 0; i < 60; i++) {
            shapes.add(new Block("block " + i, Ink.OBSTACLE, i % 10 * 1.6 + 0.2, i / 10 * 2.6 + 2, 1, 0.5, 0.3));
        }
        return new Picture(16, 16, shapes);
    }

    private static Path area(String id, Ink ink, List<Point> edge, double beyond, double width) {
        List<Point> points = new ArrayList<>(edge);
        points.add(new Point(width, beyond));
        points.add(new Point(0, beyond));
        return new Path(id, ink, Stroke.AREA, 0, 0, points);
    }
}
