package agentarcade.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Several copies of a world that are stepped together, for learners that gather experience in all of them at once. Each has a chance of
/// its own, so none disturbs another, and the first few are the same however many there are.
///
/// ```
/// worlds.reset();
/// while (training) {
///     worlds.observe(before);
///     Step[] steps = worlds.step(choose(before));
///     worlds.observe(after);   // of those that ended: how they ended
///     learn(before, steps, after);
///     worlds.startEnded();
/// }
/// ```
///
/// A world whose episode has ended stays as it ended until [#startEnded]: what it shows then is no part of the next episode, and where time
/// ran out its value still counts.
public final class WorldVector {
    private final List<SeededWorld> worlds;
    private final boolean[] ended;
    private final float[] one;

    /// World i takes its chance from the stream “world i” of the seed; the first, which may be the only one, from “world”.
    /// @param maker builds one world; all must be alike
    public WorldVector(int count, Supplier<Environment> maker, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("At least 1 world is needed, not %d".formatted(count));
        }
        worlds = IntStream.range(0, count)
                .mapToObj(i -> new SeededWorld(maker.get(), Randomness.stream(seed, i == 0 ? "world" : "world " + i))).toList();
        ended = new boolean[count];
        one = new float[observations().size()];
    }

    public int count() {
        return worlds.size();
    }

    /// What each of them shows.
    public Space.Box observations() {
        return world(0).observations();
    }

    /// What can be done in each of them.
    public Space actions() {
        return world(0).actions();
    }

    /// One of them, to look at.
    public Environment world(int i) {
        return worlds.get(i).world();
    }

    /// Starts a new episode in each.
    public void reset() {
        worlds.forEach(SeededWorld::reset);
        Arrays.fill(ended, false);
    }

    /// Starts a new episode in each whose last one has ended.
    public void startEnded() {
        for (int i = 0; i < ended.length; i++) {
            if (ended[i]) {
                start(i);
            }
        }
    }

    /// Starts a new episode in world i.
    public void start(int i) {
        worlds.get(i).reset();
        ended[i] = false;
    }

    /// Whether the episode of world i is over and the next not begun.
    public boolean hasEnded(int i) {
        return ended[i];
    }

    /// Does `actions[i]` in world i.
    /// @throws IllegalArgumentException for an action that its world does not know: no world has taken a step then
    /// @throws IllegalStateException if an episode is over: no world has taken a step then
    public Step[] step(Action[] actions) {
        if (actions.length != ended.length) {
            throw new IllegalArgumentException("%d worlds need as many actions, not %d".formatted(ended.length, actions.length));
        }
        for (int i = 0; i < ended.length; i++) {
            if (ended[i]) {
                throw new IllegalStateException("The episode of world %d is over: start those that ended first".formatted(i));
            }
            if (!isLegal(actions[i])) {
                throw new IllegalArgumentException("World %d does not know the action %s".formatted(i, actions[i]));
            }
        }
        Step[] steps = new Step[actions.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = worlds.get(i).step(actions[i]);
            ended[i] = steps[i].ending() != Ending.NONE;
        }
        return steps;
    }

    /// Numbers beyond their bounds are the world's business, which clips them.
    private boolean isLegal(Action action) {
        return switch (actions()) {
            case Space.Discrete choices -> choices.contains(action);
            case Space.Box box -> action instanceof Action.Continuous(float[] values) && values.length == box.size() && areFinite(values);
        };
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /// Writes what each shows now, one world after another: count × [Space.Box#size] numbers.
    public void observe(float[] into) {
        for (int i = 0; i < ended.length; i++) {
            world(i).observe(one);
            System.arraycopy(one, 0, into, i * one.length, one.length);
        }
    }

    /// World, chance and whether the episode is over.
    public record Member(Record world, Randomness.State random, boolean ended) {
    }

    /// All worlds at one moment, as immutable plain data.
    public record State(List<Member> members) {
        public State {
            members = List.copyOf(members);
        }
    }

    public State snapshot() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < ended.length; i++) {
            SeededWorld.Moment moment = worlds.get(i).snapshot();
            members.add(new Member(moment.world(), moment.random(), ended[i]));
        }
        return new State(members);
    }

    /// Goes on as they did from there.
    /// @throws IllegalArgumentException if there are more or fewer of them, or one can't be in that state; they must then be reset
    public void restore(State state) {
        if (state.members().size() != ended.length) {
            throw new IllegalArgumentException("%d worlds can't go on as %d".formatted(ended.length, state.members().size()));
        }
        for (int i = 0; i < ended.length; i++) {
            Member member = state.members().get(i);
            worlds.get(i).restore(new SeededWorld.Moment(member.world(), member.random()));
            ended[i] = member.ended();
        }
    }
}
