package agentarcade.train;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/// Whole states in a form that can be compared and read: equal if and only if all bits are (as far as hashes can tell).
public final class Bits {
    private Bits() {
    }

    /// A checkpoint in a form that can be compared as a whole: arrays by their contents, times left out.
    public static List<Object> of(Checkpoint checkpoint) {
        Checkpoint.Progress p = checkpoint.progress();
        var untimed = new Checkpoint.Progress(p.steps(), p.episodes(), 0, p.running(), p.recentScores());
        var arrays = checkpoint.agent().arrays().entrySet().stream().map(entry -> entry.getKey() + " " + hash(entry.getValue())).toList();
        var curves = checkpoint.curves().entrySet().stream().map(entry -> entry.getKey() + " " + of(entry.getValue())).toList();
        return List.of(untimed, checkpoint.worlds(), checkpoint.agent().numbers(), arrays, curves, of(checkpoint.timeline()));
    }

    /// Seconds are different in each run.
    private static String of(Timeline.State state) {
        return "gap %d %s %s %s".formatted(state.gap(), hash(state.steps()), hash(state.episodes()), hash(state.updates()));
    }

    public static String of(Series.State state) {
        return "width %d, %d points %s %s %s %s, %d joined: %s %s %s".formatted(state.width(), state.steps().length, hash(state.steps()),
                hash(state.means()), hash(state.lows()), hash(state.highs()), state.joined(), state.sum(), state.low(), state.high());
    }

    private static String hash(Object array) {
        int hash = switch (array) {
            case float[] numbers -> Arrays.hashCode(numbers);
            case double[] numbers -> Arrays.hashCode(numbers);
            case int[] numbers -> Arrays.hashCode(numbers);
            case long[] numbers -> Arrays.hashCode(numbers);
            case byte[] numbers -> Arrays.hashCode(numbers);
            default -> throw new IllegalArgumentException("No array: " + array);
        };
        return "%s[%d] %08x".formatted(array.getClass().getComponentType(), Array.getLength(array), hash);
    }
}
