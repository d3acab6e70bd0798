package agentarcade.app.run;

/// How the curves of a run look: one of the colours of the palette and one of the dashes, both counted from 0 and used again from the start
/// where there are fewer.
public record Look(int colour, int dash) {
    public static final Look FIRST = new Look(0, 0);
}
