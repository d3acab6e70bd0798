package agentarcade.app.inside;

import agentarcade.app.theme.Palette;

/// What a picture is drawn on: a size, how many pixels of the screen make one of ours, and the colours of the theme. On a projector the
/// paper is smaller and its pixels larger.
record Paper(int width, int height, double scale, Palette palette) {
    boolean isThere() {
        return width > 0 && height > 0;
    }
}
