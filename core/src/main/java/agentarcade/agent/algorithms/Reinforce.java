package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.BatchLearner;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Deviations;
import agentarcade.agent.parts.Episodes;
import agentarcade.agent.parts.FirstWeights;
import agentarcade.agent.parts.GreedyPolicy;
import agentarcade.agent.parts.Lately;
import agentarcade.agent.parts.PolicyAndValue;
import agentarcade.agent.parts.Returns;
import agentarcade.agent.parts.Schedule;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.knob.Filters;
import agentarcade.knob.Flag;
import agentarcade.knob.Group;
import agentarcade.knob.OneOf;
import agentarcade.knob.OnlyWhen;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Sentence;
import agentarcade.knob.Sizes;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Categorical;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Losses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            @Group("learning") @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // How the learning rates of policy and baseline come down: to 0, or exponentially to a hundredth.
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape learningRateSchedule,
            // Steps until the learning rates have come down; where actions are held, each decision is one.
            @OnlyWhen(knob = "learningRateSchedule", is = {"LINEAR", "EXPONENTIAL"}) @Whole(min = 1, max = 100_000_000, initial = 100_000, scale = Scale.LOG, takes = Takes.NOW) int learningRateSteps,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.99, takes = Takes.NOW) double discount,
            // Episodes between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int episodesPerUpdate,
            @OneOf(initial = "STEPS", takes = Takes.NOW) Averaging averaging,
            @OneOf(initial = "NONE", takes = Takes.NOW) Standardising standardising,
            @Group("baseline") @Flag(initial = true, takes = Takes.RESTART) boolean baseline,
            // Size of each step of the baseline against the gradient of its mean squared error.
            @OnlyWhen(knob = "baseline", is = "on") @Real(min = 1e-6, max = 1, initial = 3e-3, scale = Scale.LOG, takes = Takes.NOW) double baselineLearningRate,
            // Steps of the baseline in one update.
            @OnlyWhen(knob = "baseline", is = "on") @Whole(min = 1, max = 100, initial = 4, scale = Scale.LOG, takes = Takes.NOW) int baselineSteps,
            // c: what a nat of entropy is worth.
            @Group("policy") @Real(min = 0, max = 1, initial = 0, takes = Takes.NOW) double entropyWeight,
            // The largest norm of the gradient; 0: any.
            @Real(min = 0, max = 100, initial = 0, takes = Takes.NOW) double gradientClip,
            @OneOf(initial = "ADAM", takes = Takes.RESTART) Descent optimizer,
            // Whether two choices are told by one output with a sigmoid, the probability of the second.
            @Flag(initial = false, takes = Takes.RESTART) boolean sigmoid,
            // σ of a real action at first.
            @Real(min = 0.01, max = 10, initial = 1, scale = Scale.LOG, takes = Takes.RESTART) double deviation,
            // Convolutions before the hidden layers, for pictures.
            @Group("network") @Filters(most = 4, initial = "", takes = Takes.RESTART) List<Filter> filters,
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

    private final Space actions;
    private final Readings readings;
    private final Randomness exploring;
    private final Distribution distribution;
    private final BatchLearner policy;
    /// log σ; null for choices.
    private final Deviations deviations;
    /// V; null without a baseline.
    private final BatchLearner baseline;
    private final PolicyAndValue looking;
    private final Episodes episodes;
    private final float[] outputs;
    private final float[] value = new float[1];
    private final float[] drawn;
    private final Lately lately = new Lately(Insight.ADVANTAGE);
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
        Architecture body = settings.body().network(task.observations(), settings.outputs(actions));
        distribution = distribution(actions, body.outputs());
        policy = BatchLearner.of("policy", settings.bias() ? body : Body.withoutBias(body), settings.optimizer());
        settings.firstWeights().into(policy.network(), 0.01, random);
        deviations = distribution instanceof Gaussian gaussian
                ? new Deviations(gaussian, StrictMath.log(settings.deviation()), settings.optimizer()::of)
                : null;
        baseline = settings.baseline()
                ? BatchLearner.of("baseline", settings.body().network(task.observations(), 1), settings.optimizer())
                : null;
        if (baseline != null) {
            settings.firstWeights().into(baseline.network(), 1, random);
        }
        episodes = new Episodes(task.observations(), actions);
        outputs = new float[distribution.outputs()];
        drawn = new float[distribution.actionSize()];
        looking = new PolicyAndValue(policy.network(), baseline == null ? null : baseline.network(), actions);
    }

    /// What so many outputs of the policy mean: one for two choices is the logit of the second.
    static Distribution distribution(Space actions, int outputs) {
        return switch (actions) {
            case Space.Discrete(int n) -> n == 2 && outputs == 1 ? new Bernoulli() : new Categorical(n);
            case Space.Box box -> new Gaussian(box.size());
        };
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
        chosen[0] = switch (actions) {
            case Space.Discrete _ -> Action.Discrete.of((int) drawn[0]);
            case Space.Box box -> new Action.Continuous(GreedyPolicy.clipped(drawn, 0, box));
        };
    }

    @Override
    public Decision decide(float[] observation) {
        try {
            return looking.decide(spread(), observation);
        } catch (ArithmeticException | IllegalArgumentException broken) {
            throw policy.diverged();
        }
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
        lately.earned(step.reward());
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
            checkForetold(rows);
        }
        lately.judged(weights, rows);
        switch (settings.standardising()) {
            case NONE -> {
            }
            case EPISODE -> episodes.standardise(weights);
            case BATCH -> Returns.standardise(weights, rows);
        }
        ascend(settings.averaging().scale(rows, episodes.count()));
        if (baseline != null) {
            learnBaseline();
        }
        updates++;
        looking.renew();
    }

    /// What the baseline foretold, and what it said of an episode that ran out of time, must be numbers before the policy learns by them.
    private void checkForetold(int rows) {
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(weights[row])) {
                throw baseline.diverged();
            }
        }
    }

    private void ascend(double scale) {
        double rate = settings.rate(settings.learningRate()).at(steps);
        Measured measured;
        try {
            measured = computeGradients(policy, distribution, episodes, weights, scale, settings.entropyWeight());
        } catch (ArithmeticException broken) {
            throw policy.diverged();
        }
        double norm = deviations == null ? policy.step(rate, settings.gradientClip(), List.of()) : stepWithDeviations(rate);
        readings.add("loss", measured.loss());
        readings.add("entropy", measured.entropy());
        readings.add("gradientNorm", norm);
    }

    /// @return the norm of both gradients together
    private double stepWithDeviations(double rate) {
        deviations.backward();
        double norm = policy.step(rate, settings.gradientClip(), deviations.gradients());
        try {
            deviations.step((float) rate);
        } catch (ArithmeticException tooWide) {
            throw Deviations.diverged(policy.network().architecture());
        }
        return norm;
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
            baseline.step(rate, 0, List.of());
            if (i == 0) {
                readings.add("valueLoss", sum[0] / episodes.rows());
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
        return looking.policy(spread());
    }

    private GreedyPolicy.Spread spread() {
        return deviations == null ? new GreedyPolicy.None() : new GreedyPolicy.Same(deviations.logs());
    }

    @Override
    public Insight insight() {
        return lately.insight();
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int rows, int episodes, Randomness.State exploring) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        learners().forEach(learner -> learner.save(arrays));
        if (deviations != null) {
            deviations.save(arrays);
        }
        episodes.save(arrays);
        return new AgentState(new Numbers(steps, updates, episodes.rows(), episodes.count(), exploring.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of REINFORCE".formatted(state.numbers()));
        }
        learners().forEach(learner -> learner.restore(state));
        if (deviations != null) {
            deviations.restore(state);
        }
        episodes.restore(state, numbers.rows(), numbers.episodes());
        exploring.restore(numbers.exploring());
        steps = numbers.steps();
        updates = numbers.updates();
        looking.renew();
    }

    private List<BatchLearner> learners() {
        return baseline == null ? List.of(policy) : List.of(policy, baseline);
    }

    @Override
    public void close() {
        learners().forEach(BatchLearner::close);
        looking.close();
        if (deviations != null) {
            deviations.close();
        }
    }
}
