package agentarcade.app.inside;

/// Viridis (van der Walt & Smith, 2015): equal steps of a number look equally far apart, to people with any common colour vision, and in
/// grey; bright is much.
final class ColourScale {
    private static final int[] STOPS = {0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725};

    private ColourScale() {
    }

    /// The opaque colour of a share, 0 … 1.
    static int of(double share) {
        double place = Math.clamp(Double.isNaN(share) ? 0 : share, 0, 1) * (STOPS.length - 1);
        int stop = Math.min((int) place, STOPS.length - 2);
        double rest = place - stop;
        int colour = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = STOPS[stop] >> shift & 0xff;
            int to = STOPS[stop + 1] >> shift & 0xff;
            colour = colour << 8 | (int) Math.round(from + (to - from) * rest);
        }
        return colour;
    }
}
