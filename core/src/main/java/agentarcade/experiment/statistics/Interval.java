package agentarcade.experiment.statistics;

/// The range in which a figure would lie in 95 of 100 repetitions of the whole experiment, as far as its runs can tell.
public record Interval(double low, double high) {
}
