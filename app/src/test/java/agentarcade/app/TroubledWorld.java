package agentarcade.app;

import agentarcade.app.run.Plan;
import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;
import agentarcade.env.games.Catch;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Experiment;

import java.util.random.RandomGenerator;

/// Catch, with something that happens before each step, before its state is taken for a file, and before each game.
final class TroubledWorld implements Environment {
    private final Catch sound;
    private final Runnable beforeStep;
    private final Runnable beforeSnapshot;
    private final Runnable beforeReset;

    private TroubledWorld(Catch.Rules rules, Runnable beforeStep, Runnable beforeSnapshot, Runnable beforeReset) {
        sound = new Catch(rules);
        this.beforeStep = beforeStep;
        this.beforeSnapshot = beforeSnapshot;
        this.beforeReset = beforeReset;
    }

    static Plan plan(Runnable beforeStep) {
        return plan(beforeStep, () -> {
        }, () -> {
        });
    }

    static Plan plan(Runnable beforeStep, Runnable beforeSnapshot, Runnable beforeReset) {
        return plan("troubled", beforeStep, beforeSnapshot, beforeReset);
    }

    /// One that passes for Catch: its runs can be saved.
    static Plan disguised(Runnable beforeStep) {
        return plan("catch", beforeStep, () -> {
        }, () -> {
        });
    }

    private static Plan plan(String id, Runnable beforeStep, Runnable beforeSnapshot, Runnable beforeReset) {
        var algorithm = Algorithms.find("dqn").orElseThrow();
        var world = new EnvironmentType<>(id, Catch.Rules.class,
                rules -> new TroubledWorld(rules, beforeStep, beforeSnapshot, beforeReset));
        return Plan.of(new Experiment(world, world.rules().initial(), algorithm, algorithm.settings().initial(), 1));
    }

    static boolean isTraining() {
        return Thread.currentThread().getName().equals("training");
    }

    @Override
    public Step step(Action action) {
        beforeStep.run();
        return sound.step(action);
    }

    @Override
    public Space.Box observations() {
        return sound.observations();
    }

    @Override
    public Space actions() {
        return sound.actions();
    }

    @Override
    public void reset(RandomGenerator random) {
        beforeReset.run();
        sound.reset(random);
    }

    @Override
    public void observe(float[] into) {
        sound.observe(into);
    }

    @Override
    public Record snapshot() {
        beforeSnapshot.run();
        return sound.snapshot();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        sound.restore(snapshot, random);
    }

    @Override
    public Picture picture() {
        return sound.picture();
    }

    @Override
    public Controls controls() {
        return sound.controls();
    }

    @Override
    public double naturalSpeed() {
        return sound.naturalSpeed();
    }

    @Override
    public Score score() {
        return sound.score();
    }
}
