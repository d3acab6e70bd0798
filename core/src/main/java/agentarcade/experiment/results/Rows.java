package agentarcade.experiment.results;

import agentarcade.experiment.results.Budget.Unit;
import agentarcade.experiment.results.Judging.AllStarts;
import agentarcade.experiment.results.Judging.FreshGames;

import java.util.List;

/// The table of bars: what each algorithm is to reach in each world. Each row is tried with the preset it names.
///
/// The bars come from published results or from what other libraries reached with the same budget. CartPole: Stable-Baselines3 and its
/// RL Zoo (500 at the end of their budgets, though not for every seed). Pendulum: RL Zoo; a controller that pumps energy and then balances
/// earns about −150. MountainCar: RL Zoo; full force in the direction of motion earns 89.4. Catch-ball: 99 and 98 catches are all there are
/// within 501 steps. CAVE: who only follows the walls survives 124 steps.
public final class Rows {
    private static final String TUNED = "tuned";
    private static final String SOURCE = "as-in-the-source";
    private static final Judging STARTS = new AllStarts();
    private static final Judging GAMES = new FreshGames(100);
    /// Scores in Pendulum depend much on the start.
    private static final Judging MANY_GAMES = new FreshGames(1_000);

    public static final List<Row> ALL = List.of(
            quick("catch-dqn-source", "catch", "dqn", SOURCE, Budget.games(1_000), STARTS, 10, Bar.atLeast(0.98, 8)),
            quick("catch-dqn", "catch", "dqn", TUNED, Budget.games(2_000), STARTS, 10, Bar.atLeast(1, 10)),
            quick("catch-reinforce", "catch", "reinforce", TUNED, Budget.games(20_000), STARTS, 10, Bar.atLeast(0.99, 9)),
            quick("catch-a2c", "catch", "a2c", TUNED, Budget.games(20_000), STARTS, 10, Bar.atLeast(0.99, 9)),
            quick("catch-ppo", "catch", "ppo", TUNED, Budget.games(20_000), STARTS, 10, Bar.atLeast(0.99, 9)),
            quick("catch-drqn", "catch", "drqn", TUNED, Budget.games(2_000), STARTS, 5),

            quick("catch-ball-8-dqn-source", "catch-ball-8", "dqn", SOURCE, new Budget(Unit.GAMES_SINCE_LEARNING, 1_000), GAMES, 10),
            quick("catch-ball-8-dqn", "catch-ball-8", "dqn", TUNED, Budget.steps(1_000_000), GAMES, 10, Bar.atLeast(98, 9)),
            lengthy("catch-ball-16-dqn", "catch-ball-16", "dqn", TUNED, Budget.steps(3_000_000), GAMES, 5, Bar.atLeast(95, 4)),
            lengthy("catch-ball-16-ppo", "catch-ball-16", "ppo", TUNED, Budget.steps(200_000), GAMES, 5),

            lengthy("cave-no-blocks-drqn", "cave-no-blocks", "drqn", TUNED, Budget.steps(60_000), GAMES, 5),
            lengthy("cave-ppo", "cave", "ppo", TUNED, Budget.steps(250_000), GAMES, 5),
            lengthy("cave-dqn", "cave", "dqn", TUNED, Budget.steps(3_000_000), GAMES, 5, Bar.atLeast(250, 3), Bar.atLeast(799, 3)),
            lengthy("cave-dqn-gold", "cave", "dqn", TUNED, Budget.steps(20_000_000), GAMES, 5, Bar.atLeast(2_000, 3)),
            lengthy("cave-hard-dqn", "cave-hard", "dqn", TUNED, Budget.steps(20_000_000), GAMES, 5, Bar.atLeast(600, 3),
                    Bar.atLeast(799, 3)),

            quick("cartpole-dqn", "cartpole-v1", "dqn", TUNED, Budget.steps(50_000), GAMES, 10, Bar.atLeast(475, 8)),
            quick("cartpole-reinforce-source", "cartpole-v1", "reinforce", SOURCE, Budget.games(2_000), GAMES, 10, Bar.over(300, 8)),
            quick("cartpole-reinforce", "cartpole-v1", "reinforce", TUNED, Budget.steps(100_000), GAMES, 10, Bar.atLeast(475, 9)),
            quick("cartpole-a2c", "cartpole-v1", "a2c", TUNED, Budget.steps(150_000), GAMES, 10, Bar.atLeast(475, 9)),
            quick("cartpole-ppo", "cartpole-v1", "ppo", TUNED, Budget.steps(60_000), GAMES, 10, Bar.atLeast(475, 9)),

            quick("pendulum-ddpg", "pendulum-v1", "ddpg", TUNED, Budget.steps(20_000), MANY_GAMES, 5, Bar.atLeast(-155, 4)),
            quick("pendulum-ppo", "pendulum-v1", "ppo", TUNED, Budget.steps(100_000), MANY_GAMES, 5, Bar.atLeast(-180, 4)),
            quick("pendulum-a2c", "pendulum-v1", "a2c", TUNED, Budget.steps(1_000_000), MANY_GAMES, 5, Bar.atLeast(-200, 4)),

            lengthy("mountain-car-ddpg", "mountain-car-continuous-v0", "ddpg", TUNED, Budget.steps(300_000), GAMES, 5, Bar.atLeast(93, 4)),
            lengthy("mountain-car-a2c", "mountain-car-continuous-v0", "a2c", TUNED, Budget.steps(300_000), GAMES, 5, Bar.atLeast(90, 3)),
            lengthy("mountain-car-ppo", "mountain-car-continuous-v0", "ppo", TUNED, Budget.steps(300_000), GAMES, 5, Bar.atLeast(90, 3)));

    private Rows() {
    }

    private static Row quick(String id, String world, String algorithm, String preset, Budget budget, Judging judging, int seeds,
            Bar... bars) {
        return new Row(id, world, algorithm, preset, budget, judging, List.of(bars), seeds, true);
    }

    private static Row lengthy(String id, String world, String algorithm, String preset, Budget budget, Judging judging, int seeds,
            Bar... bars) {
        return new Row(id, world, algorithm, preset, budget, judging, List.of(bars), seeds, false);
    }
}
