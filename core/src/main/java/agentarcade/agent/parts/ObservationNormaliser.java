package agentarcade.agent.parts;

import agentarcade.env.Space;

import java.util.Arrays;

/// Brings each number of an observation to mean 0 and variance 1, by the moments of what was seen so far, and clips it to ±[#CLIP]:
/// (x − mean) / √(variance + [#EPSILON]).
final class ObservationNormaliser {
    static final float CLIP = 10;
    /// Keeps a number that never changes from being divided by 0: it becomes 0.
    static final double EPSILON = 1e-8;

    private final RunningMoments moments;
    // The newest observation that was counted, as it came and as it was passed on; empty if the next one begins an episode.
    private float[] raw = {};
    private float[] normal = {};

    ObservationNormaliser(Space.Box observations) {
        moments = new RunningMoments(observations.size());
    }

    /// The space of what it passes on.
    static Space.Box normalised(Space.Box observations) {
        return new Space.Box(-CLIP, CLIP, observations.shape());
    }

    /// The same for an observation that is still the newest, else it is counted first.
    float[] newest(float[] observation) {
        if (!Arrays.equals(observation, raw)) {
            count(observation);
        }
        return normal;
    }

    /// Counts an observation and passes it on.
    float[] count(float[] observation) {
        moments.add(observation);
        raw = observation.clone();
        normal = normalise(observation, moments);
        return normal;
    }

    /// Whatever comes next is to be counted, even if it looks the same.
    void endEpisode() {
        raw = new float[0];
        normal = raw;
    }

    /// By these moments, which stay as they are.
    static float[] normalise(float[] observation, RunningMoments moments) {
        float[] normal = new float[observation.length];
        for (int i = 0; i < normal.length; i++) {
            double scaled = (observation[i] - moments.mean(i)) / Math.sqrt(moments.variance(i) + EPSILON);
            normal[i] = (float) Math.clamp(scaled, -CLIP, CLIP);
        }
        return normal;
    }

    RunningMoments moments() {
        return moments;
    }

    /// The newest observation, as it came and as it was passed on.
    float[] saveNewest() {
        float[] both = Arrays.copyOf(raw, 2 * raw.length);
        System.arraycopy(normal, 0, both, raw.length, raw.length);
        return both;
    }

    /// @throws IllegalArgumentException if these are no observation and its twin
    void restore(double[] savedMoments, float[] newest) {
        int half = newest.length / 2;
        if (newest.length != 0 && newest.length != 2 * ((savedMoments.length - 1) / 2)) {
            throw new IllegalArgumentException("%d numbers are not an observation, as it came and as it was passed on".formatted(
                    newest.length));
        }
        moments.restore(savedMoments);
        raw = Arrays.copyOf(newest, half);
        normal = Arrays.copyOfRange(newest, half, newest.length);
    }
}
