package agentarcade.env;

/// Two quantities that together say nearly all about the state of a world, such as an angle and its speed: a plane in which its motion is a
/// line and what an agent expects is a map.
///
/// It depends on the rules alone, not on where the world is now.
public interface PhasePlane {
    /// One of the two quantities.
    ///
    /// @param quantity the text `quantity.` + this says what it is, with its unit
    record Axis(String quantity, double low, double high) {
    }

    /// A place in the plane, in the units of its axes.
    record Point(double across, double up) {
    }

    /// From left to right.
    Axis across();

    /// From bottom to top.
    Axis up();

    /// What is seen there; quantities that are not in the plane are 0.
    float[] observation(Point point);

    /// Where an observation lies; that may be beyond the ends of the axes.
    Point point(float[] observation);

    /// Whether there are other quantities, which [#observation] takes to be 0.
    default boolean isSection() {
        return false;
    }
}
