package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Diverged;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.ActionNoise;
import agentarcade.agent.parts.GaussianNoise;
import agentarcade.agent.parts.GreedyActor;
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
import agentarcade.knob.OneOf;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Sentence;
import agentarcade.knob.Sizes;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.ClipByGlobalNorm;
import agentarcade.nn.Dense;
import agentarcade.nn.GradientTransform;
import agentarcade.nn.Initialiser;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Losses;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            @Real(min = 1e-6, max = 0.1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double actorRate,
            // Adam's step size of Q.
            @Real(min = 1e-6, max = 0.1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double criticRate,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.98, takes = Takes.NOW) double discount,
            // τ: share of the way that target networks move to the networks after each update. 1: they are copies.
            @Real(min = 1e-4, max = 1, initial = 0.005, scale = Scale.LOG, takes = Takes.NOW) double targetRate,
            // Transitions averaged in one update; fewer while the replay holds fewer.
            @Whole(min = 1, max = MOST_ROWS, initial = 128, scale = Scale.LOG, takes = Takes.NOW) int batchSize,
            // Transitions.
            @Whole(min = 10, max = 1_000_000, initial = 100_000, scale = Scale.LOG, takes = Takes.RESTART) int replayCapacity,
            // Steps of random actions, and transitions in the replay, before the first update.
            @Whole(min = 1, max = 100_000, initial = 1_000, scale = Scale.LOG, takes = Takes.NOW) int learningStarts,
            // Steps between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int updateInterval,
            // Updates each time.
            @Whole(min = 1, max = 100, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int gradientSteps,
            @OneOf(initial = "GAUSSIAN", takes = Takes.RESTART) Noise noise,
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape sigma,
            // σ at the first step, in halves of the range of actions.
            @Real(min = 0, max = 2, initial = 0.1, takes = Takes.NOW) double sigmaFirst,
            // σ from step sigmaSteps on.
            @Real(min = 0, max = 2, initial = 0.1, takes = Takes.NOW) double sigmaLast,
            // Steps until σ has come down.
            @Whole(min = 1, max = 10_000_000, initial = 20_000, scale = Scale.LOG, takes = Takes.NOW) int sigmaSteps,
            // θ of Ornstein–Uhlenbeck noise: how fast it returns to 0.
            @Real(min = 0.01, max = 10, initial = 0.15, scale = Scale.LOG, takes = Takes.RESTART) double noiseReturn,
            // dt of Ornstein–Uhlenbeck noise.
            @Real(min = 1e-3, max = 1, initial = 0.01, scale = Scale.LOG, takes = Takes.RESTART) double noiseTimeStep,
            // β: adds β/2 · ‖θ‖² to the critic's loss.
            @Real(min = 0, max = 0.1, initial = 0, takes = Takes.NOW) double criticDecay,
            // Longest gradient of either network; 0: no limit.
            @Real(min = 0, max = 100, initial = 0, takes = Takes.RESTART) double gradientLimit,
            // Units of each hidden layer of μ.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64-64", takes = Takes.RESTART) List<Integer> actorHidden,
            // Units of each hidden layer of Q.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64-64", takes = Takes.RESTART) List<Integer> criticHidden)
            implements
            Checked {

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
    private final Network actor;
    private final Network critic;
    private final Network targetActor;
    private final Network targetCritic;
    private final Optimizer actorOptimizer;
    private final Optimizer criticOptimizer;
    private final ClipByGlobalNorm criticNorm;
    private final ActionNoise noise;
    private final ReplayBuffer replay;
    private final TransitionBatch batch = new TransitionBatch(MOST_ROWS);
    private final double[] targets = new double[MOST_ROWS];
    private Settings settings;
    private Schedule sigmas;
    private long steps;
    private long updates;

    public Ddpg(Settings settings, Task task) {
        actions = new UnitActions((Space.Box) task.actions());
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        sampling = Randomness.stream(task.seed(), "replay");
        int seen = task.observations().size();
        int done = actions.box().size();
        Randomness weights = Randomness.stream(task.seed(), "weights");
        Architecture actorShape = network(seen, settings.actorHidden(), new Dense(done, true, Activation.TANH));
        Architecture criticShape = network(seen + done, settings.criticHidden(), new Dense(1, true, Activation.LINEAR));
        actor = new Network(actorShape, MOST_ROWS, Memory.nd4j()).initialise(Initialiser.FAN_IN_UNIFORM, weights);
        critic = new Network(criticShape, MOST_ROWS, Memory.nd4j()).initialise(Initialiser.FAN_IN_UNIFORM, weights);
        targetActor = new Network(actorShape, MOST_ROWS, Memory.nd4j());
        targetCritic = new Network(criticShape, MOST_ROWS, Memory.nd4j());
        targetActor.copyFrom(actor);
        targetCritic.copyFrom(critic);
        double limit = settings.gradientLimit() == 0 ? Double.POSITIVE_INFINITY : settings.gradientLimit();
        criticNorm = GradientTransform.clipByGlobalNorm(limit);
        actorOptimizer = Optimizer.adam(actor).transform(GradientTransform.clipByGlobalNorm(limit));
        criticOptimizer = Optimizer.adam(critic)
                .transform(this::decay)
                .transform(criticNorm);
        noise = switch (settings.noise()) {
            case GAUSSIAN -> new GaussianNoise();
            case ORNSTEIN_UHLENBECK -> new OrnsteinUhlenbeckNoise(done, settings.noiseReturn(), settings.noiseTimeStep());
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

    /// Adds the gradient of β/2 · ‖θ‖².
    private void decay(List<LayerGradients> layers) {
        double factor = settings.criticDecay();
        for (int i = 0; factor > 0 && i < layers.size(); i++) {
            layers.get(i).addParameters(factor);
        }
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
        for (int world = 0; world < observations.length; world++) {
            actions[world] = act(observations[world]);
        }
    }

    private Action act(float[] observation) {
        float[] unit = new float[actions.box().size()];
        if (steps < settings.learningStarts()) {
            for (int i = 0; i < unit.length; i++) {
                unit[i] = 2 * exploring.nextFloat() - 1;
            }
        } else {
            actor.infer(observation, unit);
            noise.addTo(unit, sigmas.at(steps), exploring);
        }
        return actions.action(unit);
    }

    @Override
    public Decision decide(float[] observation) {
        return GreedyActor.decide(actor, critic, actions, observation);
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        for (Transition transition : transitions) {
            learn(transition);
        }
    }

    private void learn(Transition transition) {
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

    private void update() {
        replay.sample(batch, Math.min(settings.batchSize(), replay.size()), sampling);

        computeTargets(targetActor, targetCritic, settings.discount(), batch, targets);
        CriticError error = computeCriticGradients(critic, actions, batch, targets);
        checkFinite(critic, "ddpg.critic");
        criticOptimizer.step((float) settings.criticRate());

        double q = computeActorGradients(actor, critic, batch);
        checkFinite(critic, "ddpg.critic");
        checkFinite(actor, "ddpg.actor");
        actorOptimizer.step((float) settings.actorRate());

        targetActor.blend(actor, (float) settings.targetRate());
        targetCritic.blend(critic, (float) settings.targetRate());
        updates++;
        readings.add("loss", error.loss());
        readings.add("actorLoss", -q);
        readings.add("q", error.q());
        readings.add("gradientNorm", criticNorm.norm());
        readings.add("noise", sigmas.at(steps));
    }

    private static void checkFinite(Network network, String name) {
        network.firstNonFiniteLayer().ifPresent(layer -> {
            String label = network.architecture().layers().get(layer - 1).label();
            throw new Diverged(Sentence.of("agent.diverged", layer, Sentence.of(name, label)));
        });
    }

    /// y = r + γ · Q′(s′, μ′(s′)) of each transition in the batch.
    static void computeTargets(Network targetActor, Network targetCritic, double discount, TransitionBatch batch, double[] targets) {
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            targetActor.input().setRow(row, batch.next(row));
        }
        Matrix unit = targetActor.forward(rows);
        for (int row = 0; row < rows; row++) {
            show(targetCritic, row, batch.next(row));
            showActed(targetCritic, row, unit);
        }
        Matrix next = targetCritic.forward(rows);
        for (int row = 0; row < rows; row++) {
            targets[row] = batch.reward(row) + discount * batch.bootstrap(row) * next.get(row, 0);
        }
    }

    /// Puts what is seen in front of the critic; its first inputs are the observation, the last the action.
    private static void show(Network critic, int row, float[] observation) {
        for (int i = 0; i < observation.length; i++) {
            critic.input().set(row, i, observation[i]);
        }
    }

    /// Puts what an actor does beside it.
    private static void showActed(Network critic, int row, Matrix unit) {
        int seen = critic.input().columns() - unit.columns();
        for (int i = 0; i < unit.columns(); i++) {
            critic.input().set(row, seen + i, unit.get(row, i));
        }
    }

    /// Loss and Q(s, a), averaged over a batch.
    record CriticError(double loss, double q) {
    }

    /// Leaves in the critic the gradients of (Q(s, a) − y)², averaged over the batch.
    static CriticError computeCriticGradients(Network critic, UnitActions actions, TransitionBatch batch, double[] targets) {
        int rows = batch.rows();
        int seen = critic.input().columns() - actions.box().size();
        for (int row = 0; row < rows; row++) {
            show(critic, row, batch.observation(row));
            for (int i = 0; i < actions.box().size(); i++) {
                critic.input().set(row, seen + i, actions.unit(i, batch.values(row)[i]));
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
        for (int row = 0; row < rows; row++) {
            actor.input().setRow(row, batch.observation(row));
        }
        Matrix unit = actor.forward(rows);
        for (int row = 0; row < rows; row++) {
            show(critic, row, batch.observation(row));
            showActed(critic, row, unit);
        }
        Matrix q = critic.forward(rows);
        double value = 0;
        for (int row = 0; row < rows; row++) {
            value += q.get(row, 0);
            critic.outputGradient().set(row, 0, -1f / rows);
        }
        Matrix slopes = critic.inputGradient(rows);
        int seen = slopes.columns() - unit.columns();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < unit.columns(); i++) {
                actor.outputGradient().set(row, i, slopes.get(row, seen + i));
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
        return new GreedyActor(actor.architecture(), actor.parameters(), critic.architecture(), critic.parameters(), actions.box());
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int replaySize, int replayPosition, Randomness.State exploring,
            Randomness.State sampling) {
    }

    private Map<String, Network> networks() {
        return Map.of("weights/actor", actor, "weights/critic", critic, "weights/target-actor", targetActor, "weights/target-critic",
                targetCritic);
    }

    private Map<String, Optimizer> optimizers() {
        return Map.of("optimizer/actor/", actorOptimizer, "optimizer/critic/", criticOptimizer);
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        networks().forEach((name, network) -> arrays.put(name, network.parameters()));
        optimizers().forEach((owner, optimizer) -> optimizer.state().forEach((name, moment) -> arrays.put(owner + name, moment)));
        noise.save(arrays);
        replay.save(arrays);
        return new AgentState(new Numbers(steps, updates, replay.size(), replay.position(), exploring.state(), sampling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of DDPG".formatted(state.numbers()));
        }
        networks().forEach((name, network) -> network
                .parameters(state.array(name, float[].class, Math.toIntExact(network.parameterCount()))));
        optimizers().forEach((owner, optimizer) -> {
            Map<String, float[]> moments = new HashMap<>();
            optimizer.state().forEach(
                    (name, moment) -> moments.put(name, state.array(owner + name, float[].class, moment.length)));
            optimizer.state(moments);
        });
        noise.restore(state);
        replay.restore(state, numbers.replaySize(), numbers.replayPosition());
        exploring.restore(numbers.exploring());
        sampling.restore(numbers.sampling());
        steps = numbers.steps();
        updates = numbers.updates();
    }

    @Override
    public void close() {
        networks().values().forEach(Network::close);
    }
}
