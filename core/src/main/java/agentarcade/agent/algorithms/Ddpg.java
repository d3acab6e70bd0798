package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.ActionNoise;
import agentarcade.agent.parts.FollowedNetwork;
import agentarcade.agent.parts.GaussianNoise;
import agentarcade.agent.parts.GreedyActor;
import agentarcade.agent.parts.Lately;
import agentarcade.agent.parts.OrnsteinUhlenbeckNoise;
import agentarcade.agent.parts.ReplayBuffer;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.agent.parts.UnitActions;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Checked;
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
import agentarcade.nn.Dense;
import agentarcade.nn.Losses;
import agentarcade.nn.Matrix;
import agentarcade.nn.Network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Deep deterministic policy gradient (Lillicrap et al., 2016): an actor μ(s) says what to do, in real numbers, and a critic Q(s, a) learns
/// from replayed steps what that is worth. The actor climbs the critic's slope. Noise on its actions explores.
///
/// - Target: y = r + γ · Q′(s′, μ′(s′)), where μ′ and Q′ are target networks. After a terminated episode y = r.
/// - Critic: (Q(s, a) − y)², averaged over the batch.
/// - Actor: ∇θ J = ∇a Q(s, a) at a = μ(s) · ∇θ μ(s), averaged over the batch (Silver et al., 2014).
/// - Target networks: θ′ ← τ θ + (1 − τ) θ′ after every update.
///
/// Networks measure actions from −1 to 1 ([UnitActions]); the critic sees them beside s in its first layer.
///
/// See `docs/algorithms/ddpg.md`.
public final class Ddpg implements Agent {

    public record Settings(
            // Adam's step size of μ.
            @Group("learning") @Real(min = 1e-6, max = 0.1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double actorRate,
            // Adam's step size of Q.
            @Real(min = 1e-6, max = 0.1, initial = 2e-3, scale = Scale.LOG, takes = Takes.NOW) double criticRate,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.98, takes = Takes.NOW) double discount,
            // τ: share of the way that target networks move to the networks after each update. 1: they are copies.
            @Real(min = 1e-4, max = 1, initial = 0.005, scale = Scale.LOG, takes = Takes.NOW) double targetRate,
            // Transitions averaged in one update; fewer while the replay holds fewer.
            @Group("memory") @Whole(min = 1, max = MOST_ROWS, initial = 128, scale = Scale.LOG, takes = Takes.NOW) int batchSize,
            // Transitions.
            @Whole(min = 10, max = 1_000_000, initial = 100_000, scale = Scale.LOG, takes = Takes.RESTART) int replayCapacity,
            // Steps of random actions, and transitions in the replay, before the first update.
            @Whole(min = 1, max = 100_000, initial = 1_000, scale = Scale.LOG, takes = Takes.NOW) int learningStarts,
            // Steps between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int updateInterval,
            // Updates each time.
            @Whole(min = 1, max = 100, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int gradientSteps,
            @Group("exploration") @OneOf(initial = "GAUSSIAN", takes = Takes.RESTART) Noise noise,
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape sigma,
            // σ at the first step, in halves of the range of actions.
            @Real(min = 0, max = 2, initial = 0.1, takes = Takes.NOW) double sigmaFirst,
            // σ from step sigmaSteps on.
            @OnlyWhen(knob = "sigma", is = {
                "LINEAR", "EXPONENTIAL"})
            @Real(min = 0, max = 2, initial = 0.1, takes = Takes.NOW) double sigmaLast,
            // Steps until σ has come down.
            @OnlyWhen(knob = "sigma", is = {"LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 10_000_000, initial = 20_000, scale = Scale.LOG, takes = Takes.NOW) int sigmaSteps,
            // θ of Ornstein–Uhlenbeck noise: how fast it returns to 0.
            @OnlyWhen(knob = "noise", is = "ORNSTEIN_UHLENBECK")
            @Real(min = 0.01, max = 10, initial = 0.15, scale = Scale.LOG, takes = Takes.RESTART) double noiseReturn,
            // dt of Ornstein–Uhlenbeck noise.
            @OnlyWhen(knob = "noise", is = "ORNSTEIN_UHLENBECK")
            @Real(min = 1e-3, max = 1, initial = 0.01, scale = Scale.LOG, takes = Takes.RESTART) double noiseTimeStep,
            // β: adds β/2 · ‖θ‖² to the critic's loss.
            @Group("limits") @Real(min = 0, max = 0.1, initial = 0, takes = Takes.NOW) double criticDecay,
            // Longest gradient of either network; 0: no limit.
            @Real(min = 0, max = 100, initial = 0, takes = Takes.NOW) double gradientLimit,
            // Units of each hidden layer of μ.
            @Group("network") @Sizes(min = 1, max = 1024, most = 4, initial = "64-64", takes = Takes.RESTART) List<Integer> actorHidden,
            // Units of each hidden layer of Q.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64-64", takes = Takes.RESTART) List<Integer> criticHidden)
            implements
            Checked{

        public Settings {
            actorHidden = List.copyOf(actorHidden);
            criticHidden = List.copyOf(criticHidden);
        }

        @Override
        public List<Sentence> problems() {
            return learningStarts <= replayCapacity
                    ? List.of()
                    : List.of(Sentence.of("ddpg.problem.neverStarts", learningStarts, replayCapacity));
        }

        Schedule sigmas() {
            return new Schedule(sigma, sigmaFirst, sigmaLast, sigmaSteps);
        }
    }

    public enum Noise {
        GAUSSIAN, ORNSTEIN_UHLENBECK
    }

    /// Room for the largest batch, so that its knob can be turned while training.
    private static final int MOST_ROWS = 1024;

    private final UnitActions actions;
    private final Readings readings;
    private final Randomness exploring;
    private final Randomness sampling;
    private final FollowedNetwork actor;
    private final FollowedNetwork critic;
    private final ActionNoise noise;
    private final ReplayBuffer replay;
    private final TransitionBatch batch = new TransitionBatch(MOST_ROWS);
    private final double[] targets = new double[MOST_ROWS];
    private final Lately lately = new Lately(Insight.TD_ERROR);
    private Settings settings;
    private Schedule sigmas;
    private long steps;
    private long updates;

    public Ddpg(Settings settings, Task task) {
        actions = new UnitActions((Space.Box) task.actions());
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        sampling = Randomness.stream(task.seed(), "replay");
        int dimensions = actions.box().size();
        Randomness weights = Randomness.stream(task.seed(), "weights");
        Architecture actorShape = network(task.observations().size(), settings.actorHidden(), new Dense(dimensions, true, Activation.TANH));
        Architecture criticShape = network(task.observations().size() + dimensions, settings.criticHidden(),
                new Dense(1, true, Activation.LINEAR));
        actor = new FollowedNetwork("actor", actorShape, MOST_ROWS, weights);
        critic = new FollowedNetwork("critic", criticShape, MOST_ROWS, weights);
        noise = switch (settings.noise()) {
            case GAUSSIAN -> new GaussianNoise();
            case ORNSTEIN_UHLENBECK -> new OrnsteinUhlenbeckNoise(dimensions, settings.noiseReturn(), settings.noiseTimeStep());
        };
        replay = new ReplayBuffer(settings.replayCapacity(), task.observations(), task.actions());
        use(settings);
    }

    private static Architecture network(int inputs, List<Integer> hidden, Dense output) {
        List<Dense> layers = new ArrayList<>();
        hidden.forEach(width -> layers.add(new Dense(width, true, Activation.RELU)));
        layers.add(output);
        return new Architecture(inputs, layers);
    }

    /// An actor gives real numbers, and must know how far they may go.
    public static boolean plays(Space actions) {
        return actions instanceof Space.Box box && UnitActions.isBounded(box);
    }

    @Override
    public void use(Record changed) {
        settings = (Settings) changed;
        sigmas = settings.sigmas();
    }

    // ---- act ----

    @Override
    public void act(float[][] observations, Action[] actions) {
        actions[0] = act(observations[0]);
    }

    private Action act(float[] observation) {
        float[] unit = new float[actions.box().size()];
        if (steps < settings.learningStarts()) {
            for (int i = 0; i < unit.length; i++) {
                unit[i] = 2 * exploring.nextFloat() - 1;
            }
        } else {
            actor.network().infer(observation, unit);
            noise.addTo(unit, sigmas.at(steps), exploring);
        }
        return actions.action(unit);
    }

    @Override
    public Decision decide(float[] observation) {
        return GreedyActor.decide(actor.network(), critic.network(), actions, observation);
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        Transition transition = transitions[0];
        replay.add(transition);
        steps++;
        if (transition.ending() != Ending.NONE) {
            noise.restart();
        }
        if (replay.size() >= settings.learningStarts() && steps % settings.updateInterval() == 0) {
            for (int i = 0; i < settings.gradientSteps(); i++) {
                update();
            }
        }
    }

    /// Both gradients use the networks as they are then: the actor climbs the critic that has just learned.
    private void update() {
        replay.sample(batch, Math.min(settings.batchSize(), replay.size()), sampling);

        computeTargets(actor.target(), critic.target(), settings.discount(), batch, targets);
        CriticError error = computeCriticGradients(critic.network(), actions, batch, targets);
        for (int row = 0; row < batch.rows(); row++) {
            lately.earned(batch.reward(row));
            lately.judged(critic.network().output(0).get(row, 0) - targets[row]);
        }
        critic.check();
        double loss = critic.checked(error.loss());
        double gradient = critic.step(settings.criticRate(), settings.criticDecay(), settings.gradientLimit());

        double q = computeActorGradients(actor.network(), critic.network(), batch);
        critic.check();
        actor.check();
        actor.step(settings.actorRate(), 0, settings.gradientLimit());

        actor.follow(settings.targetRate());
        critic.follow(settings.targetRate());
        updates++;
        readings.add("loss", loss);
        readings.add("actorLoss", -q);
        readings.add("q", error.q());
        readings.add("gradientNorm", gradient);
        readings.add("noise", sigmas.at(steps));
    }

    /// y = r + γ · Q′(s′, μ′(s′)) of each transition in the batch.
    static void computeTargets(Network targetActor, Network targetCritic, double discount, TransitionBatch batch, double[] targets) {
        Matrix next = valueOfOwnAction(targetActor, targetCritic, batch.rows(), batch::next);
        for (int row = 0; row < batch.rows(); row++) {
            targets[row] = batch.reward(row) + discount * batch.bootstrap(row) * next.get(row, 0);
        }
    }

    /// Q(s, μ(s)), with s in the first inputs of the critic and the action in the last.
    private static Matrix valueOfOwnAction(Network actor, Network critic, int rows, IntFunction<float[]> seen) {
        for (int row = 0; row < rows; row++) {
            actor.input().setRow(row, seen.apply(row));
        }
        Matrix unit = actor.forward(rows);
        for (int row = 0; row < rows; row++) {
            int at = show(critic, row, seen.apply(row));
            for (int i = 0; i < unit.columns(); i++) {
                critic.input().set(row, at + i, unit.get(row, i));
            }
        }
        return critic.forward(rows);
    }

    /// Puts what is seen in front of the critic.
    /// @return where the action begins
    private static int show(Network critic, int row, float[] observation) {
        for (int i = 0; i < observation.length; i++) {
            critic.input().set(row, i, observation[i]);
        }
        return observation.length;
    }

    /// Loss and Q(s, a), averaged over a batch.
    record CriticError(double loss, double q) {
    }

    /// Leaves in the critic the gradients of (Q(s, a) − y)², averaged over the batch.
    static CriticError computeCriticGradients(Network critic, UnitActions actions, TransitionBatch batch, double[] targets) {
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            int at = show(critic, row, batch.observation(row));
            for (int i = 0; i < actions.box().size(); i++) {
                critic.input().set(row, at + i, actions.unit(i, batch.values(row)[i]));
            }
        }
        Matrix q = critic.forward(rows);
        double loss = 0;
        double value = 0;
        for (int row = 0; row < rows; row++) {
            double error = q.get(row, 0) - targets[row];
            value += q.get(row, 0);
            loss += Losses.squared(error);
            critic.outputGradient().set(row, 0, (float) (Losses.squaredSlope(error) / rows));
        }
        critic.backward(rows);
        return new CriticError(loss / rows, value / rows);
    }

    /// Leaves in the actor the gradients of −Q(s, μ(s)), averaged over the batch, by the chain rule through the critic, whose own gradients
    /// stay as they are.
    /// @return the mean of Q(s, μ(s))
    static double computeActorGradients(Network actor, Network critic, TransitionBatch batch) {
        int rows = batch.rows();
        Matrix q = valueOfOwnAction(actor, critic, rows, batch::observation);
        double value = 0;
        for (int row = 0; row < rows; row++) {
            value += q.get(row, 0);
            critic.outputGradient().set(row, 0, -1f / rows);
        }
        Matrix slopes = critic.inputGradient(rows);
        int dimensions = actor.outputGradient().columns();
        int at = slopes.columns() - dimensions;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < dimensions; i++) {
                actor.outputGradient().set(row, i, slopes.get(row, at + i));
            }
        }
        actor.backward(rows);
        return value / rows;
    }

    // ---- look inside, save, restore ----

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public PolicySnapshot policy() {
        Network critic = this.critic.network();
        Network actor = this.actor.network();
        return new GreedyActor(actor.architecture(), actor.parameters(), critic.architecture(), critic.parameters(), actions.box());
    }

    @Override
    public Insight insight() {
        return lately.insight();
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int replaySize, int replayPosition, Randomness.State exploring,
            Randomness.State sampling) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        actor.save(arrays);
        critic.save(arrays);
        noise.save(arrays);
        replay.save(arrays);
        return new AgentState(new Numbers(steps, updates, replay.size(), replay.position(), exploring.state(), sampling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of DDPG".formatted(state.numbers()));
        }
        actor.restore(state);
        critic.restore(state);
        noise.restore(state);
        replay.restore(state, numbers.replaySize(), numbers.replayPosition());
        exploring.restore(numbers.exploring());
        sampling.restore(numbers.sampling());
        steps = numbers.steps();
        updates = numbers.updates();
    }

    @Override
    public void close() {
        actor.close();
        critic.close();
    }
}
