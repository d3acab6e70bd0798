package agentarcade.experiment;

import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.wrappers.Wrapping;

import java.util.List;
import java.util.stream.Stream;

/// How well someone who plays by a rule does in a canonical world.
/// @param actionRepeat steps of the game each action was held for
public record BaselineScore(String world, String player, int actionRepeat, int episodes, double mean, double standardDeviation,
        double standardError) {
    /// Who plays where, and how often acts.
    public record Contest(EnvironmentType<?> type, String player, int actionRepeat) {

        /// Everybody in every world: acting at each step, and where agents hold their actions, as often as they do.
        public static List<Contest> all() {
            return Environments.ALL.stream().flatMap(Contest::in).toList();
        }

        private static Stream<Contest> in(EnvironmentType<?> type) {
            Stream<Integer> repeats = Stream.of(1, type.wrapping().actionRepeat()).distinct();
            return repeats.flatMap(repeat -> Baseline.of(type.create(type.canonical()), new Randomness(0)).stream()
                    .map(baseline -> new Contest(type, baseline.name(), repeat)));
        }

        /// Plays that many episodes; the same seed gives the same.
        public BaselineScore play(int episodes, long seed) {
            Wrapping held = new Wrapping(1, 1, actionRepeat, 1, false, false);
            Environment world = new World(type, type.canonical(), held).training();
            Baseline baseline = Baseline.of(world, Randomness.stream(seed, "player")).stream()
                    .filter(known -> known.name().equals(player)).findFirst().orElseThrow();
            Evaluation evaluation = Evaluation.episodes(world, baseline.player(), episodes, seed);
            return new BaselineScore(type.id(), player, actionRepeat, episodes, evaluation.mean(), evaluation.standardDeviation(),
                    evaluation.standardError());
        }
    }
}
