package agentarcade.experiment.results;

/// The mean score that a run is to reach when it is judged, and how many of the row's seeds must.
/// @param exceeded whether the score itself is not enough
public record Bar(double score, boolean exceeded, int seeds) {

    static Bar atLeast(double score, int seeds) {
        return new Bar(score, false, seeds);
    }

    static Bar over(double score, int seeds) {
        return new Bar(score, true, seeds);
    }

    /// NaN, the score of a run that broke down, reaches nothing.
    public boolean reachedBy(double mean) {
        return exceeded ? mean > score : mean >= score;
    }
}
