package agentarcade.env;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A world: a game or a physical system that an agent acts in, one step at a time.
///
/// ```
/// world.reset(randomness);
/// do {
///     Action action = choose(world.observation());
///     step = world.step(action);
/// } while (step.ending() == Ending.NONE);
/// ```
///
/// A world is used by one thread at a time. All chance in it comes from the generator handed to [#reset].
/// Before the first [#reset] or [#restore] there is nothing to do or to see: [#step], [#observe], [#snapshot] and [#picture] throw an
/// `IllegalStateException` then.
public interface Environment {

    Space.Box observations();

    Space actions();

    /// Starts a new episode. This and every later draw until the next reset is taken from `random`.
    void reset(RandomGenerator random);

    /// Starts a new episode whose chance is that of this seed.
    default void reset(long seed) {
        reset(new Randomness(seed));
    }

    /// Does `action` and says what it earned.
    /// @throws IllegalArgumentException for an action outside [#actions]
    /// @throws IllegalStateException if the episode is over, or none was started
    Step step(Action action);

    /// Writes what the agent sees now, [Space.Box#size] numbers.
    void observe(float[] into);

    /// What the agent sees now, in an array that belongs to the caller.
    default float[] observation() {
        float[] observation = new float[observations().size()];
        observe(observation);
        return observation;
    }

    /// The state of this world (not of its generator) as an immutable record of plain data: numbers, lists and records of such.
    Record snapshot();

    /// Goes on from an earlier snapshot, with draws from `random`.
    /// @throws IllegalArgumentException if this world, with its rules, can't be in that state
    void restore(Record snapshot, RandomGenerator random);

    /// Every state an episode can start from, where these are few enough to judge a policy on all of them; otherwise empty.
    default List<Record> starts() {
        return List.of();
    }

    /// What a person sees, drawn as a game.
    Picture picture();

    /// How a person plays.
    Controls controls();

    /// Steps a second at which the game is pleasant to watch and to play.
    double naturalSpeed();

    /// How people judge an episode of this world.
    Score score();

    /// Scores worth a line in the charts, such as that from which a world counts as solved.
    default List<Reference> references() {
        return List.of();
    }

    /// A score to compare with; its name is the text `reference.` + `name`.
    record Reference(String name, double score) {
    }

    /// Players by rule who know this world, simplest first.
    default List<Baseline> players() {
        return List.of();
    }

    /// What each number of an observation is called, where they are few: the texts `quantity.` + name, units included. Otherwise empty.
    default List<String> quantities() {
        return List.of();
    }

    /// The plane of two quantities in which this world can be overlooked, if what is seen is made of them; otherwise empty.
    default Optional<PhasePlane> phasePlane() {
        return Optional.empty();
    }

    /// Steps of the game that one action covers: whoever plans ahead must know.
    default int actionRepeat() {
        return 1;
    }

    /// The game itself, without whatever is wrapped around it.
    default Environment unwrapped() {
        return this;
    }
}
