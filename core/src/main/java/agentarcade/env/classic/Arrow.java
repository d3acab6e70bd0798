package agentarcade.env.classic;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;

import java.util.List;

/// A straight arrow for pictures, drawn as an area, so that it can grow, shrink and turn round smoothly.
final class Arrow {
    private Arrow() {
    }

    /// From (x, y) to (x + dx, y + dy), its shaft `thickness` wide and its head three times as wide, as long as the arrow has room for it.
    static Picture.Path from(double x, double y, double dx, double dy, double thickness, String id, Ink ink) {
        double length = Math.hypot(dx, dy);
        double alongX = dx / length;
        double alongY = dy / length;
        double head = Math.min(1.8 * thickness, length);
        double neckX = x + (length - head) * alongX;
        double neckY = y + (length - head) * alongY;
        double sideX = -alongY * thickness / 2;
        double sideY = alongX * thickness / 2;
        return new Picture.Path(id, ink, Picture.Stroke.AREA, 0, 0, List.of(
                new Point(x + sideX, y + sideY),
                new Point(neckX + sideX, neckY + sideY),
                new Point(neckX + 3 * sideX, neckY + 3 * sideY),
                new Point(x + dx, y + dy),
                new Point(neckX - 3 * sideX, neckY - 3 * sideY),
                new Point(neckX - sideX, neckY - sideY),
                new Point(x - sideX, y - sideY)));
    }
}
