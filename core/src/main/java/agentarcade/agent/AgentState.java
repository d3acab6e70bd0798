package agentarcade.agent;

import agentarcade.nn.Restoring;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// All an agent needs to go on exactly as it would have: counters and random states in a record of plain data, and arrays by name.
/// Arrays are `float[]`, `double[]`, `int[]`, `long[]` or `byte[]`; their names, such as `weights/online`, become the names of files.
/// They belong to whoever holds the state.
public record AgentState(Record numbers, Map<String, Object> arrays) {
    public AgentState {
        arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
    }

    /// Builds an agent, or what has one in it, that is to be given this state next: without first weights, and without taking memory for
    /// more weights than there are here.
    /// @throws IllegalArgumentException if it would have more
    public <T> T building(Supplier<T> building) {
        long weights = arrays.entrySet().stream().filter(array -> array.getKey().startsWith("weights/"))
                .mapToLong(array -> Array.getLength(array.getValue())).sum();
        return Restoring.from(weights, building);
    }

    /// @throws IllegalArgumentException if there is no such array, or it has another type or length
    public <T> T array(String name, Class<T> type, int length) {
        return array(arrays, name, type, length);
    }

    /// One of several arrays by name.
    /// @throws IllegalArgumentException if there is no such array, or it has another type or length
    public static <T> T array(Map<String, Object> arrays, String name, Class<T> type, int length) {
        Object array = arrays.get(name);
        if (!type.isInstance(array) || Array.getLength(array) != length) {
            throw new IllegalArgumentException("Expected %s of %d numbers in %s".formatted(type.getSimpleName(), length, name));
        }
        return type.cast(array);
    }
}
