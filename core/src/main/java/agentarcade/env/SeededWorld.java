package agentarcade.env;

/// A world together with the generator all its chance comes from: a whole that can be photographed and set back at any step.
/// The world's own [Environment#snapshot] says everything but that.
public final class SeededWorld {
    private final Environment world;
    private final Randomness random;

    public SeededWorld(Environment world, Randomness random) {
        this.world = world;
        this.random = random;
    }

    /// World and chance at one moment, as immutable plain data.
    public record Moment(Record world, Randomness.State random) {
    }

    public Environment world() {
        return world;
    }

    /// The next episode.
    public void reset() {
        world.reset(random);
    }

    /// The episode this seed begins with, whatever was played before.
    public void reset(long seed) {
        random.restore(new Randomness(seed).state());
        world.reset(random);
    }

    public Step step(Action action) {
        return world.step(action);
    }

    public Moment snapshot() {
        return new Moment(world.snapshot(), random.state());
    }

    /// Goes on as it did from there.
    /// @throws IllegalArgumentException if this world can't be in that state
    public void restore(Moment moment) {
        world.restore(moment.world(), random);
        random.restore(moment.random());
    }

    /// Where its chance is now.
    public Randomness.State randomState() {
        return random.state();
    }
}
