package agentarcade.golden;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

/// Chance by script: gives the numbers of a reference trace, and fails when asked for anything but the next one of them.
public final class ScriptedRandom implements RandomGenerator {

    public sealed interface Draw {
    }

    /// A whole number in [low, high).
    public record Whole(int value, int low, int high) implements Draw {
    }

    /// A number in [0, 1).
    public record Share(double value) implements Draw {
    }

    private final Queue<Draw> script;

    public ScriptedRandom(Collection<? extends Draw> script) {
        this.script = new ArrayDeque<>(script);
    }

    /// The script of a trace: `{"int": v, "low": l, "high": h}` or `{"double": u}` each.
    public static List<Draw> draws(JsonNode array) {
        return Golden.list(array).stream().map(ScriptedRandom::draw).toList();
    }

    private static Draw draw(JsonNode draw) {
        return draw.has("int")
                ? new Whole(draw.get("int").intValue(), draw.get("low").intValue(), draw.get("high").intValue())
                : new Share(draw.get("double").doubleValue());
    }

    /// The draws nobody has asked for yet.
    public List<Draw> unused() {
        return List.copyOf(script);
    }

    @Override
    public int nextInt(int low, int high) {
        Draw draw = script.poll();
        if (draw instanceof Whole(int value, int scriptedLow, int scriptedHigh) && scriptedLow == low && scriptedHigh == high) {
            return value;
        }
        throw new AssertionError("A whole number in [%d, %d) was drawn, the script has %s".formatted(low, high, draw));
    }

    @Override
    public int nextInt(int high) {
        return nextInt(0, high);
    }

    @Override
    public double nextDouble() {
        Draw draw = script.poll();
        if (draw instanceof Share(double value)) {
            return value;
        }
        throw new AssertionError("A number in [0, 1) was drawn, the script has %s".formatted(draw));
    }

    @Override
    public double nextDouble(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    @Override
    public float nextFloat() {
        throw new AssertionError("A float was drawn: worlds draw doubles");
    }

    /// What all other kinds of draw come down to.
    @Override
    public long nextLong() {
        throw new AssertionError("A kind of number was drawn that no script has");
    }
}
