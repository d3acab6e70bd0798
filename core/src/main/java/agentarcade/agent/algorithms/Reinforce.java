package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.BatchLearner;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Episodes;
import agentarcade.agent.parts.FirstWeights;
import agentarcade.agent.parts.LikeliestAction;
import agentarcade.agent.parts.LikeliestAction.Weighed;
import agentarcade.agent.parts.Returns;
import agentarcade.agent.parts.Schedule;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.knob.Filters;
import agentarcade.knob.Flag;
import agentarcade.knob.OneOf;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Sentence;
import agentarcade.knob.Sizes;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Layer;
import agentarcade.nn.Losses;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// REINFORCE (Williams, 1992; Sutton & Barto, 2018, chapter 13): a network gives the policy π(a|s), and whole episodes are played by chance
/// as it says. Then every action becomes likelier by how much was earned from it on.
///
/// - Return: Gₜ = rₜ + γ Gₜ₊₁, and 0 after the last step. An episode that ran out of time is cut off there; with a baseline V(s′) stands for
///   what would have come.
/// - Weight of a step: Ĝₜ = Gₜ, or Gₜ − V(sₜ) with a baseline, a second network that learns to foretell Gₜ; either of them standardised over
///   its episode, or over the whole batch, to mean 0 and standard deviation 1.
/// - Ascent, once after every few episodes: Σ Ĝₜ ∇ log π(aₜ|sₜ) + c ∇H(π(·|sₜ)) over all their steps. What is descended is the loss of the
///   same size with a minus before it.
///
/// π is a softmax over choices, a sigmoid for the second of two, or a normal distribution for real actions, with a standard deviation σ that
/// is learned but the same in every state.
///
/// See `docs/algorithms/reinforce.md`.
public final class Reinforce implements Agent {

    public record Settings(
            // Size of each step along the gradient.
            @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // How the learning rates of policy and baseline come down.
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape learningRateSchedule,
            // Steps until the learning rates have come down to 0.
            @Whole(min = 1, max = 100_000_000, initial = 100_000, scale = Scale.LOG, takes = Takes.NOW) int learningRateSteps,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.99, takes = Takes.NOW) double discount,
            // Episodes between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int episodesPerUpdate,
            @OneOf(initial = "STEPS", takes = Takes.NOW) Averaging averaging,
            @OneOf(initial = "NONE", takes = Takes.NOW) Standardising standardising,
            @Flag(initial = true, takes = Takes.RESTART) boolean baseline,
            // Size of each step of the baseline against the gradient of its mean squared error.
            @Real(min = 1e-6, max = 1, initial = 3e-3, scale = Scale.LOG, takes = Takes.NOW) double baselineLearningRate,
            // Steps of the baseline in one update.
            @Whole(min = 1, max = 100, initial = 4, scale = Scale.LOG, takes = Takes.NOW) int baselineSteps,
            // c: what a nat of entropy is worth.
            @Real(min = 0, max = 1, initial = 0, takes = Takes.NOW) double entropyWeight,
            // The largest norm of the gradient; 0: any.
            @Real(min = 0, max = 100, initial = 0, takes = Takes.NOW) double gradientClip,
            @OneOf(initial = "ADAM", takes = Takes.RESTART) Descent optimizer,
            // Whether two choices are told by one output with a sigmoid, the probability of the second.
            @Flag(initial = false, takes = Takes.RESTART) boolean sigmoid,
            // σ of a real action at first.
            @Real(min = 0.01, max = 10, initial = 1, scale = Scale.LOG, takes = Takes.RESTART) double deviation,
            // Convolutions before the hidden layers, for pictures.
            @Filters(most = 4, initial = "", takes = Takes.RESTART) List<Filter> filters,
            // Units of each hidden layer.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64", takes = Takes.RESTART) List<Integer> hidden,
            @OneOf(initial = "RELU", takes = Takes.RESTART) Activation activation,
            // Whether the policy's layers add a bias to their sums. The baseline's always do.
            @Flag(initial = true, takes = Takes.RESTART) boolean bias,
            @OneOf(initial = "GLOROT_UNIFORM", takes = Takes.RESTART) FirstWeights firstWeights) {

        public Settings {
            filters = List.copyOf(filters);
            hidden = List.copyOf(hidden);
        }

        Schedule rate(double first) {
            return new Schedule(learningRateSchedule, first, 0, learningRateSteps);
        }

        int outputs(Space actions) {
            return switch (actions) {
                case Space.Discrete(int n) -> sigmoid && n == 2 ? 1 : n;
                case Space.Box box -> box.size();
            };
        }

        Body body() {
            return new Body(filters, hidden, activation);
        }
    }

    /// What the gradients of all steps of a batch make together.
    public enum Averaging {
        /// Σ over all steps: more episodes, longer ones too, make a longer step.
        SUM,
        /// The sum over the number of episodes: an estimate of ∇E[G₀], but for the discount (see the docs).
        EPISODES,
        /// The mean over all steps.
        STEPS;

        double scale(int steps, int episodes) {
            return switch (this) {
                case SUM -> 1;
                case EPISODES -> 1.0 / episodes;
                case STEPS -> 1.0 / steps;
            };
        }
    }

    public enum Standardising {
        NONE, EPISODE, BATCH
    }

    /// Rows that pass through a network at once: as many as fit into the cache, whatever the batch.
    private static final int MOST_ROWS = 256;
    private static final int MOST_NUMBERS = 1 << 16;

    private final Space actions;
    private final Readings readings;
    private final Randomness exploring;
    private final Distribution distribution;
    private final BatchLearner policy;
    /// log σ as the bias of a network that sees nothing; null for choices.
    private final BatchLearner deviations;
    /// V; null without a baseline.
    private final BatchLearner baseline;
    private final Episodes episodes;
    private final float[] outputs;
    private final float[] value = new float[1];
    private final float[] drawn;
    private final float[] logDeviations;
    private double[] returns = {};
    private double[] weights = {};
    private Settings settings;
    private long steps;
    private long updates;

    public Reinforce(Settings settings, Task task) {
        this.settings = settings;
        actions = task.actions();
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        Randomness random = Randomness.stream(task.seed(), "weights");
        int rows = Math.clamp(MOST_NUMBERS / task.observations().size(), 16, MOST_ROWS);
        Architecture body = settings.body().network(task.observations(), settings.outputs(actions));
        distribution = LikeliestAction.distribution(actions, body.outputs());
        policy = learner("policy", settings.bias() ? body : withoutBias(body), rows);
        settings.firstWeights().into(policy.network(), 0.01, random);
        deviations = distribution instanceof Gaussian ? learner("deviations", deviations(distribution.outputs()), 1) : null;
        if (deviations != null) {
            deviations.network().initialise(Initialiser.constant(StrictMath.log(settings.deviation())), random);
        }
        baseline = settings.baseline() ? learner("baseline", settings.body().network(task.observations(), 1), rows) : null;
        if (baseline != null) {
            settings.firstWeights().into(baseline.network(), 1, random);
        }
        episodes = new Episodes(task.observations(), actions);
        outputs = new float[distribution.outputs()];
        drawn = new float[distribution.actionSize()];
        logDeviations = new float[deviations == null ? 0 : deviations.network().architecture().outputs()];
        takeOverDeviations();
    }

    private BatchLearner learner(String name, Architecture architecture, int rows) {
        Network network = new Network(architecture, rows, Memory.nd4j());
        return new BatchLearner(name, network, settings.optimizer().of(network));
    }

    private static Architecture deviations(int dimensions) {
        return new Architecture(1, List.of(new Dense(dimensions, true, Activation.LINEAR)));
    }

    private static Architecture withoutBias(Architecture body) {
        return new Architecture(body.input(), body.layers().stream().map(layer -> switch (layer) {
            case Dense(int outputs, boolean _, Activation activation) -> (Layer) new Dense(outputs, false, activation);
            case Conv2d(int channels, int rows, int columns, int stride, var padding, boolean _, Activation activation) ->
                new Conv2d(channels, rows, columns, stride, padding, false, activation);
            default -> layer;
        }).toList());
    }

    /// A policy can be over choices or over real numbers.
    public static boolean plays(Space actions) {
        return true;
    }

    @Override
    public void use(Record changed) {
        settings = (Settings) changed;
    }

    // ---- act ----

    @Override
    public void act(float[][] observations, Action[] chosen) {
        look(observations[0]);
        distribution.sample(exploring, drawn, 0);
        chosen[0] = LikeliestAction.action(actions, drawn);
    }

    @Override
    public Decision decide(float[] observation) {
        look(observation);
        OptionalDouble value = baseline == null ? OptionalDouble.empty() : OptionalDouble.of(value(observation));
        return LikeliestAction.decision(actions, distribution, logDeviations, value);
    }

    /// Makes the distribution that of π(·|s).
    private void look(float[] observation) {
        policy.network().infer(observation, outputs);
        try {
            distribution.read(outputs);
        } catch (ArithmeticException broken) {
            throw policy.diverged();
        }
    }

    /// V(s)
    private double value(float[] observation) {
        baseline.network().infer(observation, value);
        return value[0];
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        Transition step = transitions[0];
        episodes.add(step.observation(), drawn, step.reward());
        steps++;
        if (step.ending() != Ending.NONE) {
            boolean wouldGoOn = baseline != null && step.bootstrap() > 0;
            episodes.end(wouldGoOn ? settings.discount() * value(step.next()) : 0);
            if (episodes.count() >= settings.episodesPerUpdate()) {
                update();
                episodes.clear();
            }
        }
    }

    private void update() {
        int rows = episodes.rows();
        if (weights.length < rows) {
            returns = new double[2 * rows];
            weights = new double[2 * rows];
        }
        episodes.returns(settings.discount(), returns);
        System.arraycopy(returns, 0, weights, 0, rows);
        if (baseline != null) {
            baseline.read(episodes, (row, values, at) -> weights[row] -= values.get(at, 0));
        }
        switch (settings.standardising()) {
            case NONE -> {
            }
            case EPISODE -> episodes.standardise(weights);
            case BATCH -> Returns.standardise(weights, rows);
        }
        double scale = settings.averaging().scale(rows, episodes.count());
        ascend(scale);
        if (baseline != null) {
            learnBaseline();
        }
        updates++;
    }

    private void ascend(double scale) {
        Measured measured;
        try {
            measured = computeGradients(policy, distribution, episodes, weights, scale, settings.entropyWeight());
        } catch (ArithmeticException broken) {
            throw policy.diverged();
        }
        double rate = settings.rate(settings.learningRate()).at(steps);
        readings.add("loss", measured.loss());
        readings.add("entropy", measured.entropy());
        readings.add("gradientNorm", policy.step(rate, settings.gradientClip()));
        if (distribution instanceof Gaussian gaussian) {
            Network network = deviations.network();
            network.forward(1);
            gaussian.logStandardDeviationGradient(network.outputGradient(), 0);
            network.backward(1);
            deviations.step(rate, settings.gradientClip());
            takeOverDeviations();
        }
    }

    /// Loss and entropy, averaged over the steps of a batch.
    record Measured(double loss, double entropy) {
    }

    /// Leaves in `policy` the gradients of L = −scale · Σ (Ĝₜ log π(aₜ|sₜ) + c H(π(·|sₜ))), and those by log σ in the distribution.
    ///
    /// @param weights Ĝₜ, a number for each step
    /// @param entropyWeight c
    static Measured computeGradients(BatchLearner policy, Distribution distribution, Episodes episodes, double[] weights, double scale,
            double entropyWeight) {
        int size = distribution.actionSize();
        double[] sums = new double[2];
        policy.gradients(episodes, (row, outputs, at, slopes) -> {
            distribution.read(outputs, at);
            sums[0] -= weights[row] * distribution.logProbability(episodes.actions(), row * size);
            sums[1] += distribution.entropy();
            distribution.gradient(episodes.actions(), row * size, -scale * weights[row], -scale * entropyWeight, slopes, at);
        });
        return new Measured(sums[0] / episodes.rows(), sums[1] / episodes.rows());
    }

    /// Lets V(sₜ) follow Gₜ, by the mean of (V − G)² over the batch.
    private void learnBaseline() {
        double rate = settings.rate(settings.baselineLearningRate()).at(steps);
        double[] sum = new double[1];
        for (int i = 0; i < settings.baselineSteps(); i++) {
            sum[0] = 0;
            baseline.gradients(episodes, (row, values, at, slopes) -> {
                double error = values.get(at, 0) - returns[row];
                sum[0] += Losses.squared(error);
                slopes.set(at, 0, (float) (Losses.squaredSlope(error) / episodes.rows()));
            });
            if (i == 0) {
                readings.add("valueLoss", sum[0] / episodes.rows());
            }
            baseline.step(rate, 0);
        }
    }

    private void takeOverDeviations() {
        if (distribution instanceof Gaussian gaussian) {
            Matrix logarithms = deviations.network().forward(1);
            logarithms.row(0, logDeviations);
            try {
                gaussian.logStandardDeviations(logDeviations);
            } catch (ArithmeticException broken) {
                throw deviations.diverged();
            }
        }
    }

    // ---- look inside, save, restore ----

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public PolicySnapshot policy() {
        return new LikeliestAction(actions, Weighed.of(policy.network()), logDeviations.clone(),
                Optional.ofNullable(baseline).map(judge -> Weighed.of(judge.network())));
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int rows, int episodes, Randomness.State exploring) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        learners().forEach(learner -> learner.save(arrays));
        episodes.save(arrays);
        return new AgentState(new Numbers(steps, updates, episodes.rows(), episodes.count(), exploring.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of REINFORCE".formatted(state.numbers()));
        }
        learners().forEach(learner -> learner.restore(state));
        episodes.restore(state, numbers.rows(), numbers.episodes());
        exploring.restore(numbers.exploring());
        steps = numbers.steps();
        updates = numbers.updates();
        takeOverDeviations();
    }

    private List<BatchLearner> learners() {
        return Stream.of(policy, deviations, baseline).filter(Objects::nonNull).toList();
    }

    @Override
    public void close() {
        learners().forEach(BatchLearner::close);
    }
}
