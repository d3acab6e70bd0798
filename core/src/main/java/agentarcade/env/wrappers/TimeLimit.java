package agentarcade.env.wrappers;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.PhasePlane;
import agentarcade.env.Step;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Truncates episodes after a number of steps: time is up, but nothing is lost, and the last state still has a value. An episode that is
/// terminated by that very step stays terminated.
public final class TimeLimit extends Wrapper {
    private final int limit;
    private int steps;

    public TimeLimit(Environment inner, int limit) {
        super(inner);
        if (limit < 1) {
            throw new IllegalArgumentException("A time limit is at least 1 step, not %d".formatted(limit));
        }
        this.limit = limit;
    }

    /// The world, and how many steps its episode has taken.
    public record State(Record world, int steps) {
    }

    @Override
    public void reset(RandomGenerator random) {
        inner.reset(random);
        steps = 0;
    }

    @Override
    public Step step(Action action) {
        if (steps >= limit) {
            throw new IllegalStateException("Time was up at step %d: reset first".formatted(limit));
        }
        Step step = inner.step(action);
        steps += step.steps();
        return steps >= limit && step.ending() == Ending.NONE ? new Step(step.reward(), Ending.TRUNCATED, step.steps()) : step;
    }

    @Override
    public Record snapshot() {
        return new State(inner.snapshot(), steps);
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State(Record world, int taken)) || taken < 0 || taken > limit) {
            throw new IllegalArgumentException("%s is no state of a world with a limit of %d steps".formatted(snapshot, limit));
        }
        inner.restore(world, random);
        steps = taken;
    }

    @Override
    public List<Record> starts() {
        return inner.starts().stream().<Record>map(start -> new State(start, 0)).toList();
    }

    /// What is seen is the same.
    @Override
    public Optional<PhasePlane> phasePlane() {
        return inner.phasePlane();
    }
}
