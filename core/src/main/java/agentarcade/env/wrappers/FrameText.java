package agentarcade.env.wrappers;

import agentarcade.env.Space;

import java.util.Arrays;

/// Observations as text, so that a snapshot can hold them: one character for each cell of a picture, `0` for its lowest level and so on
/// upwards; four for any other number, the bytes of its bits. Every character is below 256, so Java keeps it in one byte.
final class FrameText {
    private static final int BYTES = Float.BYTES;

    private final Space.Box observations;
    private final float[] levels;

    FrameText(Space.Box observations) {
        this.observations = observations;
        levels = observations.levels();
    }

    String write(float[] observation) {
        StringBuilder text = new StringBuilder(observation.length * (levels.length > 0 ? 1 : BYTES));
        for (float number : observation) {
            if (levels.length > 0) {
                text.append((char) (level(number) + '0' & 0xFF));
            } else {
                int bits = Float.floatToRawIntBits(number);
                text.append((char) (bits >>> 24)).append((char) (bits >>> 16 & 0xFF)).append((char) (bits >>> 8 & 0xFF))
                        .append((char) (bits & 0xFF));
            }
        }
        return text.toString();
    }

    private int level(float number) {
        // Adding 0 turns −0, which a search would not find, into 0.
        int level = Arrays.binarySearch(levels, number + 0f);
        if (level < 0) {
            throw new IllegalStateException("A picture of the levels %s can't show %s".formatted(Arrays.toString(levels), number));
        }
        return level;
    }

    /// @throws IllegalArgumentException if that is no observation of this space
    float[] read(String text) {
        float[] observation = new float[observations.size()];
        boolean possible = text.length() == observation.length * (levels.length > 0 ? 1 : BYTES)
                && text.chars().allMatch(character -> character <= 0xFF);
        for (int i = 0; possible && i < observation.length; i++) {
            if (levels.length > 0) {
                int level = text.charAt(i) - '0' & 0xFF;
                possible = level < levels.length;
                observation[i] = possible ? levels[level] : 0;
            } else {
                int at = i * BYTES;
                observation[i] = Float.intBitsToFloat(
                        text.charAt(at) << 24 | text.charAt(at + 1) << 16 | text.charAt(at + 2) << 8 | text.charAt(at + 3));
            }
        }
        if (!possible || !observations.contains(observation)) {
            throw new IllegalArgumentException("A text of %d characters is no observation in %s".formatted(text.length(), observations));
        }
        return observation;
    }
}
