package agentarcade.train;

import agentarcade.agent.Agent;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.Diverged;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Step;
import agentarcade.env.WorldVector;
import agentarcade.knob.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// An agent learning in a world, or in several side by side if it wants to, one step at a time. Knows no threads and no clock:
/// [TrainingSession] runs it beside a window, the command line and tests call [#step] themselves. Everything belongs to the thread that
/// built it.
///
/// The same world, agent and seed give the same steps, to the bit.
public final class TrainingLoop implements AutoCloseable {
    private final WorldVector worlds;
    private final Agent agent;
    private final Consumer<TrainingEvent> listener;
    private final Curves curves = new Curves();
    private Timeline timeline = new Timeline();
    private final SettingsLog settings;
    private final Album album = new Album();
    private final RecentScores recentScores = new RecentScores();
    // Of each world: what it shows, what is done there, what came of it, and what its episode has earned in how many steps.
    private final float[][] observations;
    private final Action[] actions;
    private final Transition[] transitions;
    private final double[] episodeReturns;
    private final long[] episodeSteps;
    private long steps;
    private long episodes;
    private long trainedNanos;

    /// @param maker builds a world
    /// @param agentFor builds the agent for such worlds and this seed
    /// @param settings those the agent is built with
    /// @param listener hears of every event, in order
    public TrainingLoop(Supplier<Environment> maker, Function<Task, Agent> agentFor, Record settings, long seed,
            Consumer<TrainingEvent> listener) {
        this.settings = new SettingsLog(settings);
        this.listener = listener;
        Environment like = maker.get();
        agent = agentFor.apply(new Task(like.observations(), like.actions(), seed, this::read));
        try {
            worlds = new WorldVector(agent.worlds(), maker, seed);
            worlds.reset();
            observations = new float[worlds.count()][];
            actions = new Action[worlds.count()];
            transitions = new Transition[worlds.count()];
            episodeReturns = new double[worlds.count()];
            episodeSteps = new long[worlds.count()];
            observe();
        } catch (RuntimeException | Error impossible) {
            // Nobody else could give back its native memory.
            agent.close();
            throw impossible;
        }
    }

    /// A number that the agent tells of itself. One that is none, or larger than any float, means that learning has broken down where the
    /// agent has not seen it.
    private void read(String name, double value) {
        if (!Float.isFinite((float) value)) {
            throw new Diverged(Sentence.of("agent.divergedReading", Sentence.of("reading." + name)));
        }
        curves.add(name, steps, value);
    }

    private void observe() {
        for (int i = 0; i < observations.length; i++) {
            observations[i] = worlds.world(i).observation();
        }
    }

    /// One action in each world, held for as many steps of the game as the world does, and what the agent learns from them. After the last
    /// step of an episode its world stays as it ended until the next call, so that it can be seen.
    public void step() {
        startEpisodes();
        agent.act(observations, actions);
        Step[] taken = worlds.step(actions);
        for (int i = 0; i < taken.length; i++) {
            Step step = taken[i];
            float[] next = worlds.world(i).observation();
            transitions[i] = new Transition(observations[i], actions[i], step.reward(), next, step.ending());
            observations[i] = next;
            episodeReturns[i] += step.reward();
            episodeSteps[i] += step.steps();
            steps += step.steps();
        }
        agent.learn(transitions);
        for (int i = 0; i < taken.length; i++) {
            if (taken[i].ending() != Ending.NONE) {
                endEpisode(i, taken[i].ending());
            }
        }
        timeline.pass(steps, episodes, agent.updates(), trainedNanos);
    }

    private void startEpisodes() {
        for (int i = 0; i < observations.length; i++) {
            if (worlds.hasEnded(i)) {
                worlds.start(i);
                observations[i] = worlds.world(i).observation();
                episodeReturns[i] = 0;
                episodeSteps[i] = 0;
            }
        }
    }

    private void endEpisode(int i, Ending ending) {
        episodes++;
        double score = worlds.world(i).score().of(episodeReturns[i], episodeSteps[i], ending);
        recentScores.add(score);
        double meanScore = recentScores.mean();
        curves.add(Curves.SCORE, steps, score);
        curves.add(Curves.MEAN_SCORE, steps, meanScore);
        curves.add(Curves.LENGTH, steps, episodeSteps[i]);
        listener.accept(new TrainingEvent.EpisodeEnded(steps, episodes, episodeSteps[i], episodeReturns[i], score, meanScore));
    }

    /// Goes on with other settings; those that need a restart must be the same as before.
    public void use(Record changed) {
        agent.use(changed);
        settings.use(steps, changed);
        listener.accept(new TrainingEvent.SettingsChanged(steps, changed));
    }

    /// Keeps what the agent has learned by now, if an episode has just ended and it is time. For whoever has a clock; the steps don't depend
    /// on it.
    public void look() {
        album.look(episodes, steps, recentScores.saysMuch() ? recentScores.mean() : Double.NaN, agent::policy);
    }

    /// Goes on with the pages that somebody else kept of the same training.
    public void keep(Album.View pages) {
        album.put(pages);
    }

    /// What the agent had learned at moments of its training.
    public Album.View album() {
        return album.view();
    }

    /// Steps of the game, in all worlds together.
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

    /// How the run came to where it is now.
    public Timeline.View timeline() {
        return timeline.view(now());
    }

    private Timeline.Moment now() {
        return new Timeline.Moment(steps, episodes, agent.updates(), trainedNanos);
    }

    /// What the agent would do now in the first world if it did not explore, and why.
    public Decision decision() {
        return agent.decide(observations[0]);
    }

    public PolicySnapshot policy() {
        return agent.policy();
    }

    public Insight insight() {
        return agent.insight();
    }

    /// The first world as it is now, to look at.
    public Scene scene() {
        return new Scene(worlds.world(0).picture(), observations[0], decision(), episodeReturns[0], episodeSteps[0], episodes,
                worlds.hasEnded(0));
    }

    public Checkpoint checkpoint() {
        List<Checkpoint.Episode> running = new ArrayList<>();
        for (int i = 0; i < episodeSteps.length; i++) {
            running.add(new Checkpoint.Episode(episodeReturns[i], episodeSteps[i]));
        }
        var progress = new Checkpoint.Progress(steps, episodes, trainedNanos, running, recentScores.save());
        return new Checkpoint(progress, worlds.snapshot(), agent.save(), curves.save(), timeline.save(), settings.save(),
                album.save());
    }

    /// Goes on from there.
    /// @throws IllegalArgumentException if the checkpoint is not one of a loop like this one, which must then be closed
    public void restore(Checkpoint checkpoint) {
        Checkpoint.Progress progress = checkpoint.progress();
        if (!progress.isPossible() || progress.running().size() != worlds.count()) {
            throw new IllegalArgumentException("Training in %d worlds can't have come as far as %s".formatted(worlds.count(), progress));
        }
        worlds.restore(checkpoint.worlds());
        agent.restore(checkpoint.agent());
        curves.restore(checkpoint.curves());
        if (curves.lastStep() > progress.steps()) {
            throw new IllegalArgumentException("Curves can't be at step %d after %d steps".formatted(curves.lastStep(), progress.steps()));
        }
        recentScores.restore(progress.recentScores());
        observe();
        for (int i = 0; i < episodeSteps.length; i++) {
            episodeReturns[i] = progress.running().get(i).earned();
            episodeSteps[i] = progress.running().get(i).steps();
        }
        steps = progress.steps();
        episodes = progress.episodes();
        trainedNanos = progress.trainedNanos();
        timeline = Timeline.restored(checkpoint.timeline(), now());
        if (!checkpoint.settings().isPossible(steps) || !checkpoint.album().isPossible(episodes, steps)) {
            throw new IllegalArgumentException("Settings or policies can't be from after step %d".formatted(steps));
        }
        Record now = settings.save().latest();
        settings.restore(checkpoint.settings());
        // Whoever goes on with other settings has changed them here.
        settings.use(steps, now);
        album.restore(checkpoint.album(), agent::policy);
    }

    @Override
    public void close() {
        agent.close();
    }
}
