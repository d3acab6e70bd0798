package agentarcade.env.wrappers;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Controls;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;

import java.util.List;
import java.util.random.RandomGenerator;

/// A world around another, which it leaves as it is except for what a subclass changes.
abstract class Wrapper implements Environment {
    protected final Environment inner;

    Wrapper(Environment inner) {
        this.inner = inner;
    }

    @Override
    public Space.Box observations() {
        return inner.observations();
    }

    @Override
    public Space actions() {
        return inner.actions();
    }

    @Override
    public void reset(RandomGenerator random) {
        inner.reset(random);
    }

    @Override
    public Step step(Action action) {
        return inner.step(action);
    }

    @Override
    public void observe(float[] into) {
        inner.observe(into);
    }

    @Override
    public Record snapshot() {
        return inner.snapshot();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        inner.restore(snapshot, random);
    }

    @Override
    public List<Record> starts() {
        return inner.starts();
    }

    @Override
    public Picture picture() {
        return inner.picture();
    }

    @Override
    public Controls controls() {
        return inner.controls();
    }

    @Override
    public double naturalSpeed() {
        return inner.naturalSpeed();
    }

    @Override
    public Score score() {
        return inner.score();
    }

    @Override
    public List<Reference> references() {
        return inner.references();
    }

    @Override
    public List<Baseline> players() {
        return inner.players();
    }

    @Override
    public List<String> quantities() {
        return inner.quantities();
    }

    @Override
    public int actionRepeat() {
        return inner.actionRepeat();
    }

    @Override
    public Environment unwrapped() {
        return inner.unwrapped();
    }
}
