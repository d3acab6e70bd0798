package agentarcade.experiment;

import agentarcade.agent.Policy;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;

import java.util.List;
import java.util.stream.IntStream;

/// How well a policy plays when it no longer explores, as scores of separate episodes.
public record Evaluation(List<Double> scores) {
    public Evaluation {
        scores = List.copyOf(scores);
    }

    /// Episodes on fresh chance from `seed`.
    public static Evaluation episodes(Environment world, Policy policy, int episodes, long seed) {
        return episodes(world, policy::startEpisode, watching(policy), episodes, seed);
    }

    /// Episodes of someone who plays by a rule, on the same chance.
    public static Evaluation episodes(Environment world, Player player, int episodes, long seed) {
        return episodes(world, () -> {
        }, player, episodes, seed);
    }

    private static Evaluation episodes(Environment world, Runnable onStart, Player player, int episodes, long seed) {
        Randomness random = Randomness.stream(seed, "evaluation");
        return new Evaluation(IntStream.range(0, episodes).mapToObj(episode -> {
            world.reset(random);
            onStart.run();
            return playOut(world, player);
        }).toList());
    }

    private static Player watching(Policy policy) {
        return world -> policy.decide(world.observation()).action();
    }

    /// One episode from each possible start of a world that lists them.
    public static Evaluation allStarts(Environment world, Policy policy) {
        Randomness random = new Randomness(0);
        return new Evaluation(world.starts().stream().map(start -> {
            world.restore(start, random);
            policy.startEpisode();
            return playOut(world, watching(policy));
        }).toList());
    }

    private static double playOut(Environment world, Player player) {
        double episodeReturn = 0;
        long steps = 0;
        Step step;
        do {
            step = world.step(player.choose(world));
            episodeReturn += step.reward();
            steps += step.steps();
        } while (step.ending() == Ending.NONE);
        return world.score().of(episodeReturn, steps, step.ending());
    }

    public double mean() {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// The lowest score.
    public double min() {
        return scores.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /// The highest score.
    public double max() {
        return scores.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /// How far the mean is likely to be off: the standard deviation of the mean.
    public double standardError() {
        return standardDeviation() / Math.sqrt(scores.size());
    }

    /// The sample standard deviation; 0 for a single episode.
    public double standardDeviation() {
        double mean = mean();
        double squares = scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
        return scores.size() < 2 ? 0 : Math.sqrt(squares / (scores.size() - 1));
    }
}
