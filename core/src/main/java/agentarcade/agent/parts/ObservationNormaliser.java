package agentarcade.agent.parts;

import agentarcade.env.Space;

import java.util.Arrays;

/// Brings each number of an observation to mean 0 and variance 1, by the moments of what was seen so far, and clips it to ±[#CLIP]:
/// (x − mean) / √(variance + [#EPSILON]).
public final class ObservationNormaliser {
    public static final float CLIP = 10;
    /// Keeps a number that never changes from being divided by 0: it becomes 0.
    public static final double EPSILON = 1e-8;

    private final RunningMoments moments;
    // Of each world the newest observation that was counted, as it came and as it was passed on; empty if the next one begins an episode.
    private final float[][] raw;
    private final float[][] normal;

    ObservationNormaliser(Space.Box observations, int worlds) {
        moments = new RunningMoments(observations.size());
        raw = new float[worlds][0];
        normal = new float[worlds][0];
    }

    /// The space of what it passes on.
    static Space.Box normalised(Space.Box observations) {
        return new Space.Box(-CLIP, CLIP, observations.shape());
    }

    /// The same for an observation that is still the newest of its world, else it is counted first.
    float[] newest(int world, float[] observation) {
        if (!Arrays.equals(observation, raw[world])) {
            count(world, observation);
        }
        return normal[world];
    }

    /// Counts an observation and passes it on.
    float[] count(int world, float[] observation) {
        moments.add(observation);
        raw[world] = observation.clone();
        normal[world] = normalise(observation, moments);
        return normal[world];
    }

    /// Whatever comes next in this world is to be counted, even if it looks the same.
    void endEpisode(int world) {
        raw[world] = new float[0];
        normal[world] = raw[world];
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

    /// The newest observation of each world, as it came and as it was passed on; zeros where the next one begins an episode.
    float[] saveNewest() {
        int size = moments.size();
        float[] all = new float[raw.length * 2 * size];
        for (int world = 0; world < raw.length; world++) {
            System.arraycopy(raw[world], 0, all, world * 2 * size, raw[world].length);
            System.arraycopy(normal[world], 0, all, (world * 2 + 1) * size, normal[world].length);
        }
        return all;
    }

    /// 1 for each world that has a newest observation, else 0.
    byte[] saveKnown() {
        byte[] known = new byte[raw.length];
        for (int world = 0; world < raw.length; world++) {
            known[world] = (byte) (raw[world].length == 0 ? 0 : 1);
        }
        return known;
    }

    int savedNewestLength() {
        return raw.length * 2 * moments.size();
    }

    void restore(double[] savedMoments, float[] newest, byte[] known) {
        moments.restore(savedMoments);
        int size = moments.size();
        for (int world = 0; world < raw.length; world++) {
            endEpisode(world);
            if (known[world] != 0) {
                raw[world] = Arrays.copyOfRange(newest, world * 2 * size, (world * 2 + 1) * size);
                normal[world] = Arrays.copyOfRange(newest, (world * 2 + 1) * size, (world + 1) * 2 * size);
            }
        }
    }
}
