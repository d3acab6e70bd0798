package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The newest `capacity` transitions, to learn from again and again (Lin, 1992). When full, the oldest makes room.
/// Observations are kept, not copied: `next` of one step and `observation` of the following share an array.
public final class ReplayBuffer {
    private final Transition[] ring;
    private int size;
    private int next;

    public ReplayBuffer(int capacity) {
        ring = new Transition[capacity];
    }

    public int size() {
        return size;
    }

    public void add(Transition transition) {
        ring[next] = transition;
        next = (next + 1) % ring.length;
        size = Math.min(size + 1, ring.length);
    }

    /// Fills `into` with `count` transitions, each drawn uniformly and put back.
    public void sample(Transition[] into, int count, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            into[i] = ring[random.nextInt(0, size)];
        }
    }

    public int position() {
        return next;
    }

    /// Adds arrays below `replay/` that [#restore] understands; row i of each is slot i of the ring.
    public void save(Map<String, Object> arrays, int observationSize) {
        float[] observations = new float[size * observationSize];
        float[] nexts = new float[size * observationSize];
        int[] actions = new int[size];
        double[] rewards = new double[size];
        byte[] endings = new byte[size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(ring[i].observation(), 0, observations, i * observationSize, observationSize);
            System.arraycopy(ring[i].next(), 0, nexts, i * observationSize, observationSize);
            actions[i] = ((Action.Discrete) ring[i].action()).index();
            rewards[i] = ring[i].reward();
            endings[i] = (byte) ring[i].ending().ordinal();
        }
        arrays.put("replay/observations", observations);
        arrays.put("replay/next-observations", nexts);
        arrays.put("replay/actions", actions);
        arrays.put("replay/rewards", rewards);
        arrays.put("replay/endings", endings);
    }

    /// A state saved without its replay leaves this buffer empty.
    /// @throws IllegalArgumentException if the arrays don't fit together or into this buffer; nothing has changed then
    public void restore(AgentState state, int savedSize, int savedPosition, int observationSize, int actionCount) {
        if (state.arrays().keySet().stream().noneMatch(name -> name.startsWith("replay/"))) {
            size = 0;
            next = 0;
            return;
        }
        boolean possible = savedSize >= 0 && savedSize <= ring.length
                && savedPosition == (savedSize < ring.length ? savedSize : Math.floorMod(savedPosition, ring.length));
        if (!possible) {
            throw new IllegalArgumentException("A replay of %d can't hold %d at %d".formatted(ring.length, savedSize, savedPosition));
        }
        float[] observations = state.array("replay/observations", float[].class, Math.multiplyExact(savedSize, observationSize));
        float[] nexts = state.array("replay/next-observations", float[].class, Math.multiplyExact(savedSize, observationSize));
        int[] actions = state.array("replay/actions", int[].class, savedSize);
        double[] rewards = state.array("replay/rewards", double[].class, savedSize);
        byte[] endings = state.array("replay/endings", byte[].class, savedSize);
        for (int i = 0; i < savedSize; i++) {
            if (actions[i] < 0 || actions[i] >= actionCount || endings[i] < 0 || endings[i] >= Ending.values().length) {
                throw new IllegalArgumentException("Replay entry %d has action %d, ending %d".formatted(i, actions[i], endings[i]));
            }
        }
        size = 0;
        next = 0;
        float[] before = {};
        for (int i = 0; i < savedSize; i++) {
            float[] observation = row(observations, i, observationSize);
            float[] nextObservation = row(nexts, i, observationSize);
            // Shared as before: a run that goes on must not need twice the memory.
            add(new Transition(Arrays.equals(before, observation) ? before : observation, Action.Discrete.of(actions[i]), rewards[i],
                    nextObservation, Ending.values()[endings[i]]));
            before = nextObservation;
        }
        next = savedPosition;
    }

    private static float[] row(float[] rows, int index, int length) {
        float[] row = new float[length];
        System.arraycopy(rows, index * length, row, 0, length);
        return row;
    }
}
