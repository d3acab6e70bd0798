package agentarcade.train;

/// Where training will pause by itself: as soon as there are `at` of them since its beginning.
public record Goal(Measure measure, long at) {
}
