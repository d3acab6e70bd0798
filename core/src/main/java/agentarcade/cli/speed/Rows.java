package agentarcade.cli.speed;

import agentarcade.cli.speed.TrainingRow.Counted;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Shape;

import java.util.List;

/// What is measured, and what it is compared to. The other programs were measured once, on one core of a machine of which [Peer#PEAK] tells
/// the speed.
public final class Rows {
    private static final double NOT_ASKED = Double.NaN;
    private static final double SOLVED = 475;
    private static final double SWUNG_UP = -200;

    private static final Architecture CART_POLE = Architecture.mlp(4, List.of(64, 64), 2);
    private static final Architecture CATCH = Architecture.mlp(100, List.of(100, 100), 3);
    private static final Architecture PICTURES = new Architecture(new Shape.Image(4, 48, 48),
            List.of(new Conv2d(16, 8, 4, Activation.RELU), new Conv2d(32, 4, 2, Activation.RELU), new Flatten(),
                    new Dense(128, true, Activation.RELU), new Dense(2, true, Activation.LINEAR)));

    public static final List<Row> ALL = List.of(
            new TrainingRow("ppo", "cartpole-v1", "ppo", "rl-zoo", Counted.STEPS, 100_000, new Peer("Stable-Baselines3", 5_800), 8, SOLVED,
                    200_000),
            new SolvingRow("ppo-solves", "cartpole-v1", "ppo", "tuned", SOLVED, 1, 300_000),
            new TrainingRow("a2c", "cartpole-v1", "a2c", "rl-zoo", Counted.STEPS, 500_000, new Peer("Stable-Baselines3", 13_200), 30,
                    SOLVED,
                    500_000),
            new TrainingRow("dqn", "cartpole-v1", "dqn", "rl-zoo", Counted.STEPS, 50_000, new Peer("Stable-Baselines3", 1_380), 2.5, SOLVED,
                    50_000),
            new TrainingRow("ddpg", "pendulum-v1", "ddpg", "rl-zoo", Counted.STEPS, 20_000, new Peer("Stable-Baselines3", 340), 1.5,
                    SWUNG_UP,
                    30_000),
            new TrainingRow("reinforce", "cartpole-v1", "reinforce", "as-in-the-source", Counted.STEPS, 600_000, new Peer("NumPy", 78_000),
                    10,
                    NOT_ASKED, 0),
            new TrainingRow("catch", "catch", "dqn", "as-in-the-source", Counted.UPDATES, 20_000, new Peer("PyTorch", 1_760), 5, NOT_ASKED,
                    0),
            new EngineRow("train-64", "train step 4–64–64–2, batch 64", CART_POLE, 64, 1.688, new Peer("PyTorch", 320), 0.55, NOT_ASKED),
            new EngineRow("train-256", "train step 4–64–64–2, batch 256", CART_POLE, 256, 6.750, new Peer("PyTorch", 395), 0.7, NOT_ASKED),
            new EngineRow("train-catch", "train step 100–100–100–3, batch 50", CATCH, 50, 5.090, new Peer("PyTorch", 379), 0.55, NOT_ASKED),
            new EngineRow("train-conv", "train step 4×48×48 → 16@8×8/4 → 32@4×4/2 → 128 → 2, batch 32", PICTURES, 32, 101.2,
                    new Peer("PyTorch", 2_336), 0.55, NOT_ASKED),
            new EngineRow("forward", "forward 4–64–64–2, batch 1", CART_POLE, 0, 0.008960, new Peer("PyTorch", 20), NOT_ASKED, 0.5),
            new EngineRow("forward-catch", "forward 100–100–100–3, batch 1", CATCH, 0, 0.04060, new Peer("PyTorch", 20), NOT_ASKED, 2),
            new SteppingRow("stepping", "cartpole-v1", new Peer("Gymnasium", 0.366), 15));

    private Rows() {
    }
}
