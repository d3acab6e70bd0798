package agentarcade.store;

import agentarcade.agent.AgentState;

import java.util.Map;

/// A mark of what an agent has learned: equal weights have equal marks on any machine. 64-bit FNV-1a over the bits of all arrays below
/// `weights/`, in the order of their names, each number as 4 bytes, lowest first.
public final class Fingerprint {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {
    }

    /// 16 hexadecimal digits.
    public static String of(AgentState state) {
        return of(state.arrays());
    }

    static String of(Map<String, Object> arrays) {
        long hash = BASIS;
        for (Map.Entry<String, Object> array : arrays.entrySet()) {
            if (array.getKey().startsWith("weights/") && array.getValue() instanceof float[] weights) {
                for (float weight : weights) {
                    int bits = Float.floatToRawIntBits(weight);
                    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                        hash = (hash ^ (bits >>> shift & 0xFF)) * PRIME;
                    }
                }
            }
        }
        return "%016x".formatted(hash);
    }
}
