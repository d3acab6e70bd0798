package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Diverged;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.agent.parts.ReplayBuffer;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.env.Action;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Checked;
import agentarcade.knob.Flag;
import agentarcade.knob.OneOf;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Sentence;
import agentarcade.knob.Sizes;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Losses;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Deep Q-learning (Mnih et al., 2015): a network learns Q(s, a), the discounted return to expect after doing a in s, from steps
/// replayed in random order, and acts by the largest Q, except for a share ε of random actions.
///
/// - Target: y = r + γ · max Q⁻(s′, ·), where Q⁻ is the target network, a copy of the network from a while ago. After a terminated
///   episode y = r. With [Settings#targetPeriod] 0 there is no copy and Q⁻ is the network itself.
/// - Double DQN (van Hasselt, Guez & Silver, 2016): y = r + γ · Q⁻(s′, a*), where the *network* chooses a* = argmax Q(s′, ·) and the
///   *target network* values it, which takes out most of the overestimation.
/// - Loss: the error Q(s, a) − y, squared or Huber with δ = 1, averaged over the batch. Only the action that was taken has an error.
///
/// See `docs/algorithms/dqn.md`.
public final class Dqn implements Agent {

    public record Settings(
            // Size of each step against the gradient.
            @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.95, takes = Takes.NOW) double discount,
            @OneOf(initial = "ADAM", takes = Takes.RESTART) Descent optimizer,
            @OneOf(initial = "HUBER", takes = Takes.NOW) Loss loss,
            // Transitions averaged in one update; fewer while the replay holds fewer.
            @Whole(min = 1, max = MOST_ROWS, initial = 64, scale = Scale.LOG, takes = Takes.NOW) int batchSize,
            // Transitions.
            @Whole(min = 10, max = 100_000, initial = 10_000, scale = Scale.LOG, takes = Takes.RESTART) int replayCapacity,
            // Transitions in the replay before the first update.
            @Whole(min = 1, max = 100_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int learningStarts,
            // Steps between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int updateInterval,
            // Steps between copies to the target network; 0: no target network.
            @Whole(min = 0, max = 100_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int targetPeriod,
            @Flag(initial = true, takes = Takes.NOW) boolean doubleDqn,
            @OneOf(initial = "LINEAR", takes = Takes.NOW) Schedule.Shape exploration,
            // ε at the first step.
            @Real(min = 0, max = 1, initial = 1, takes = Takes.NOW) double epsilonFirst,
            // ε from step epsilonSteps on.
            @Real(min = 0, max = 1, initial = 0.01, takes = Takes.NOW) double epsilonLast,
            // Steps until ε has come down.
            @Whole(min = 1, max = 10_000_000, initial = 5_000, scale = Scale.LOG, takes = Takes.NOW) int epsilonSteps,
            // Units of each hidden layer.
            @Sizes(min = 1, max = 1024, most = 4, initial = "100-100", takes = Takes.RESTART) List<Integer> hidden) implements Checked {

        public Settings {
            hidden = List.copyOf(hidden);
        }

        @Override
        public List<Sentence> problems() {
            return learningStarts <= replayCapacity
                    ? List.of()
                    : List.of(Sentence.of("dqn.problem.neverStarts", learningStarts, replayCapacity));
        }

        Schedule epsilon() {
            return new Schedule(exploration, epsilonFirst, epsilonLast, epsilonSteps);
        }
    }

    public enum Loss {
        SQUARED, HUBER;

        /// Where the squared error of Huber's loss turns into a straight line.
        private static final double DELTA = 1;

        double of(double error) {
            return switch (this) {
                case SQUARED -> Losses.squared(error);
                case HUBER -> Losses.huber(error, DELTA);
            };
        }

        double slope(double error) {
            return switch (this) {
                case SQUARED -> Losses.squaredSlope(error);
                case HUBER -> Losses.huberSlope(error, DELTA);
            };
        }
    }

    public enum Descent {
        SGD, ADAM
    }

    /// Room for the largest batch, so that its knob can be turned while training.
    private static final int MOST_ROWS = 1024;

    private final int actions;
    private final Readings readings;
    private final Randomness exploring;
    private final Randomness sampling;
    private final Network network;
    private final Network target;
    private final Optimizer optimizer;
    private final ReplayBuffer replay;
    private final TransitionBatch batch = new TransitionBatch(MOST_ROWS);
    private final double[] targets = new double[MOST_ROWS];
    private final float[] actionValues;
    private Settings settings;
    private Schedule epsilon;
    private long steps;
    private long updates;

    public Dqn(Settings settings, Task task) {
        actions = ((Space.Discrete) task.actions()).n();
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        sampling = Randomness.stream(task.seed(), "replay");
        Architecture architecture = Architecture.mlp(task.observations().size(), settings.hidden(), actions);
        network = new Network(architecture, MOST_ROWS, Memory.nd4j());
        network.initialise(Initialiser.GLOROT_UNIFORM, Randomness.stream(task.seed(), "weights"));
        target = new Network(architecture, MOST_ROWS, Memory.nd4j());
        target.copyFrom(network);
        optimizer = switch (settings.optimizer()) {
            case SGD -> Optimizer.sgd(network);
            case ADAM -> Optimizer.adam(network);
        };
        replay = new ReplayBuffer(settings.replayCapacity(), task.observations(), task.actions());
        actionValues = new float[actions];
        use(settings);
    }

    /// Q-learning needs a value for each action, so there must be finitely many.
    public static boolean plays(Space actions) {
        return actions instanceof Space.Discrete;
    }

    @Override
    public void use(Record changed) {
        Settings before = settings;
        settings = (Settings) changed;
        epsilon = settings.epsilon();
        if (before != null && before.targetPeriod() == 0 && settings.targetPeriod() > 0) {
            target.copyFrom(network);
        }
    }

    // ---- act ----

    @Override
    public void act(float[][] observations, Action[] actions) {
        for (int world = 0; world < observations.length; world++) {
            actions[world] = act(observations[world]);
        }
    }

    private Action act(float[] observation) {
        if (exploring.nextDouble() < epsilon.at(steps)) {
            return Action.Discrete.of(exploring.nextInt(0, actions));
        }
        network.infer(observation, actionValues);
        return Action.Discrete.of(GreedyQ.best(actionValues));
    }

    @Override
    public Decision decide(float[] observation) {
        float[] q = new float[actions];
        network.infer(observation, q);
        return Decision.byValues(Action.Discrete.of(GreedyQ.best(q)), q);
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
        if (replay.size() >= settings.learningStarts() && steps % settings.updateInterval() == 0) {
            update();
        }
        if (settings.targetPeriod() > 0 && steps % settings.targetPeriod() == 0) {
            target.copyFrom(network);
        }
    }

    private void update() {
        replay.sample(batch, Math.min(settings.batchSize(), replay.size()), sampling);
        boolean judgesItself = settings.targetPeriod() == 0;
        computeTargets(network, judgesItself ? network : target, settings.doubleDqn(), settings.discount(), batch, targets);
        BatchError error = computeGradients(network, settings.loss(), batch, targets);
        network.firstNonFiniteLayer().ifPresent(layer -> {
            throw new Diverged(Sentence.of("agent.diverged", layer, network.architecture().layers().get(layer - 1).label()));
        });
        optimizer.step((float) settings.learningRate());
        updates++;
        readings.add("loss", error.loss());
        readings.add("q", error.q());
        readings.add("epsilon", epsilon.at(steps));
    }

    /// y of each transition in the batch, with the networks as they are before the update: `judge` values s′ and, unless `doubleDqn`
    /// leaves that to `network`, chooses the action there.
    static void computeTargets(Network network, Network judge, boolean doubleDqn, double discount, TransitionBatch batch,
            double[] targets) {
        Matrix judged = forwardNext(judge, batch);
        Matrix chosenBy = doubleDqn && judge != network ? forwardNext(network, batch) : judged;
        for (int row = 0; row < batch.rows(); row++) {
            double next = judged.get(row, GreedyQ.best(chosenBy, row));
            targets[row] = batch.reward(row) + discount * batch.bootstrap(row) * next;
        }
    }

    private static Matrix forwardNext(Network network, TransitionBatch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            network.input().setRow(row, batch.next(row));
        }
        return network.forward(batch.rows());
    }

    /// Loss and Q(s, a), averaged over a batch.
    record BatchError(double loss, double q) {
    }

    /// Leaves in `network` the gradients of the loss between Q(s, a) and y, averaged over the batch.
    static BatchError computeGradients(Network network, Loss form, TransitionBatch batch, double[] targets) {
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            network.input().setRow(row, batch.observation(row));
        }
        Matrix q = network.forward(rows);
        Matrix gradient = network.outputGradient();
        gradient.clear(rows);
        double loss = 0;
        double value = 0;
        for (int row = 0; row < rows; row++) {
            int taken = batch.choice(row);
            double error = q.get(row, taken) - targets[row];
            value += q.get(row, taken);
            loss += form.of(error);
            gradient.set(row, taken, (float) (form.slope(error) / rows));
        }
        network.backward(rows);
        return new BatchError(loss / rows, value / rows);
    }

    // ---- look inside, save, restore ----

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public PolicySnapshot policy() {
        return new GreedyQ(network.architecture(), network.parameters());
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, int replaySize, int replayPosition, Randomness.State exploring,
            Randomness.State sampling) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        arrays.put("weights/online", network.parameters());
        arrays.put("weights/target", target.parameters());
        optimizer.state().forEach((name, moment) -> arrays.put("optimizer/" + name, moment));
        replay.save(arrays);
        return new AgentState(new Numbers(steps, updates, replay.size(), replay.position(), exploring.state(), sampling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of DQN".formatted(state.numbers()));
        }
        int weights = Math.toIntExact(network.parameterCount());
        network.parameters(state.array("weights/online", float[].class, weights));
        target.parameters(state.array("weights/target", float[].class, weights));
        Map<String, float[]> moments = new HashMap<>();
        optimizer.state().forEach(
                (name, moment) -> moments.put(name, state.array("optimizer/" + name, float[].class, moment.length)));
        optimizer.state(moments);
        replay.restore(state, numbers.replaySize(), numbers.replayPosition());
        exploring.restore(numbers.exploring());
        sampling.restore(numbers.sampling());
        steps = numbers.steps();
        updates = numbers.updates();
    }

    @Override
    public void close() {
        network.close();
        target.close();
    }
}
