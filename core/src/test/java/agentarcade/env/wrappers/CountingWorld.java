package agentarcade.env.wrappers;

import java.util.List;
import java.util.random.RandomGenerator;

import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;

/// Shows how many steps were taken, and the negative of it; step n earns n. Terminated after `length` steps.
final class CountingWorld implements Environment {
    record State(int steps) {
    }

    private final int length;
    private int steps = -1;

    CountingWorld(int length) {
        this.length = length;
    }

    @Override
    public Space.Box observations() {
        return new Space.Box(new float[] {0, -1000}, new float[] {2000, 0});
    }

    @Override
    public Space actions() {
        return new Space.Discrete(2);
    }

    @Override
    public void reset(RandomGenerator random) {
        steps = 0;
    }

    @Override
    public Step step(Action action) {
        if (!((Space.Discrete) actions()).contains(action)) {
            throw new IllegalArgumentException("Not an action: " + action);
        }
        if (steps < 0 || steps == length) {
            throw new IllegalStateException("reset first");
        }
        steps++;
        return new Step(steps, steps == length ? Ending.TERMINATED : Ending.NONE);
    }

    @Override
    public void observe(float[] into) {
        if (steps < 0) {
            throw new IllegalStateException("reset first");
        }
        into[0] = steps;
        into[1] = -steps;
    }

    @Override
    public Record snapshot() {
        if (steps < 0) {
            throw new IllegalStateException("reset first");
        }
        return new State(steps);
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State(int taken)) || taken < 0 || taken > length) {
            throw new IllegalArgumentException("%s is no state of mine".formatted(snapshot));
        }
        steps = taken;
    }

    @Override
    public List<Record> starts() {
        return List.of(new State(0));
    }

    @Override
    public Picture picture() {
        return new Picture(1, 1, List.of());
    }

    @Override
    public Controls controls() {
        return new Controls(Action.Discrete.of(0), List.of());
    }

    @Override
    public double naturalSpeed() {
        return 30;
    }

    @Override
    public Score score() {
        return Score.RETURN;
    }

    @Override
    public List<Reference> references() {
        return List.of(new Reference("random", 1), new Reference("solved", 2));
    }
}
