package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.env.Space;

import java.util.Arrays;
import java.util.Map;

/// Whole episodes, one behind the other, to be learned from once and then forgotten; the last of them may still be going on.
/// A step is a row, and rows are counted through all episodes: what was seen, what was done, what it earned.
///
/// Memory grows with the longest batch there was. A picture of few levels takes a few bits for each cell, as in a replay.
public final class Episodes {
    private static final int FIRST_ROOM = 256;

    private final FrameCode code;
    private final int stacked;
    private final int bytes;
    private final Space space;
    private final int actionSize;
    private final byte[] packed;
    private byte[] observations;
    private float[] actions;
    private double[] rewards = new double[FIRST_ROOM];
    private int rows;
    // The row behind the last of each episode that is over.
    private int[] ends = new int[16];
    private int count;
    private double[] scratch = {};

    public Episodes(Space.Box observations, Space actions) {
        code = FrameCode.of(observations);
        stacked = observations.size() / code.cells();
        bytes = Math.multiplyExact(stacked, code.bytes());
        packed = new byte[code.bytes()];
        this.observations = new byte[Math.multiplyExact(FIRST_ROOM, bytes)];
        space = actions;
        actionSize = actions instanceof Space.Box box ? box.size() : 1;
        this.actions = new float[FIRST_ROOM * actionSize];
    }

    // ---- remember ----

    /// The next step of the episode that is going on.
    ///
    /// @param action the index of a choice, or one real number for each dimension, before they were clipped to what the world takes
    public void add(float[] observation, float[] action, double reward) {
        if (rows == rewards.length) {
            grow();
        }
        for (int i = 0; i < stacked; i++) {
            code.write(observation, i * code.cells(), packed);
            System.arraycopy(packed, 0, observations, rows * bytes + i * packed.length, packed.length);
        }
        System.arraycopy(action, 0, actions, rows * actionSize, actionSize);
        rewards[rows++] = reward;
    }

    private void grow() {
        int room = Math.multiplyExact(2, rows);
        observations = Arrays.copyOf(observations, Math.multiplyExact(room, bytes));
        actions = Arrays.copyOf(actions, Math.multiplyExact(room, actionSize));
        rewards = Arrays.copyOf(rewards, room);
    }

    /// The episode is over.
    ///
    /// @param later what is still to be expected after its last step, in terms of that step's reward: γ V(s′) if it only ran out of time
    public void end(double later) {
        rewards[rows - 1] += later;
        ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
        ends[count++] = rows;
    }

    public void clear() {
        rows = 0;
        count = 0;
    }

    // ---- read ----

    /// Steps so far, of all episodes.
    public int rows() {
        return rows;
    }

    /// Episodes that are over.
    public int count() {
        return count;
    }

    /// The first row of an episode.
    private int start(int episode) {
        return episode == 0 ? 0 : ends[episode - 1];
    }

    public void observation(int row, float[] into) {
        for (int i = 0; i < stacked; i++) {
            code.read(observations, row * bytes + i * packed.length, into, i * code.cells());
        }
    }

    /// All actions, that of a row from place `row · actionSize` on. Only to be read, and only until the next step.
    public float[] actions() {
        return actions;
    }

    /// Discounted returns of every step, each within its episode: Gₜ = rₜ + γ Gₜ₊₁.
    public void returns(double discount, double[] into) {
        for (int episode = 0; episode < count; episode++) {
            int steps = toScratch(rewards, episode);
            Returns.discounted(scratch, steps, discount, scratch);
            System.arraycopy(scratch, 0, into, start(episode), steps);
        }
    }

    /// Brings the numbers of the steps of each episode to mean 0 and standard deviation 1.
    public void standardise(double[] numbers) {
        for (int episode = 0; episode < count; episode++) {
            int steps = toScratch(numbers, episode);
            Returns.standardise(scratch, steps);
            System.arraycopy(scratch, 0, numbers, start(episode), steps);
        }
    }

    private int toScratch(double[] numbers, int episode) {
        int steps = ends[episode] - start(episode);
        scratch = scratch.length < steps ? new double[Math.max(steps, 2 * scratch.length)] : scratch;
        System.arraycopy(numbers, start(episode), scratch, 0, steps);
        return steps;
    }

    // ---- save, restore ----

    /// Adds arrays below `episodes/` that [#restore] understands.
    public void save(Map<String, Object> arrays) {
        arrays.put("episodes/observations", Arrays.copyOf(observations, rows * bytes));
        arrays.put("episodes/actions", switch (space) {
            case Space.Discrete _ -> choices();
            case Space.Box _ -> Arrays.copyOf(actions, rows * actionSize);
        });
        arrays.put("episodes/rewards", Arrays.copyOf(rewards, rows));
        arrays.put("episodes/ends", Arrays.copyOf(ends, count));
    }

    /// @throws IllegalArgumentException if the arrays don't fit together or these episodes; nothing has changed then
    public void restore(AgentState state, int savedRows, int savedCount) {
        if (savedRows < 0 || savedCount < 0 || savedCount > savedRows) {
            throw new IllegalArgumentException("There can't be %d episodes in %d steps".formatted(savedCount, savedRows));
        }
        byte[] savedObservations = state.array("episodes/observations", byte[].class, Math.multiplyExact(savedRows, bytes));
        float[] savedActions = switch (space) {
            case Space.Discrete(int n) -> checkedChoices(state.array("episodes/actions", int[].class, savedRows), n);
            case Space.Box _ -> state.array("episodes/actions", float[].class, Math.multiplyExact(savedRows, actionSize));
        };
        double[] savedRewards = state.array("episodes/rewards", double[].class, savedRows);
        int[] savedEnds = state.array("episodes/ends", int[].class, savedCount);
        int start = 0;
        for (int end : savedEnds) {
            if (end <= start || end > savedRows) {
                throw new IllegalArgumentException("Episodes of %d steps can't end before step %d after step %d".formatted(savedRows, end,
                        start));
            }
            start = end;
        }
        if (code instanceof FrameCode.Levels levels) {
            for (int from = 0; from < savedObservations.length; from += packed.length) {
                levels.check(Arrays.copyOfRange(savedObservations, from, from + packed.length));
            }
        }
        while (rewards.length < savedRows) {
            rows = rewards.length;
            grow();
        }
        System.arraycopy(savedObservations, 0, observations, 0, savedObservations.length);
        System.arraycopy(savedActions, 0, actions, 0, savedActions.length);
        System.arraycopy(savedRewards, 0, rewards, 0, savedRows);
        ends = Arrays.copyOf(savedEnds, Math.max(16, savedCount));
        rows = savedRows;
        count = savedCount;
    }

    private int[] choices() {
        int[] choices = new int[rows];
        for (int row = 0; row < rows; row++) {
            choices[row] = (int) actions[row];
        }
        return choices;
    }

    private static float[] checkedChoices(int[] choices, int n) {
        float[] actions = new float[choices.length];
        for (int row = 0; row < choices.length; row++) {
            if (choices[row] < 0 || choices[row] >= n) {
                throw new IllegalArgumentException("Step %d has action %d of %d".formatted(row, choices[row], n));
            }
            actions[row] = choices[row];
        }
        return actions;
    }
}
