package agentarcade.app.charts;

/// A range of an axis.
record Span(double from, double to) {

    double width() {
        return to - from;
    }

    boolean holds(double x) {
        return x >= from && x <= to;
    }

    /// The range in which `around` stays where it is and all else moves away from it, by a factor above 1, or nearer.
    Span zoomed(double factor, double around) {
        return new Span(around - (around - from) / factor, around + (to - around) / factor);
    }

    Span moved(double distance) {
        return new Span(from + distance, to + distance);
    }

    /// A range of the same width, if there is room, that does not reach beyond.
    Span within(Span whole) {
        if (width() >= whole.width()) {
            return whole;
        }
        return moved(Math.max(0, whole.from - from) - Math.max(0, to - whole.to));
    }
}
