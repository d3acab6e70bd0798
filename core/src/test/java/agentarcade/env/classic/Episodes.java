package agentarcade.env.classic;

import java.util.ArrayList;
import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;

/// Whole episodes of the listed worlds, time limits included.
final class Episodes {
    private Episodes() {
    }

    /// How an episode went.
    record Episode(long steps, double earned, Ending ending, double lastReward) {
    }

    static Environment world(String id) {
        EnvironmentType<?> type = Environments.find(id).orElseThrow();
        return type.create(type.canonical());
    }

    static Episode rest(Environment world, Player player) {
        long steps = 0;
        double earned = 0;
        Step step;
        do {
            step = world.step(player.choose(world));
            steps++;
            earned += step.reward();
        } while (step.ending() == Ending.NONE);
        return new Episode(steps, earned, step.ending(), step.reward());
    }

    static Episode rest(Environment world, Action always) {
        return rest(world, any -> always);
    }

    /// Scores of a baseline, all on the chance of one seed.
    static List<Double> scores(Environment world, String player, int episodes) {
        Player chosen = Baseline.of(world, new Randomness(2026)).stream().filter(known -> known.name().equals(player)).findFirst()
                .orElseThrow().player();
        Randomness chance = new Randomness(1);
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            world.reset(chance);
            Episode episode = rest(world, chosen);
            scores.add(world.score().of(episode.earned(), episode.steps(), episode.ending()));
        }
        return scores;
    }

    static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
