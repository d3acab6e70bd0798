package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;

import java.awt.image.BufferedImage;

/// A game as images, one for each twenty-fifth of a second, smooth between its steps. The end stays to be seen for a moment.
final class Film {
    /// GIFs count in hundredths of a second, and 25 frames a second is the fastest even pace below 30 that divides them.
    static final int FRAME_CENTISECONDS = 4;
    private static final double FRAME_SECONDS = FRAME_CENTISECONDS / 100.0;
    private static final double END_SECONDS = 0.8;

    private final Footage footage;
    private final Look look;
    private final GamePainter painter;

    Film(Footage footage, Look look) {
        this.footage = footage;
        this.look = look;
        painter = new GamePainter(look.dark());
    }

    /// How many images there are.
    int size() {
        return 1 + (int) Math.ceil((footage.seconds() + END_SECONDS) / FRAME_SECONDS - 1e-9);
    }

    BufferedImage draw(int frame) {
        double second = frame * FRAME_SECONDS;
        BufferedImage image = painter.draw(footage.at(second), look.width());
        double ended = (second - footage.seconds()) / END_SECONDS;
        if (footage.isWhole() && ended >= 0) {
            Picture last = footage.pictures().getLast();
            boolean crashed = last.events().stream().anyMatch(event -> event.kind() == Event.Kind.CRASH);
            painter.end(image, crashed, Math.max(0, 1 - ended));
        }
        return image;
    }
}
