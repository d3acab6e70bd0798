package agentarcade.report;

/// How a game is drawn.
/// @param width in pixels, see [#NARROWEST] and [#WIDEST]
public record Look(int width, boolean dark) {
    public static final int NARROWEST = 64;
    /// A GIF that is wider than this is too large to be sent to anybody.
    public static final int WIDEST = 1_280;
    /// Fits into a message.
    public static final int USUAL_WIDTH = 480;

    public Look {
        if (width < NARROWEST || width > WIDEST) {
            throw new IllegalArgumentException("A picture is %d to %d pixels wide, not %d".formatted(NARROWEST, WIDEST, width));
        }
    }
}
