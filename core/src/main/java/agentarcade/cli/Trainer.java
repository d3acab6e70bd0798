package agentarcade.cli;

import agentarcade.agent.Policy;
import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.CurvePicture;
import agentarcade.store.Fingerprint;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;

/// Trains on the calling thread, shows how it goes, saves the run and its picture, and says how good the result is.
final class Trainer {
    private static final int EVALUATION_EPISODES = 1_000;

    /// How much to train: until one of both is reached.
    record Goal(long games, long steps) {
        static Goal games(long games) {
            return new Goal(games, Long.MAX_VALUE);
        }
    }

    private final Terminal terminal;

    Trainer(Terminal terminal) {
        this.terminal = terminal;
    }

    void train(Experiment experiment, TrainingLoop loop, Goal goal, Path file) throws Refused {
        boolean counted = goal.games() < Long.MAX_VALUE;
        terminal.say(counted ? "cli.training" : "cli.trainingSteps", experiment.algorithm().name(), experiment.environment().name(),
                counted ? goal.games() : goal.steps(), Long.toString(experiment.seed()));
        try (Interruption interruption = new Interruption()) {
            step(experiment, loop, goal, interruption);
            Run run = new Run(experiment, loop.checkpoint());
            RunFiles.createFolder(file.toAbsolutePath().getParent());
            RunFiles.write(file, run);
            terminal.say("cli.saved", file.toAbsolutePath().normalize().toString());
            // A program that is being ended can't load what draws and plays any more.
            if (!interruption.wanted()) {
                draw(run, file);
                evaluate(experiment, loop, EVALUATION_EPISODES, experiment.seed());
            }
        }
    }

    private void draw(Run run, Path file) throws Refused {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path picture = file.toAbsolutePath().normalize().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".png");
        CurvePicture.write(picture, run, terminal.texts());
        terminal.say("cli.drawn", picture.toString());
    }

    private void step(Experiment experiment, TrainingLoop loop, Goal goal, Interruption interruption) {
        ProgressLine progress = new ProgressLine(terminal, loop, experiment.world().game().score());
        long lastGame = goal.games() == Long.MAX_VALUE ? Long.MAX_VALUE : loop.episodes() + goal.games();
        long lastStep = goal.steps() == Long.MAX_VALUE ? Long.MAX_VALUE : loop.steps() + goal.steps();
        long since = System.nanoTime();
        while (loop.episodes() < lastGame && loop.steps() < lastStep && !interruption.wanted()) {
            loop.step();
            progress.step();
        }
        loop.addTrainedNanos(System.nanoTime() - since);
        progress.end();
        if (interruption.wanted()) {
            terminal.say("cli.interrupted");
        }
    }

    /// Plays without exploring, in a world of its own.
    void evaluate(Experiment experiment, TrainingLoop loop, int episodes, long seed) {
        Environment world = experiment.world().training();
        Score score = world.score();
        String scoreName = terminal.texts().say("score." + score + ".name");
        try (Policy policy = loop.policy().open()) {
            Evaluation fresh = Evaluation.episodes(world, policy, episodes, seed);
            terminal.say("cli.evaluated", episodes, scoreName, terminal.score(score, fresh.mean()),
                    terminal.score(score, fresh.standardDeviation()));
            Evaluation starts = Evaluation.allStarts(world, policy);
            if (!starts.scores().isEmpty()) {
                terminal.say("cli.allStarts", starts.scores().size(), scoreName, terminal.score(score, starts.mean()));
            }
        }
        terminal.say("cli.fingerprint", Fingerprint.of(loop.checkpoint().agent()));
    }
}
