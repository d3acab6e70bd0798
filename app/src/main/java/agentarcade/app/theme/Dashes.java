package agentarcade.app.theme;

import java.util.List;

/// The dashes that tell curves apart without colour: lengths of line and gap in turn, in pixels.
public final class Dashes {
    private static final List<List<Double>> ALL =
            List.of(List.of(), List.of(9.0, 5.0), List.of(2.0, 4.0), List.of(11.0, 4.0, 2.0, 4.0), List.of(5.0, 3.0));

    private Dashes() {
    }

    /// One of them, counted from 0 and used again from the start; none at all is an unbroken line.
    public static List<Double> of(int number) {
        return ALL.get(Math.floorMod(number, ALL.size()));
    }

    /// How many there are.
    public static int count() {
        return ALL.size();
    }
}
