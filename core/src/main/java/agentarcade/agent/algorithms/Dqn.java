package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Breakdown;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Experience;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.agent.parts.Lately;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.Moments;
import agentarcade.agent.parts.MultiStep;
import agentarcade.agent.parts.Priorities;
import agentarcade.agent.parts.QNetwork;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
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
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Memory;
import agentarcade.nn.Optimizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deep Q-learning (Mnih et al., 2015): a network learns Q(s, a), the discounted return to expect after doing a in s, from steps
/// replayed in random order, and acts by the largest Q, except for a share ε of random actions.
///
/// - Target: y = r + γ · max Q⁻(s′, ·), where Q⁻ is the target network, a copy of the network from a while ago, or one that follows it
///   slowly. After a terminated episode y = r. With [Settings#targetPeriod] 0 there is no copy and Q⁻ is the network itself.
/// - Double DQN (van Hasselt, Guez & Silver, 2016): y = r + γ · Q⁻(s′, a*), where the *network* chooses a* = argmax Q(s′, ·) and the
///   *target network* values it, which takes out most of the overestimation.
/// - n steps: y = rₜ + γ rₜ₊₁ + … + γⁿ · max Q⁻(sₜ₊ₙ, ·), fewer at the end of an episode: see [MultiStep].
/// - Loss: the error δ = Q(s, a) − y, squared or Huber, averaged over the batch. Only the action that was taken has an error.
/// - Prioritised replay (Schaul et al., 2016): see [Priorities]. Dueling network (Wang et al., 2016): see [QNetwork].
///
/// See `docs/algorithms/dqn.md`.
public final class Dqn implements Agent {

    /// A step is a decision of the agent; if actions are held, that is several steps of the game.
    public record Settings(
            // α: size of each step against the gradient, at first.
            @Group("learning") @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            @OneOf(initial = "CONSTANT", takes = Takes.NOW) Schedule.Shape learningRateSchedule,
            // α from step learningRateSteps on.
            @OnlyWhen(knob = "learningRateSchedule", is = {
                "LINEAR", "EXPONENTIAL"})
            @Real(min = 0, max = 1, initial = 0, takes = Takes.NOW) double learningRateLast,
            // Steps until α has come down.
            @OnlyWhen(knob = "learningRateSchedule", is = {"LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 100_000_000, initial = 50_000, scale = Scale.LOG, takes = Takes.NOW) int learningRateSteps,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.95, takes = Takes.NOW) double discount,
            @OneOf(initial = "ADAM", takes = Takes.RESTART) Descent optimizer,
            @OneOf(initial = "HUBER", takes = Takes.NOW) Loss loss,
            // δ: where the squared error of Huber's loss turns into a straight line.
            @OnlyWhen(knob = "loss", is = "HUBER")
            @Real(min = 0.01, max = 100, initial = 1, scale = Scale.LOG, takes = Takes.NOW) double huberDelta,
            // Sum over the batch instead of mean.
            @Flag(initial = false, takes = Takes.NOW) boolean lossSum,
            // The largest norm of all gradients together; 0: any.
            @Real(min = 0, max = 1_000, initial = 0, takes = Takes.NOW) double largestGradient,
            // Transitions in one update; fewer while the replay holds fewer.
            @Group("memory") @Whole(min = 1, max = MOST_ROWS, initial = 64, scale = Scale.LOG, takes = Takes.NOW) int batchSize,
            // Transitions.
            @Whole(min = 10, max = 1_000_000, initial = 10_000, scale = Scale.LOG, takes = Takes.RESTART) int replayCapacity,
            // Of so many transitions one is remembered, and each that ends an episode.
            @Whole(min = 1, max = 100, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int rememberInterval,
            // Transitions in the replay before the first update.
            @Whole(min = 1, max = 1_000_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int learningStarts,
            // Steps between updates.
            @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int updateInterval,
            // Updates each time.
            @Whole(min = 1, max = 256, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int gradientSteps,
            // One update more at the end of each episode.
            @Flag(initial = false, takes = Takes.NOW) boolean updateAtEnd,
            // Steps between moves of the target network; 0: no target network.
            @Group("target") @Whole(min = 0, max = 100_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int targetPeriod,
            // τ: how far it then moves towards the network; 1 copies it.
            @OnlyWhen(knob = "targetPeriod", above = 0)
            @Real(min = 1e-4, max = 1, initial = 1, scale = Scale.LOG, takes = Takes.NOW) double targetBlend,
            @OnlyWhen(knob = "targetPeriod", above = 0) @Flag(initial = true, takes = Takes.NOW) boolean doubleDqn,
            @Flag(initial = false, takes = Takes.RESTART) boolean dueling,
            // n: steps joined to one transition.
            @Whole(min = 1, max = 20, initial = 1, takes = Takes.RESTART) int nStep,
            @Group("priorities") @Flag(initial = false, takes = Takes.RESTART) boolean prioritised,
            // How strongly the error decides: 0 draws uniformly.
            @OnlyWhen(knob = "prioritised", is = "on")
            @Real(min = 0, max = 1, initial = 0.6, takes = Takes.RESTART) double priorityExponent,
            // β: how far weights make up for that, at first.
            @OnlyWhen(knob = "prioritised", is = "on") @Real(min = 0, max = 1, initial = 0.4, takes = Takes.NOW) double correctionFirst,
            // Steps until β is 1.
            @OnlyWhen(knob = "prioritised", is = "on")
            @Whole(min = 1, max = 100_000_000, initial = 50_000, scale = Scale.LOG, takes = Takes.NOW) int correctionSteps,
            @Group("exploration") @OneOf(initial = "LINEAR", takes = Takes.NOW) Schedule.Shape exploration,
            // ε at first.
            @Real(min = 0, max = 1, initial = 1, takes = Takes.NOW) double epsilonFirst,
            // ε once it has come down.
            @OnlyWhen(knob = "exploration", is = {"LINEAR", "EXPONENTIAL"})
            @Real(min = 0, max = 1, initial = 0.01, takes = Takes.NOW) double epsilonLast,
            // Steps, or updates, until ε has come down.
            @OnlyWhen(knob = "exploration", is = {"LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 100_000_000, initial = 5_000, scale = Scale.LOG, takes = Takes.NOW) int epsilonSteps,
            @OnlyWhen(knob = "exploration", is = {"LINEAR", "EXPONENTIAL"}) @OneOf(initial = "STEPS", takes = Takes.NOW) Clock epsilonClock,
            // Layers that slide over a picture; not used where the agent sees none.
            @Group("network") @Filters(most = 4, initial = "", takes = Takes.RESTART) List<Filter> filters,
            // Units of each hidden layer.
            @Sizes(min = 1, max = 1024, most = 4, initial = "100-100", takes = Takes.RESTART) List<Integer> hidden,
            @OneOf(initial = "RELU", takes = Takes.RESTART) Activation activation) implements Checked{

        public Settings {
            filters = List.copyOf(filters);
            hidden = List.copyOf(hidden);
        }

        @Override
        public List<Sentence> problems() {
            return learningStarts <= replayCapacity
                    ? List.of()
                    : List.of(Sentence.of("dqn.problem.neverStarts", learningStarts, replayCapacity));
        }

        private Architecture architecture(Task task, int actions) {
            Body body = new Body(filters, hidden, activation);
            return dueling
                    ? QNetwork.dueling(body, task.observations(), actions)
                    : QNetwork.plain(body, task.observations(), actions);
        }

        private Optional<Priorities> priorities() {
            return prioritised ? Optional.of(new Priorities(priorityExponent)) : Optional.empty();
        }
    }

    /// What ε counts.
    public enum Clock {
        STEPS, UPDATES
    }

    /// Room for the largest batch, so that its knob can be turned while training.
    private static final int MOST_ROWS = 1024;
    /// The gradient's norm takes a twentieth of an update to compute. Where nobody else needs it, it is read so rarely.
    private static final int NORM_PERIOD = 16;

    private final Task task;
    private final int actions;
    private final Randomness exploring;
    private final Randomness sampling;
    private final Experience experience;
    private final TransitionBatch batch = new TransitionBatch(MOST_ROWS);
    private final double[] targets = new double[MOST_ROWS];
    private final double[] errors = new double[MOST_ROWS];
    private final float[] actionValues;
    private final Lately lately = new Lately(Insight.TD_ERROR);
    private QNetwork network;
    private QNetwork target;
    private Optimizer optimizer;
    private Settings settings;
    private Schedule learningRate;
    private Schedule correction;
    private Schedule epsilon;
    private long steps;
    private long updates;

    public Dqn(Settings settings, Task task) {
        this.task = task;
        actions = ((Space.Discrete) task.actions()).n();
        exploring = Randomness.stream(task.seed(), "exploration");
        sampling = Randomness.stream(task.seed(), "replay");
        actionValues = new float[actions];
        experience = new Experience(task, settings.replayCapacity(), settings.nStep(), settings.priorities());
        build(settings);
        network.network().initialise(Initialiser.GLOROT_UNIFORM, Randomness.stream(task.seed(), "weights"));
        target.network().copyFrom(network.network());
        use(settings);
    }

    private void build(Settings settings) {
        Architecture architecture = settings.architecture(task, actions);
        network = new QNetwork(architecture, settings.batchSize(), Memory.nd4j());
        target = new QNetwork(architecture, settings.batchSize(), Memory.nd4j());
        optimizer = settings.optimizer().of(network.network());
    }

    /// Q-learning needs a value for each action, so there must be finitely many.
    public static boolean plays(Space actions) {
        return actions instanceof Space.Discrete;
    }

    @Override
    public void use(Record changed) {
        Settings before = settings;
        settings = (Settings) changed;
        learningRate = new Schedule(settings.learningRateSchedule(), settings.learningRate(), settings.learningRateLast(),
                settings.learningRateSteps());
        correction = new Schedule(Schedule.Shape.LINEAR, settings.correctionFirst(), 1, settings.correctionSteps());
        epsilon = new Schedule(settings.exploration(), settings.epsilonFirst(), settings.epsilonLast(), settings.epsilonSteps());
        if (settings.batchSize() > network.network().maxBatch()) {
            makeRoom();
        }
        if (before != null && before.targetPeriod() == 0 && settings.targetPeriod() > 0) {
            target.network().copyFrom(network.network());
        }
    }

    /// For larger batches: the same networks with more rows.
    private void makeRoom() {
        float[] weights = network.network().parameters();
        float[] targetWeights = target.network().parameters();
        Map<String, float[]> moments = optimizer.state();
        close();
        build(settings);
        network.network().parameters(weights);
        target.network().parameters(targetWeights);
        optimizer.state(moments);
    }

    // ---- act ----

    @Override
    public void act(float[][] observations, Action[] actions) {
        actions[0] = act(observations[0]);
    }

    private Action act(float[] observation) {
        if (exploring.nextDouble() < epsilon()) {
            return Action.Discrete.of(exploring.nextInt(0, actions));
        }
        network.judge(observation, actionValues);
        return Action.Discrete.of(GreedyQ.best(actionValues));
    }

    private double epsilon() {
        return epsilon.at(settings.epsilonClock() == Clock.STEPS ? steps : updates);
    }

    @Override
    public Decision decide(float[] observation) {
        float[] q = new float[actions];
        network.judge(observation, q);
        return Decision.byValues(Action.Discrete.of(GreedyQ.best(q)), q);
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        Transition transition = transitions[0];
        experience.add(transition, settings.discount(), settings.rememberInterval());
        steps++;
        int due = (steps % settings.updateInterval() == 0 ? settings.gradientSteps() : 0)
                + (settings.updateAtEnd() && transition.ending() != Ending.NONE ? 1 : 0);
        for (int i = 0; i < due && experience.size() >= settings.learningStarts(); i++) {
            update();
        }
        if (settings.targetPeriod() > 0 && steps % settings.targetPeriod() == 0) {
            target.network().blend(network.network(), (float) settings.targetBlend());
        }
    }

    private void update() {
        experience.sample(batch, Math.min(settings.batchSize(), experience.size()), correction.at(steps), sampling);
        QNetwork judge = settings.targetPeriod() == 0 ? network : target;
        computeTargets(network, judge, settings.doubleDqn(), settings.discount(), batch, targets);
        Objective objective = new Objective(settings.loss(), settings.huberDelta(), settings.lossSum());
        BatchError error = computeGradients(network, objective, batch, targets, errors);
        Breakdown breakdown = new Breakdown(network.network());
        breakdown.check();
        double loss = breakdown.checked(error.loss());
        clipGradient(breakdown);
        optimizer.step((float) learningRate.at(steps));
        experience.learned(batch, errors);
        lately.learned(batch, errors);
        updates++;
        task.readings().add("loss", loss);
        task.readings().add("q", error.q());
        task.readings().add("epsilon", epsilon());
    }

    /// y of each transition in the batch, with the networks as they are before the update: `judge` values s′ and, unless `doubleDqn`
    /// leaves that to `network`, chooses the action there.
    static void computeTargets(QNetwork network, QNetwork judge, boolean doubleDqn, double discount, TransitionBatch batch,
            double[] targets) {
        float[] judged = judge.judge(batch.nexts(), batch.rows());
        float[] chosenBy = doubleDqn && judge != network ? network.judge(batch.nexts(), batch.rows()) : judged;
        for (int row = 0; row < batch.rows(); row++) {
            int offset = row * judge.actions();
            double next = judged[offset + GreedyQ.best(chosenBy, offset, judge.actions())];
            targets[row] = batch.reward(row) + power(discount, batch.span(row)) * batch.bootstrap(row) * next;
        }
    }

    /// γⁿ, multiplied out: the platform's power may differ in its last bits.
    private static double power(double discount, int steps) {
        double power = discount;
        for (int i = 1; i < steps; i++) {
            power *= discount;
        }
        return power;
    }

    /// What is made small: a loss with its `delta`, summed over the batch or averaged.
    record Objective(Loss loss, double delta, boolean sum) {
    }

    /// Loss of a batch, and Q(s, a) averaged over it.
    record BatchError(double loss, double q) {
    }

    /// Leaves in `network` the gradients of the loss between Q(s, a) and y, and in `errors` each δ = Q(s, a) − y.
    static BatchError computeGradients(QNetwork network, Objective objective, TransitionBatch batch, double[] targets, double[] errors) {
        int rows = batch.rows();
        int parts = objective.sum() ? 1 : rows;
        float[] q = network.judge(batch.observations(), rows);
        double loss = 0;
        double value = 0;
        for (int row = 0; row < rows; row++) {
            int taken = row * network.actions() + batch.choice(row);
            errors[row] = q[taken] - targets[row];
            value += q[taken];
            loss += batch.weight(row) * objective.loss().of(errors[row], objective.delta());
            network.slopes()[taken] = (float) (batch.weight(row) * objective.loss().slope(errors[row], objective.delta()) / parts);
        }
        network.learn(rows);
        return new BatchError(loss / parts, value / rows);
    }

    /// Shrinks all gradients by one factor if their norm √Σg² is above the limit (Pascanu, Mikolov & Bengio, 2013).
    private void clipGradient(Breakdown breakdown) {
        double limit = settings.largestGradient();
        if (limit == 0 && updates % NORM_PERIOD > 0) {
            return;
        }
        double norm = breakdown.checked(network.gradientNorm());
        task.readings().add("gradientNorm", norm);
        if (limit > 0 && norm > limit) {
            network.scaleGradients(limit / norm);
        }
    }

    // ---- look inside, save, restore ----

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public PolicySnapshot policy() {
        return new GreedyQ(network.network().architecture(), network.network().parameters());
    }

    @Override
    public Insight insight() {
        return lately.insight();
    }

    /// The part of the state that is not in arrays.
    public record Numbers(long steps, long updates, Experience.Numbers experience, Randomness.State exploring, Randomness.State sampling) {
    }

    @Override
    public AgentState save() {
        Map<String, Object> arrays = new HashMap<>();
        arrays.put("weights/online", network.network().parameters());
        arrays.put("weights/target", target.network().parameters());
        Moments.save(optimizer, "", arrays);
        return new AgentState(new Numbers(steps, updates, experience.save(arrays), exploring.state(), sampling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of DQN".formatted(state.numbers()));
        }
        int weights = Math.toIntExact(network.network().parameterCount());
        network.network().parameters(state.array("weights/online", float[].class, weights));
        target.network().parameters(state.array("weights/target", float[].class, weights));
        Moments.restore(optimizer, "", state);
        experience.restore(state, numbers.experience());
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
