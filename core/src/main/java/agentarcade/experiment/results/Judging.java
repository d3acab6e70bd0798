package agentarcade.experiment.results;

import agentarcade.agent.Policy;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.World;

/// How a trained agent is judged: without exploring, in a world of its own, once, as it is at the end of its training.
public sealed interface Judging {

    /// @param seed that of the training; games take their chance from another stream of it
    Evaluation judge(World world, Policy policy, long seed);

    /// From every start there is.
    record AllStarts() implements Judging {
        @Override
        public Evaluation judge(World world, Policy policy, long seed) {
            return Evaluation.allStarts(world.training(), policy);
        }
    }

    /// In so many games that nobody has seen.
    record FreshGames(int games) implements Judging {
        @Override
        public Evaluation judge(World world, Policy policy, long seed) {
            return Evaluation.episodes(world.training(), policy, games, seed);
        }
    }
}
