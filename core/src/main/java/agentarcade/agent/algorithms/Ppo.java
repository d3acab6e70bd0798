package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.ActorCritic;
import agentarcade.agent.parts.Bend;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Lately;
import agentarcade.agent.parts.Minibatches;
import agentarcade.agent.parts.PolicyLoss;
import agentarcade.agent.parts.Rollout;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.PolicyLoss.Measured;
import agentarcade.env.Action;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Checked;
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
import agentarcade.nn.Optimizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Proximal policy optimisation (Schulman, Wolski, Dhariwal, Radford & Klimov, 2017): a policy gathers a rollout in several worlds, then learns
/// from it several times over, but only as long as it does not move too far from the policy that gathered it.
///
/// - Advantages: Âₜ by GAE(λ) ([agentarcade.agent.parts.Gae]), standardised in each minibatch. Returns: R = Â + V(s).
/// - Loss (eqs. 7 and 9): L = −mean min(ρ Â, clip(ρ, 1 − ε, 1 + ε) Â) + c_v · mean (V(s) − R)² − c_e · mean H(π(·|s)), where
///   ρ = π(a|s) / π_old(a|s).
/// - Each epoch goes through all steps of the rollout in a new random order, a minibatch at a time, one step of Adam for each.
///
/// See `docs/algorithms/ppo.md`.
public final class Ppo implements Agent {

    public record Settings(
            // Worlds side by side.
            @Group("rollout") @Whole(min = 1, max = 32, initial = 8, takes = Takes.RESTART) int worlds,
            // Steps of each world in a rollout.
            @Whole(min = 2, max = 2_048, initial = 32, scale = Scale.LOG, takes = Takes.RESTART) int rolloutSteps,
            // How often each step is learned from.
            @Whole(min = 1, max = 50, initial = 10, takes = Takes.NOW) int epochs,
            // Steps averaged in one update; all of the rollout if it has no more.
            @Whole(min = 2, max = 1_024, initial = 256, scale = Scale.LOG, takes = Takes.RESTART) int batchSize,
            // Size of each step against the gradient, at first.
            @Group("learning") @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // How the learning rate goes down: to 0, or exponentially to a hundredth.
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape learningRateSchedule,
            // ε, at first: how far π(a|s) may move, as a share.
            @Real(min = 0.01, max = 1, initial = 0.2, takes = Takes.NOW) double clip,
            // How ε goes down, likewise.
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape clipSchedule,
            // Steps of all worlds until both have; where actions are held, each decision is one.
            @OnlyWhen(knob = {
                "learningRateSchedule", "clipSchedule"}, is = {"LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 100_000_000, initial = 100_000, scale = Scale.LOG, takes = Takes.NOW) int scheduleSteps,
            // γ: what a reward is worth one step later.
            @Group("advantages") @Real(min = 0, max = 1, initial = 0.98, takes = Takes.NOW) double discount,
            // λ of GAE.
            @Real(min = 0, max = 1, initial = 0.8, takes = Takes.NOW) double lambda,
            @Flag(initial = true, takes = Takes.NOW) boolean normaliseAdvantages,
            // c_v
            @Group("loss") @Real(min = 0, max = 10, initial = 0.5, takes = Takes.NOW) double valueWeight,
            // Whether ε holds for values, too.
            @Flag(initial = false, takes = Takes.RESTART) boolean clipValues,
            // c_e
            @Real(min = 0, max = 1, initial = 0, takes = Takes.NOW) double entropyWeight,
            // Largest norm of the gradient; 0: no limit.
            @Real(min = 0, max = 100, initial = 0.5, takes = Takes.NOW) double gradientNorm,
            // KL divergence at which a rollout is done with; 0: no limit.
            @Real(min = 0, max = 10, initial = 0, takes = Takes.NOW) double klLimit,
            // Filters that look at pictures before the hidden layers.
            @Group("network") @Filters(most = 4, initial = "", takes = Takes.RESTART) List<Filter> filters,
            // Units of each hidden layer.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64-64", takes = Takes.RESTART) List<Integer> hidden,
            @OneOf(initial = "TANH", takes = Takes.RESTART) Bend activation,
            // Whether policy and value share all layers but the last.
            @Flag(initial = false, takes = Takes.RESTART) boolean sharedTrunk,
            @Flag(initial = true, takes = Takes.RESTART) boolean orthogonal,
            // log σ of real actions at first.
            @Group("noise") @Real(min = -5, max = 2, initial = 0, takes = Takes.RESTART) double logDeviation,
            // Whether the noise of real actions depends on the state.
            @Flag(initial = false, takes = Takes.RESTART) boolean stateDependentNoise,
            // Steps for which such noise stays the same.
            @OnlyWhen(knob = "stateDependentNoise", is = "on")
            @Whole(min = 1, max = 1_000, initial = 8, scale = Scale.LOG, takes = Takes.NOW) int noisePeriod) implements Checked{

        public Settings {
            filters = List.copyOf(filters);
            hidden = List.copyOf(hidden);
        }

        @Override
        public List<Sentence> problems() {
            return stateDependentNoise && hidden.isEmpty() ? List.of(Sentence.of("ppo.problem.noFeatures")) : List.of();
        }

        int rows() {
            return worlds * rolloutSteps;
        }

        ActorCritic.Form form() {
            return new ActorCritic.Form(new Body(filters, hidden, activation.activation()), sharedTrunk, orthogonal, logDeviation,
                    stateDependentNoise);
        }

        Schedule rate() {
            return new Schedule(learningRateSchedule, learningRate, 0, scheduleSteps);
        }

        Schedule clipRange() {
            return new Schedule(clipSchedule, clip, 0, scheduleSteps);
        }
    }

    private static final double ADAM_EPSILON = 1e-5;

    private final Readings readings;
    private final Randomness exploring;
    private final Randomness shuffling;
    private final ActorCritic actorCritic;
    private final Rollout rollout;
    private final Minibatches minibatches;
    private final Lately lately = new Lately(Insight.ADVANTAGE);
    private Settings settings;
    private PolicyLoss loss;
    private long steps;
    private long updates;

    public Ppo(Settings settings, Task task) {
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        shuffling = Randomness.stream(task.seed(), "replay");
        int batch = Math.min(settings.batchSize(), settings.rows());
        actorCritic = new ActorCritic(settings.form(), task, settings.worlds(), batch,
                network -> Optimizer.adam(network, 0.9, 0.999, ADAM_EPSILON));
        rollout = new Rollout(settings.rolloutSteps(), settings.worlds(), task.observations().size(), actorCritic.policy().actionSize());
        minibatches = new Minibatches(rollout, batch);
        use(settings);
    }

    /// Choices have probabilities, real numbers a density.
    public static boolean plays(Space actions) {
        return true;
    }

    @Override
    public int worlds() {
        return settings.worlds();
    }

    @Override
    public void use(Record changed) {
        settings = (Settings) changed;
        loss = new PolicyLoss(actorCritic.policy(), settings.valueWeight(), settings.entropyWeight(), settings.clipValues());
    }

    // ---- act ----

    @Override
    public void act(float[][] observations, Action[] actions) {
        actorCritic.act(observations, rollout, settings.noisePeriod(), exploring, actions);
    }

    @Override
    public Decision decide(float[] observation) {
        return actorCritic.decide(observation);
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        rollout.add(transitions, actorCritic);
        steps += transitions.length;
        if (rollout.isFull()) {
            rollout.judge(settings.discount(), settings.lambda());
            lately.learned(rollout.rewards(), rollout.advantages(), rollout.rows());
            learnFromRollout();
            rollout.clear();
        }
    }

    private void learnFromRollout() {
        double rate = settings.rate().at(steps);
        double clip = settings.clipRange().at(steps);
        Sums sums = new Sums();
        boolean near = true;
        for (int epoch = 0; near && epoch < settings.epochs(); epoch++) {
            minibatches.shuffle(shuffling);
            while (near && minibatches.next(actorCritic.input(), settings.normaliseAdvantages())) {
                Measured measured = actorCritic.clipped(loss, minibatches.batch(), clip);
                near = settings.klLimit() == 0 || measured.divergence() <= settings.klLimit();
                sums.add(measured);
                if (near) {
                    sums.addStep(actorCritic.step(rate, settings.gradientNorm()));
                    updates++;
                }
            }
        }
        sums.report(readings);
        if (actorCritic.hasDeviation()) {
            readings.add("deviation", actorCritic.deviation());
        }
    }

    /// What the minibatches of one rollout say, for the curves.
    private static final class Sums {
        private int count;
        private int made;
        private double policy;
        private double value;
        private double entropy;
        private double divergence;
        private double clipped;
        private double norm;

        void add(Measured measured) {
            count++;
            policy += measured.policy();
            value += measured.value();
            entropy += measured.entropy();
            divergence += measured.divergence();
            clipped += measured.clipFraction();
        }

        /// Where the policy had moved too far none is made.
        void addStep(double gradientNorm) {
            made++;
            norm += gradientNorm;
        }

        void report(Readings readings) {
            readings.add("loss", policy / count);
            readings.add("valueLoss", value / count);
            readings.add("entropy", entropy / count);
            readings.add("kl", divergence / count);
            readings.add("clipFraction", clipped / count);
            if (made > 0) {
                readings.add("gradientNorm", norm / made);
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
        return actorCritic.snapshot();
    }

    @Override
    public Insight insight() {
        return lately.insight();
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int rows, Randomness.State exploring, Randomness.State shuffling) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        actorCritic.save(arrays);
        rollout.save(arrays);
        return new AgentState(new Numbers(steps, updates, rollout.filled(), exploring.state(), shuffling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of PPO".formatted(state.numbers()));
        }
        actorCritic.restore(state);
        rollout.restore(state, numbers.rows());
        exploring.restore(numbers.exploring());
        shuffling.restore(numbers.shuffling());
        steps = numbers.steps();
        updates = numbers.updates();
    }

    @Override
    public void close() {
        actorCritic.close();
    }
}
