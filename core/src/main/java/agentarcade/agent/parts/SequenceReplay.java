package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Space;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The newest steps of training in the order in which they were lived, to replay stretches of them to learners that remember. When full,
/// the oldest step makes room.
///
/// Every observation is kept once. An episode of T steps takes T + 1 slots, because what was seen last has a slot too, in which nothing was
/// done. A picture of few levels takes a few bits for each cell.
public final class SequenceReplay {
    private static final Ending[] ENDINGS = Ending.values();
    /// What was done in the last slot of an episode.
    private static final int NOTHING = -1;

    private final int capacity;
    private final int choiceCount;
    private final FrameCode code;
    private final int bytes;
    private final byte[] packed;
    // Of each slot; reserved when it is first used.
    private final byte[][] observations;
    private final int[] choices;
    private final double[] rewards;
    private final byte[] endings;
    private int size;
    private int next;

    /// @param capacity in slots
    public SequenceReplay(int capacity, Space.Box observations, Space.Discrete actions) {
        this.capacity = capacity;
        choiceCount = actions.n();
        code = FrameCode.of(observations);
        bytes = Math.multiplyExact(observations.size() / code.cells(), code.bytes());
        packed = new byte[code.bytes()];
        this.observations = new byte[capacity][];
        choices = new int[capacity];
        rewards = new double[capacity];
        endings = new byte[capacity];
    }

    /// Slots in use.
    public int size() {
        return size;
    }

    /// The slot that comes next.
    public int position() {
        return next;
    }

    // ---- remember ----

    /// The step after the one that was added last, or the first of an episode.
    public void add(Transition step) {
        put(step.observation(), ((Action.Discrete) step.action()).index(), step.reward(), step.ending());
        if (step.ending() != Ending.NONE) {
            put(step.next(), NOTHING, 0, Ending.NONE);
        }
    }

    private void put(float[] observation, int choice, double reward, Ending ending) {
        observations[next] = observations[next] == null ? new byte[bytes] : observations[next];
        for (int i = 0; i < bytes / packed.length; i++) {
            code.write(observation, i * code.cells(), packed);
            System.arraycopy(packed, 0, observations[next], i * packed.length, packed.length);
        }
        choices[next] = choice;
        rewards[next] = reward;
        endings[next] = (byte) ending.ordinal();
        next = (next + 1) % capacity;
        size = Math.min(size + 1, capacity);
    }

    // ---- replay ----

    /// A stretch of an episode: it begins in slot `start` and has so many steps that can be learned from, each with what was seen after it.
    ///
    /// @param fromTheBeginning whether nothing of the episode came before
    public record Stretch(int start, int steps, boolean fromTheBeginning) {
    }

    /// Whether there is anything to replay yet.
    public boolean hasSteps() {
        return size > 2;
    }

    /// Draws a stretch of at most `most` steps; it is shorter where its episode ends, or has only come so far.
    ///
    /// @param fromTheBeginning whether it begins as early in its episode as is remembered; otherwise at any step, all equally likely
    public Stretch draw(int most, boolean fromTheBeginning, RandomGenerator random) {
        int age;
        do {
            age = random.nextInt(1, size);
        } while (choices[slot(age)] == NOTHING);
        while (fromTheBeginning && age + 1 < size && choices[slot(age + 1)] != NOTHING) {
            age++;
        }
        int steps = 0;
        while (steps < most && steps < age && choices[slot(age - steps)] != NOTHING) {
            steps++;
        }
        // Of the oldest slot nobody knows what came before it, unless nothing has been forgotten yet.
        boolean first = age == size - 1 ? size < capacity : choices[slot(age + 1)] == NOTHING;
        return new Stretch(slot(age), steps, first);
    }

    /// The slot that was filled so many slots before the newest.
    private int slot(int age) {
        return Math.floorMod(next - 1 - age, capacity);
    }

    private int at(Stretch stretch, int step) {
        return (stretch.start() + step) % capacity;
    }

    /// What was seen before step `step`, counted from 0; before the step behind the last: what was seen at the end.
    public void observation(Stretch stretch, int step, float[] into) {
        for (int i = 0; i < bytes / packed.length; i++) {
            code.read(observations[at(stretch, step)], i * packed.length, into, i * code.cells());
        }
    }

    public int choice(Stretch stretch, int step) {
        return choices[at(stretch, step)];
    }

    public double reward(Stretch stretch, int step) {
        return rewards[at(stretch, step)];
    }

    /// 1 if what was seen after the step has a value to learn from, else 0: see [Transition#bootstrap()].
    public double bootstrap(Stretch stretch, int step) {
        return Transition.bootstrap(ENDINGS[endings[at(stretch, step)]]);
    }

    // ---- save, restore ----

    /// Adds arrays below `replay/` that [#restore] understands; row i of each is slot i of the ring.
    public void save(Map<String, Object> arrays) {
        byte[] all = new byte[Math.multiplyExact(size, bytes)];
        for (int slot = 0; slot < size; slot++) {
            System.arraycopy(observations[slot], 0, all, slot * bytes, bytes);
        }
        arrays.put("replay/observations", all);
        arrays.put("replay/actions", Arrays.copyOf(choices, size));
        arrays.put("replay/rewards", Arrays.copyOf(rewards, size));
        arrays.put("replay/endings", Arrays.copyOf(endings, size));
    }

    /// A state saved without its replay leaves this one empty.
    /// @throws IllegalArgumentException if the arrays don't fit together or into this replay; nothing has changed then
    public void restore(AgentState state, int savedSize, int savedPosition) {
        if (state.arrays().keySet().stream().noneMatch(name -> name.startsWith("replay/"))) {
            size = 0;
            next = 0;
            return;
        }
        boolean possible = savedSize >= 0 && savedSize <= capacity
                && savedPosition == (savedSize < capacity ? savedSize : Math.floorMod(savedPosition, capacity));
        if (!possible) {
            throw new IllegalArgumentException("A replay of %d can't hold %d at %d".formatted(capacity, savedSize, savedPosition));
        }
        byte[] savedObservations = state.array("replay/observations", byte[].class, Math.multiplyExact(savedSize, bytes));
        int[] savedChoices = state.array("replay/actions", int[].class, savedSize);
        double[] savedRewards = state.array("replay/rewards", double[].class, savedSize);
        byte[] savedEndings = state.array("replay/endings", byte[].class, savedSize);
        for (int slot = 0; slot < savedSize; slot++) {
            boolean known = savedChoices[slot] >= NOTHING && savedChoices[slot] < choiceCount && savedEndings[slot] >= 0
                    && savedEndings[slot] < ENDINGS.length
                    && (savedChoices[slot] != NOTHING || slot == 0 || slot == savedPosition || savedChoices[slot - 1] != NOTHING);
            if (!known) {
                throw new IllegalArgumentException(
                        "Replay entry %d has action %d and ending %d".formatted(slot, savedChoices[slot], savedEndings[slot]));
            }
        }
        if (code instanceof FrameCode.Levels levels) {
            for (int from = 0; from < savedObservations.length; from += packed.length) {
                levels.check(Arrays.copyOfRange(savedObservations, from, from + packed.length));
            }
        }
        for (int slot = 0; slot < savedSize; slot++) {
            observations[slot] = Arrays.copyOfRange(savedObservations, slot * bytes, (slot + 1) * bytes);
        }
        System.arraycopy(savedChoices, 0, choices, 0, savedSize);
        System.arraycopy(savedRewards, 0, rewards, 0, savedSize);
        System.arraycopy(savedEndings, 0, endings, 0, savedSize);
        size = savedSize;
        next = savedPosition % capacity;
    }
}
