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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Advantage actor-critic (Mnih et al., 2016, its synchronous form): a policy gathers a few steps in several worlds and then makes one step
/// towards the actions that turned out better than its critic had expected.
///
/// - Advantages: Âₜ by GAE(λ) ([agentarcade.agent.parts.Gae]); with λ = 1 the n-step advantages of the paper. Returns: R = Â + V(s).
/// - Loss: L = −mean (log π(a|s) · Â) + c_v · mean (V(s) − R)² − c_e · mean H(π(·|s)).
/// - One step of RMSProp or Adam for each rollout, then the rollout is forgotten.
///
/// See `docs/algorithms/a2c.md`.
public final class A2c implements Agent {

    public record Settings(
            // Worlds side by side.
            @Group("rollout") @Whole(min = 1, max = 32, initial = 8, takes = Takes.RESTART) int worlds,
            // Steps of each world in a rollout.
            @Whole(min = 1, max = 256, initial = 5, scale = Scale.LOG, takes = Takes.RESTART) int rolloutSteps,
            @Group("learning") @OneOf(initial = "RMSPROP", takes = Takes.RESTART) Descent optimizer,
            // Size of each step against the gradient, at first.
            @Real(min = 1e-6, max = 1, initial = 7e-4, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // How the learning rate goes down: to 0, or exponentially to a hundredth.
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape learningRateSchedule,
            // Steps of all worlds until it has; where actions are held, each decision is one.
            @OnlyWhen(knob = "learningRateSchedule", is = {
                "LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 100_000_000, initial = 150_000, scale = Scale.LOG, takes = Takes.NOW) int scheduleSteps,
            // γ: what a reward is worth one step later.
            @Group("advantages") @Real(min = 0, max = 1, initial = 0.99, takes = Takes.NOW) double discount,
            // λ of GAE.
            @Real(min = 0, max = 1, initial = 1, takes = Takes.NOW) double lambda,
            @Flag(initial = false, takes = Takes.NOW) boolean normaliseAdvantages,
            // c_v
            @Group("loss") @Real(min = 0, max = 10, initial = 0.5, takes = Takes.NOW) double valueWeight,
            // c_e
            @Real(min = 0, max = 1, initial = 0, takes = Takes.NOW) double entropyWeight,
            // Largest norm of the gradient; 0: no limit.
            @Real(min = 0, max = 100, initial = 0.5, takes = Takes.NOW) double gradientNorm,
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
            List<Sentence> problems = new ArrayList<>();
            if (stateDependentNoise && hidden.isEmpty()) {
                problems.add(Sentence.of("a2c.problem.noFeatures"));
            }
            if (normaliseAdvantages && rows() == 1) {
                problems.add(Sentence.of("a2c.problem.oneStep"));
            }
            return problems;
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
    }

    public enum Descent {
        RMSPROP, ADAM
    }

    private static final double RMSPROP_DECAY = 0.99;
    private static final double EPSILON = 1e-5;

    private final Readings readings;
    private final Randomness exploring;
    private final ActorCritic actorCritic;
    private final Rollout rollout;
    private final Lately lately = new Lately(Insight.ADVANTAGE);
    private Settings settings;
    private PolicyLoss loss;
    private long steps;
    private long updates;

    public A2c(Settings settings, Task task) {
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        actorCritic = new ActorCritic(settings.form(), task, settings.worlds(), settings.rows(), network -> switch (settings.optimizer()) {
            case RMSPROP -> Optimizer.rmsProp(network, RMSPROP_DECAY, EPSILON);
            case ADAM -> Optimizer.adam(network, 0.9, 0.999, EPSILON);
        });
        rollout = new Rollout(settings.rolloutSteps(), settings.worlds(), task.observations().size(), actorCritic.policy().actionSize());
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
        loss = new PolicyLoss(actorCritic.policy(), settings.valueWeight(), settings.entropyWeight());
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
            update();
            rollout.clear();
        }
    }

    private void update() {
        for (int row = 0; row < rollout.rows(); row++) {
            actorCritic.input().setRow(row, rollout.observations(), row * rollout.observationSize());
        }
        if (settings.normaliseAdvantages()) {
            rollout.standardiseAdvantages();
        }
        Measured measured = actorCritic.plain(loss, rollout.batch());
        double norm = actorCritic.step(settings.rate().at(steps), settings.gradientNorm());
        updates++;
        readings.add("loss", measured.policy());
        readings.add("valueLoss", measured.value());
        readings.add("entropy", measured.entropy());
        readings.add("gradientNorm", norm);
        if (actorCritic.hasDeviation()) {
            readings.add("deviation", actorCritic.deviation());
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
    public record Numbers(long steps, long updates, int rows, Randomness.State exploring) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        actorCritic.save(arrays);
        rollout.save(arrays);
        return new AgentState(new Numbers(steps, updates, rollout.filled(), exploring.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of A2C".formatted(state.numbers()));
        }
        actorCritic.restore(state);
        rollout.restore(state, numbers.rows());
        exploring.restore(numbers.exploring());
        steps = numbers.steps();
        updates = numbers.updates();
    }

    @Override
    public void close() {
        actorCritic.close();
    }
}
