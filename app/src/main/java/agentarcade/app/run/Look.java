package agentarcade.app.run;

import agentarcade.app.theme.Dashes;

/// How the curves of a run look: one of the colours of the palette and one of the dashes, both counted from 0 and used again from the start
/// where there are fewer.
public record Look(int colour, int dash) {
    /// Colours to choose from.
    public static final int COLOURS = 8;
    public static final Look FIRST = new Look(0, 0);

    /// The looks in the order in which runs get them. Neighbours differ in both, so that they can be told apart without colour.
    public static Look number(int n) {
        return new Look(n % COLOURS, n % Dashes.count());
    }
}
