package agentarcade.cli;

import agentarcade.agent.Policy;
import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.Experiment;
import agentarcade.store.Fingerprint;
import agentarcade.store.SettingsJson;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.BiConsumer;

/// What an agent is and how well it plays without exploring, in a world of its own; for people in sentences, for programs as JSON.
final class Report {
    private final Terminal terminal;
    private final Experiment experiment;
    private final TrainingLoop loop;

    Report(Terminal terminal, Experiment experiment, TrainingLoop loop) {
        this.terminal = terminal;
        this.experiment = experiment;
        this.loop = loop;
    }

    /// How well it plays, and the mark of its weights.
    /// @param seed of the games
    void say(int episodes, long seed) {
        Score score = experiment.world().game().score();
        String scoreName = terminal.texts().say("score." + score + ".name");
        evaluate(episodes, seed, (fresh, starts) -> {
            terminal.say("cli.evaluated", episodes, scoreName, terminal.score(score, fresh.mean()),
                    terminal.score(score, fresh.standardDeviation()), terminal.score(score, fresh.min()),
                    terminal.score(score, fresh.max()));
            if (!starts.scores().isEmpty()) {
                terminal.say("cli.allStarts", starts.scores().size(), scoreName, terminal.score(score, starts.mean()));
            }
        });
        terminal.say("cli.fingerprint", fingerprint());
    }

    /// What it is, and how far it has been trained.
    ObjectNode agent() {
        ObjectNode tree = Reports.object();
        tree.put("world", experiment.environment().id());
        tree.set("rules", SettingsJson.write(experiment.environment().rules(), experiment.world().rules()));
        tree.set("wrapping", SettingsJson.write(experiment.environment().wrappings(), experiment.world().wrapping()));
        tree.put("algorithm", experiment.algorithm().id());
        tree.set("settings", SettingsJson.write(experiment.algorithm().settings(), experiment.settings()));
        return tree.put("trainingSeed", experiment.seed()).put("steps", loop.steps()).put("games", loop.episodes())
                .put("updates", loop.updates()).put("seconds", loop.trainedNanos() / 1e9).put("fingerprint", fingerprint());
    }

    /// How well it plays.
    /// @param seed of the games
    void add(ObjectNode tree, int episodes, long seed) {
        tree.put("score", experiment.world().game().score().name()).put("evaluationSeed", seed);
        evaluate(episodes, seed, (fresh, starts) -> {
            tree.set("freshGames", Reports.of(fresh));
            if (!starts.scores().isEmpty()) {
                tree.set("allStarts", Reports.of(starts));
            }
        });
    }

    private void evaluate(int episodes, long seed, BiConsumer<Evaluation, Evaluation> listener) {
        Environment world = experiment.world().training();
        try (Policy policy = loop.policy().open()) {
            listener.accept(Evaluation.episodes(world, policy, episodes, seed), Evaluation.allStarts(world, policy));
        }
    }

    private String fingerprint() {
        return Fingerprint.of(loop.checkpoint().agent());
    }
}
