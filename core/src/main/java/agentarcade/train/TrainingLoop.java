package agentarcade.train;

import agentarcade.agent.Agent;
import agentarcade.agent.Decision;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.SeededWorld;
import agentarcade.env.Step;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// An agent learning in a world, one step at a time. Knows no threads and no clock: [TrainingSession] runs it beside a window, the
/// command line and tests call [#step] themselves. Everything belongs to the thread that built it.
///
/// The same world, agent and seed give the same steps, to the bit.
public final class TrainingLoop implements AutoCloseable {
    private final SeededWorld game;
    private final Environment world;
    private final Agent agent;
    private final Consumer<TrainingEvent> listener;
    private final Curves curves = new Curves();
    private final RecentScores recentScores = new RecentScores();
    private float[] observation;
    private boolean betweenEpisodes;
    private double episodeReturn;
    private long episodeSteps;
    private long steps;
    private long episodes;
    private long trainedNanos;

    /// @param agentFor builds the agent for this world and seed
    /// @param listener hears of every event, in order
    public TrainingLoop(Environment world, Function<Task, Agent> agentFor, long seed, Consumer<TrainingEvent> listener) {
        this.world = world;
        this.listener = listener;
        game = new SeededWorld(world, Randomness.stream(seed, "world"));
        // Before the agent takes native memory that nobody could give back if the world can't start.
        startEpisode();
        agent = agentFor.apply(new Task(world.observations(), world.actions(), seed, (name, value) -> curves.add(name, steps, value)));
    }

    /// One action in the world, held for as many steps of the game as the world does, and what the agent learns from it. After the last step of an episode the world stays as it ended until the
    /// next call, so that it can be seen.
    public void step() {
        if (betweenEpisodes) {
            startEpisode();
        }
        Action action = agent.act(observation);
        Step step = world.step(action);
        float[] next = world.observation();
        steps += step.steps();
        episodeSteps += step.steps();
        episodeReturn += step.reward();
        agent.learn(new Transition(observation, action, step.reward(), next, step.ending()));
        observation = next;
        if (step.ending() != Ending.NONE) {
            endEpisode(step.ending());
        }
    }

    private void startEpisode() {
        game.reset();
        observation = world.observation();
        betweenEpisodes = false;
        episodeReturn = 0;
        episodeSteps = 0;
    }

    private void endEpisode(Ending ending) {
        betweenEpisodes = true;
        episodes++;
        double score = world.score().of(episodeReturn, episodeSteps, ending);
        recentScores.add(score);
        double meanScore = recentScores.mean();
        curves.add(Curves.SCORE, steps, score);
        curves.add(Curves.MEAN_SCORE, steps, meanScore);
        listener.accept(new TrainingEvent.EpisodeEnded(steps, episodes, episodeSteps, episodeReturn, score, meanScore));
    }

    /// Goes on with other settings; those that need a restart must be the same as before.
    public void use(Record settings) {
        agent.use(settings);
        listener.accept(new TrainingEvent.SettingsChanged(steps, settings));
    }

    public long steps() {
        return steps;
    }

    public long episodes() {
        return episodes;
    }

    public long updates() {
        return agent.updates();
    }

    /// Time spent training, as told by [#addTrainedNanos].
    public long trainedNanos() {
        return trainedNanos;
    }

    /// Whoever watches the clock says here how long training took.
    public void addTrainedNanos(long nanos) {
        trainedNanos += nanos;
    }

    /// The curves up to now.
    public Map<String, Series.View> curves() {
        return curves.views();
    }

    /// What the agent would do now if it did not explore, and why.
    public Decision decision() {
        return agent.decide(observation);
    }

    public PolicySnapshot policy() {
        return agent.policy();
    }

    /// The world as it is now, to look at.
    public Scene scene() {
        return new Scene(world.picture(), observation, decision(), episodeReturn, episodeSteps, episodes, betweenEpisodes);
    }

    public Checkpoint checkpoint() {
        SeededWorld.Moment moment = game.snapshot();
        var progress = new Checkpoint.Progress(steps, episodes, trainedNanos, betweenEpisodes, episodeReturn, episodeSteps,
                List.copyOf(recentScores.save()), moment.random());
        return new Checkpoint(progress, moment.world(), agent.save(), curves.save());
    }

    /// Goes on from there.
    /// @throws IllegalArgumentException if the checkpoint is not one of a loop like this one, which must then be closed
    public void restore(Checkpoint checkpoint) {
        Checkpoint.Progress progress = checkpoint.progress();
        if (progress.steps() < 0 || progress.episodes() < 0 || progress.trainedNanos() < 0 || progress.episodeSteps() < 0) {
            throw new IllegalArgumentException("Training can't have come as far as %s".formatted(progress));
        }
        game.restore(new SeededWorld.Moment(checkpoint.world(), progress.worldRandom()));
        agent.restore(checkpoint.agent());
        curves.restore(checkpoint.curves());
        if (curves.lastStep() > progress.steps()) {
            throw new IllegalArgumentException("Curves can't be at step %d after %d steps".formatted(curves.lastStep(), progress.steps()));
        }
        recentScores.restore(progress.recentScores());
        observation = world.observation();
        betweenEpisodes = progress.betweenEpisodes();
        episodeReturn = progress.episodeReturn();
        episodeSteps = progress.episodeSteps();
        steps = progress.steps();
        episodes = progress.episodes();
        trainedNanos = progress.trainedNanos();
    }

    @Override
    public void close() {
        agent.close();
    }
}
