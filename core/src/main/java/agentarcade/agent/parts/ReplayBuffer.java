package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Space;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The newest `capacity` transitions, to learn from again and again (Lin, 1992). When full, the oldest makes room.
///
/// A stack of frames is remembered as the numbers of its frames, and a frame that is seen again within the next few steps is kept only
/// once: as `next` of one step and `observation` of the following, and at every place in the stack it comes through. A frame of few
/// levels needs a few bits for each cell. Memory is taken as transitions come, so a large buffer that is almost empty is small.
public final class ReplayBuffer {
    /// Transitions back from the newest in which frames are looked for. With frames s steps apart and actions held for n, frames meet
    /// again after s / gcd(s, n) transitions at most; 12 is the largest spacing there is.
    private static final int LOOK_BACK = 12;

    private static final Ending[] ENDINGS = Ending.values();

    private static final int FIRST_ROOM = 1024;
    /// So many steps can be joined to one transition: a number that fits in a byte.
    public static final int MOST_STEPS = Byte.MAX_VALUE;

    private final int capacity;
    private final Space actions;
    private final int observationSize;
    private final int stacked;
    private final int dimensions;
    private final int mostSteps;
    private final FrameCode code;
    private final byte[] packed;
    // Of each slot the frames of its observation, then those of its next.
    private int[] seen = {};
    // The frames of the transition that is being added, as far as they have their places.
    private final int[] fresh;
    private int placed;
    private int[] choices = {};
    private float[] values = {};
    private double[] rewards = {};
    private byte[] endings = {};
    // Of each slot how many steps were joined to it; empty if none ever are.
    private byte[] spans = {};
    private FramePool pool;
    private float[] newest;
    private int size;
    private int next;

    public ReplayBuffer(int capacity, Space.Box observations, Space actions) {
        this(capacity, observations, actions, 1);
    }

    /// One that remembers transitions of 1 to `mostSteps` steps (see [MultiStep]).
    public ReplayBuffer(int capacity, Space.Box observations, Space actions, int mostSteps) {
        if (mostSteps < 1 || mostSteps > MOST_STEPS) {
            throw new IllegalArgumentException("1 to %d steps can be joined, not %d".formatted(MOST_STEPS, mostSteps));
        }
        this.capacity = capacity;
        this.actions = actions;
        this.mostSteps = mostSteps;
        observationSize = observations.size();
        code = FrameCode.of(observations);
        stacked = observationSize / code.cells();
        dimensions = actions instanceof Space.Box box ? box.size() : 0;
        packed = new byte[code.bytes()];
        fresh = new int[2 * stacked];
        pool = new FramePool(code);
    }

    /// Takes memory for at least so many slots.
    private void makeRoom(int slots) {
        if (slots <= rewards.length) {
            return;
        }
        int room = (int) Math.min(capacity, Math.max(slots, Math.max(FIRST_ROOM, rewards.length * 3L / 2)));
        seen = Arrays.copyOf(seen, Math.multiplyExact(room, 2 * stacked));
        choices = Arrays.copyOf(choices, dimensions == 0 ? room : 0);
        values = Arrays.copyOf(values, Math.multiplyExact(room, dimensions));
        endings = Arrays.copyOf(endings, room);
        spans = Arrays.copyOf(spans, mostSteps > 1 ? room : 0);
        rewards = Arrays.copyOf(rewards, room);
    }

    public int size() {
        return size;
    }

    /// The slot that the next transition takes.
    public int position() {
        return next;
    }

    /// Different frames that are remembered.
    int frames() {
        return pool.size();
    }

    // ---- remember ----

    public void add(Transition transition) {
        add(transition, 1);
    }

    /// Remembers a transition that `steps` steps were joined to.
    public void add(Transition transition, int steps) {
        int slot = next;
        check(transition);
        if (steps < 1 || steps > mostSteps) {
            throw new IllegalArgumentException("A transition here is of 1 to %d steps, not %d".formatted(mostSteps, steps));
        }
        makeRoom(slot + 1);
        placed = 0;
        try {
            rememberObservation(transition.observation(), slot);
            rememberNext(transition.next(), transition.observation(), slot);
        } catch (IllegalArgumentException refused) {
            // A transition is remembered whole or not at all.
            for (int i = 0; i < placed; i++) {
                pool.release(fresh[i]);
            }
            throw refused;
        }
        if (size == capacity) {
            for (int i = slot * 2 * stacked; i < (slot + 1) * 2 * stacked; i++) {
                pool.release(seen[i]);
            }
            size--;
        }
        System.arraycopy(fresh, 0, seen, slot * 2 * stacked, 2 * stacked);
        newest = transition.next();
        switch (transition.action()) {
            case Action.Discrete(int index) -> choices[slot] = index;
            case Action.Continuous(float[] numbers) -> System.arraycopy(numbers, 0, values, slot * dimensions, dimensions);
        }
        rewards[slot] = transition.reward();
        endings[slot] = (byte) transition.ending().ordinal();
        if (mostSteps > 1) {
            spans[slot] = (byte) steps;
        }
        next = (next + 1) % capacity;
        size++;
    }

    private void check(Transition transition) {
        boolean fits = transition.observation().length == observationSize && transition.next().length == observationSize
                && switch (actions) {
                    case Space.Discrete choice -> choice.contains(transition.action());
                    case Space.Box box -> transition.action() instanceof Action.Continuous(float[] numbers) && numbers.length == box.size();
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "A replay of %d numbers a step and actions in %s can't hold %s of %d and %d numbers".formatted(
                            observationSize, actions, transition.action(), transition.observation().length, transition.next().length));
        }
    }

    private void rememberObservation(float[] observation, int slot) {
        int before = (before(slot) * 2 + 1) * stacked;
        // The same array as the last next: no need to compare what is in it.
        boolean isKnown = size > 0 && observation == newest;
        for (int i = 0; i < stacked; i++) {
            refer(isKnown ? seen[before + i] : frame(observation, i, slot));
        }
    }

    private void rememberNext(float[] following, float[] observation, int slot) {
        int cells = code.cells();
        for (int i = 0; i < stacked; i++) {
            // Mostly a stack is the one before with each frame one place further to the front; that is quickly seen.
            boolean isMoved = i + 1 < stacked
                    && Arrays.equals(following, i * cells, (i + 1) * cells, observation, (i + 1) * cells, (i + 2) * cells);
            refer(isMoved ? fresh[i + 1] : frame(following, i, slot));
        }
    }

    /// The number of frame `i` of an observation that is about to take the next place.
    private int frame(float[] observation, int i, int slot) {
        code.write(observation, i * code.cells(), packed);
        int hash = FramePool.hash(packed);
        int known = find(hash, slot);
        return known < 0 ? pool.store(packed, hash) : known;
    }

    private void refer(int frame) {
        pool.retain(frame);
        fresh[placed++] = frame;
    }

    /// The number of the packed frame, if it is in the transition that is being added or in those before it; else −1.
    /// Among these no two frames are equal, so the first that is found is the one.
    private int find(int hash, int slot) {
        for (int i = placed - 1; i >= 0; i--) {
            if (pool.isSame(fresh[i], packed, hash)) {
                return fresh[i];
            }
        }
        int at = slot;
        for (int back = 0; back < Math.min(size, LOOK_BACK); back++) {
            at = before(at);
            for (int i = (at + 1) * 2 * stacked - 1; i >= at * 2 * stacked; i--) {
                if (pool.isSame(seen[i], packed, hash)) {
                    return seen[i];
                }
            }
        }
        return -1;
    }

    private int before(int slot) {
        return slot == 0 ? capacity - 1 : slot - 1;
    }

    // ---- replay ----

    /// Fills `batch` with `count` transitions, each drawn uniformly and put back.
    public void sample(TransitionBatch batch, int count, RandomGenerator random) {
        batch.begin(count, observationSize, dimensions);
        for (int row = 0; row < count; row++) {
            batch.slots[row] = random.nextInt(0, size);
            batch.weights[row] = 1;
        }
        fill(batch);
    }

    /// The same, each drawn as often as its priority says, with the weight that makes up for it.
    /// @param correction β
    public void sample(TransitionBatch batch, int count, Priorities priorities, double correction, RandomGenerator random) {
        batch.begin(count, observationSize, dimensions);
        priorities.draw(batch, count, size, correction, random);
        fill(batch);
    }

    private void fill(TransitionBatch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            int slot = batch.slots[row];
            for (int i = 0; i < 2 * stacked; i++) {
                read(slot * 2 * stacked, i, batch.observations[row], batch.nexts[row]);
            }
            if (dimensions == 0) {
                batch.choices[row] = choices[slot];
            } else {
                System.arraycopy(values, slot * dimensions, batch.values[row], 0, dimensions);
            }
            batch.rewards[row] = rewards[slot];
            batch.endings[row] = ENDINGS[endings[slot]];
            batch.spans[row] = mostSteps > 1 ? spans[slot] : 1;
        }
    }

    /// Frame `i` of the slot whose frames begin at `start`; one that came before in the same slot is copied, which is faster.
    private void read(int start, int i, float[] observation, float[] following) {
        int cells = code.cells();
        float[] into = i < stacked ? observation : following;
        int offset = i % stacked * cells;
        for (int earlier = 0; earlier < i; earlier++) {
            if (seen[start + earlier] == seen[start + i]) {
                float[] from = earlier < stacked ? observation : following;
                System.arraycopy(from, earlier % stacked * cells, into, offset, cells);
                return;
            }
        }
        pool.read(seen[start + i], into, offset);
    }

    // ---- save, restore ----

    /// Adds arrays below `replay/` that [#restore] understands; row i of each, except of the frames, is slot i of the ring.
    /// Frames are numbered in the order in which they are first referred to, slot by slot.
    public void save(Map<String, Object> arrays) {
        int[] observations = new int[size * stacked];
        int[] nexts = new int[size * stacked];
        int[] order = new int[pool.size()];
        int[] numbers = new int[pool.highest()];
        Arrays.fill(numbers, -1);
        int known = 0;
        for (int slot = 0; slot < size; slot++) {
            for (int i = 0; i < 2 * stacked; i++) {
                int frame = seen[slot * 2 * stacked + i];
                if (numbers[frame] < 0) {
                    order[known] = frame;
                    numbers[frame] = known++;
                }
                int[] row = i < stacked ? observations : nexts;
                row[slot * stacked + i % stacked] = numbers[frame];
            }
        }
        arrays.put(FramePool.FRAMES, pool.save(order));
        arrays.put("replay/observations", observations);
        arrays.put("replay/next-observations", nexts);
        arrays.put("replay/actions", dimensions == 0 ? Arrays.copyOf(choices, size) : Arrays.copyOf(values, size * dimensions));
        arrays.put("replay/rewards", Arrays.copyOf(rewards, size));
        arrays.put("replay/endings", Arrays.copyOf(endings, size));
        if (mostSteps > 1) {
            arrays.put("replay/spans", Arrays.copyOf(spans, size));
        }
    }

    /// Whether a state was saved with its replay; it may be left out as a whole.
    static boolean isIn(AgentState state) {
        return state.arrays().keySet().stream().anyMatch(name -> name.startsWith("replay/"));
    }

    /// A state saved without its replay leaves this buffer empty.
    /// @throws IllegalArgumentException if the arrays don't fit together or into this buffer; nothing has changed then
    public void restore(AgentState state, int savedSize, int savedPosition) {
        if (!isIn(state)) {
            size = 0;
            next = 0;
            newest = null;
            pool = new FramePool(code);
            return;
        }
        boolean possible = savedSize >= 0 && savedSize <= capacity
                && savedPosition == (savedSize < capacity ? savedSize : Math.floorMod(savedPosition, capacity));
        if (!possible) {
            throw new IllegalArgumentException("A replay of %d can't hold %d at %d".formatted(capacity, savedSize, savedPosition));
        }
        int[] observations = state.array("replay/observations", int[].class, savedSize * stacked);
        int[] nexts = state.array("replay/next-observations", int[].class, savedSize * stacked);
        double[] savedRewards = state.array("replay/rewards", double[].class, savedSize);
        byte[] savedEndings = checkedEndings(state.array("replay/endings", byte[].class, savedSize));
        int[] savedSeen = new int[savedSize * 2 * stacked];
        int known = 0;
        for (int i = 0; i < savedSeen.length; i++) {
            int slot = i / (2 * stacked);
            int place = i % (2 * stacked);
            savedSeen[i] = (place < stacked ? observations : nexts)[slot * stacked + place % stacked];
            if (savedSeen[i] < 0 || savedSeen[i] > known) {
                throw new IllegalArgumentException("Replay entry %d refers to frame %d, but only %d came before".formatted(slot,
                        savedSeen[i], known));
            }
            known = Math.max(known, savedSeen[i] + 1);
        }
        byte[] savedSpans = mostSteps > 1 ? checkedSpans(state.array("replay/spans", byte[].class, savedSize)) : new byte[0];
        FramePool savedPool = FramePool.restored(code, state, known);
        if (dimensions == 0) {
            int[] savedChoices = checkedChoices(state.array("replay/actions", int[].class, savedSize));
            makeRoom(savedSize);
            System.arraycopy(savedChoices, 0, choices, 0, savedSize);
        } else {
            float[] savedValues = state.array("replay/actions", float[].class, savedSize * dimensions);
            makeRoom(savedSize);
            System.arraycopy(savedValues, 0, values, 0, savedValues.length);
        }
        for (int i = 0; i < savedSeen.length; i++) {
            seen[i] = savedSeen[i];
            savedPool.retain(seen[i]);
        }
        System.arraycopy(savedRewards, 0, rewards, 0, savedSize);
        System.arraycopy(savedEndings, 0, endings, 0, savedSize);
        System.arraycopy(savedSpans, 0, spans, 0, savedSpans.length);
        pool = savedPool;
        size = savedSize;
        next = savedPosition;
        newest = null;
    }

    private static byte[] checkedEndings(byte[] endings) {
        for (int i = 0; i < endings.length; i++) {
            if (endings[i] < 0 || endings[i] >= ENDINGS.length) {
                throw new IllegalArgumentException("Replay entry %d has ending %d".formatted(i, endings[i]));
            }
        }
        return endings;
    }

    private byte[] checkedSpans(byte[] spans) {
        for (int i = 0; i < spans.length; i++) {
            if (spans[i] < 1 || spans[i] > mostSteps) {
                throw new IllegalArgumentException("Replay entry %d is of %d steps, not 1 to %d".formatted(i, spans[i], mostSteps));
            }
        }
        return spans;
    }

    private int[] checkedChoices(int[] actions) {
        int choiceCount = ((Space.Discrete) this.actions).n();
        for (int i = 0; i < actions.length; i++) {
            if (actions[i] < 0 || actions[i] >= choiceCount) {
                throw new IllegalArgumentException("Replay entry %d has action %d of %d".formatted(i, actions[i], choiceCount));
            }
        }
        return actions;
    }
}
