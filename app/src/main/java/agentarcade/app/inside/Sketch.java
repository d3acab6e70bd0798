package agentarcade.app.inside;

import java.util.List;

/// A finished picture: pixels, the words on it, and what can be pointed at. Plain data, made on one thread and shown on another.
///
/// @param pixels ARGB, premultiplied, row by row; a screen may have several for each unit of the paper
/// @param plots where the state of the game is marked
/// @param reading the number that sums it up, or nothing
/// @param summary what is to be seen, for people who can't see it
record Sketch(Paper paper, int[] pixels, int pixelWidth, int pixelHeight, List<Word> words, List<Spot> spots, List<Area> plots,
        String reading, String summary) {
    Sketch {
        words = List.copyOf(words);
        spots = List.copyOf(spots);
        plots = List.copyOf(plots);
    }

    enum Side {
        LEFT, CENTRE, RIGHT
    }

    enum Tone {
        FAINT, PLAIN, BOLD
    }

    /// Words whose middle is as high as `y`, and that begin, lie around or end at `x`.
    ///
    /// @param most as wide as they may become
    record Word(double x, double y, String text, Side side, Tone tone, double most) {
    }

    record Area(double x, double y, double width, double height) {
        boolean contains(double atX, double atY) {
            return atX >= x && atX < x + width && atY >= y && atY < y + height;
        }
    }

    /// Something that can be pointed at, and what is to be said about it.
    record Spot(Area area, String text) {
    }
}
