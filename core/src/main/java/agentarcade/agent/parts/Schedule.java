package agentarcade.agent.parts;

/// A number that changes with the steps of training, such as ε: from `first` to `last` over `steps` steps, then it stays.
public record Schedule(Shape shape, double first, double last, long steps) {

    public enum Shape {
        CONSTANT, LINEAR, EXPONENTIAL
    }

    /// An exponential schedule can't reach 0; it comes within this share of its way there.
    private static final double NEARLY_THERE = 0.01;

    public double at(long step) {
        double progress = Math.min(1, (double) step / steps);
        return switch (shape) {
            case CONSTANT -> first;
            case LINEAR -> first + (last - first) * progress;
            case EXPONENTIAL -> last + (first - last) * StrictMath.pow(NEARLY_THERE, progress);
        };
    }
}
