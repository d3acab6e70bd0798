package agentarcade.agent.algorithms;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Readings;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.Body;
import agentarcade.agent.parts.Breakdown;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.agent.parts.GreedyRecurrentQ;
import agentarcade.agent.parts.Lately;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.Moments;
import agentarcade.agent.parts.RecurrentQ;
import agentarcade.agent.parts.Schedule;
import agentarcade.agent.parts.SequenceReplay;
import agentarcade.agent.parts.SequenceReplay.Stretch;
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
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Deep recurrent Q-learning (Hausknecht & Stone, 2015): DQN with a memory, for worlds where one observation does not tell enough. A network
/// learns Q(o₀ … oₜ, a), the discounted return to expect after doing a once all this was seen, with an LSTM that carries what it remembers
/// from step to step of an episode.
///
/// - Learning replays stretches of episodes, each from a memory of zeros ("bootstrapped random updates"). The first steps of a stretch that
///   does not start with its episode may be there only to fill the memory ([Settings#burnIn]; Kapturowski et al., 2019).
/// - Target: y = r + γ · max Q⁻(o₀ … oₜ₊₁, ·) by a target network with a memory of its own, y = r after a terminated episode; Double DQN
///   (van Hasselt, Guez & Silver, 2016) lets the network choose the action there.
/// - Loss: the error Q(o₀ … oₜ, aₜ) − y, squared or Huber with δ = 1, averaged over all steps that are learned from.
///
/// See `docs/algorithms/drqn.md`.
public final class Drqn implements Agent {

    public record Settings(
            // Size of each step against the gradient.
            @Group("learning") @Real(min = 1e-6, max = 1, initial = 1e-3, scale = Scale.LOG, takes = Takes.NOW) double learningRate,
            // γ: what a reward is worth one step later.
            @Real(min = 0, max = 1, initial = 0.95, takes = Takes.NOW) double discount,
            @OneOf(initial = "ADAM", takes = Takes.RESTART) Descent optimizer,
            @OneOf(initial = "HUBER", takes = Takes.NOW) Loss loss,
            // The largest norm of the gradient; 0: any.
            @Real(min = 0, max = 100, initial = 10, takes = Takes.NOW) double gradientClip,
            // Stretches in one update.
            @Group("memory") @Whole(min = 1, max = 128, initial = 16, scale = Scale.LOG, takes = Takes.RESTART) int batchSize,
            // Steps of a stretch after the burn-in, at most.
            @Whole(min = 1, max = 100, initial = 8, scale = Scale.LOG, takes = Takes.RESTART) int stretch,
            // Steps before them that only fill the memory, unless they are the first of their episode.
            @OnlyWhen(knob = "wholeEpisodes", is = "off") @Whole(min = 0, max = 50, initial = 0, takes = Takes.RESTART) int burnIn,
            // Whether stretches begin where their episodes begin.
            @Flag(initial = false, takes = Takes.NOW) boolean wholeEpisodes,
            // Steps.
            @Whole(min = 10, max = 100_000, initial = 10_000, scale = Scale.LOG, takes = Takes.RESTART) int replayCapacity,
            // Steps in the replay before the first update.
            @Whole(min = 1, max = 100_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int learningStarts,
            // Steps between updates.
            @Whole(min = 1, max = 1_000, initial = 4, scale = Scale.LOG, takes = Takes.NOW) int updateInterval,
            // Steps between copies to the target network.
            @Group("target") @Whole(min = 1, max = 100_000, initial = 200, scale = Scale.LOG, takes = Takes.NOW) int targetPeriod,
            @Flag(initial = true, takes = Takes.NOW) boolean doubleDqn,
            @Group("exploration") @OneOf(initial = "LINEAR", takes = Takes.NOW) Schedule.Shape exploration,
            // ε at the first step.
            @Real(min = 0, max = 1, initial = 1, takes = Takes.NOW) double epsilonFirst,
            // ε from step epsilonSteps on.
            @OnlyWhen(knob = "exploration", is = {
                "LINEAR", "EXPONENTIAL"})
            @Real(min = 0, max = 1, initial = 0.02, takes = Takes.NOW) double epsilonLast,
            // Steps until ε has come down.
            @OnlyWhen(knob = "exploration", is = {"LINEAR", "EXPONENTIAL"})
            @Whole(min = 1, max = 10_000_000, initial = 5_000, scale = Scale.LOG, takes = Takes.NOW) int epsilonSteps,
            // Convolutions before the hidden layers, for pictures.
            @Group("network") @Filters(most = 4, initial = "", takes = Takes.RESTART) List<Filter> filters,
            // Units of each hidden layer before the memory.
            @Sizes(min = 1, max = 1024, most = 4, initial = "64", takes = Takes.RESTART) List<Integer> hidden,
            @OneOf(initial = "RELU", takes = Takes.RESTART) Activation activation,
            // Units of the LSTM.
            @Whole(min = 1, max = 512, initial = 64, scale = Scale.LOG, takes = Takes.RESTART) int memory) implements Checked{

        public Settings {
            filters = List.copyOf(filters);
            hidden = List.copyOf(hidden);
        }

        @Override
        public List<Sentence> problems() {
            List<Sentence> problems = new ArrayList<>();
            if (hidden.isEmpty()) {
                problems.add(Sentence.of("drqn.problem.noEye"));
            }
            if (learningStarts > replayCapacity) {
                problems.add(Sentence.of("drqn.problem.neverStarts", learningStarts, replayCapacity));
            }
            return problems;
        }

        Schedule epsilon() {
            return new Schedule(exploration, epsilonFirst, epsilonLast, epsilonSteps);
        }
    }

    /// Where the squared error of Huber's loss turns into a straight line.
    private static final double DELTA = 1;

    private final int actions;
    private final Readings readings;
    private final Randomness exploring;
    private final Randomness sampling;
    private final RecurrentQ network;
    private final RecurrentQ target;
    /// The network's twin that lives through the episode of training.
    private final RecurrentQ acting;
    /// Of its eye and its memory.
    private final Map<String, Optimizer> optimizers;
    private final Breakdown eyeBreakdown;
    private final Breakdown memoryBreakdown;
    private final SequenceReplay replay;
    private final Stretch[] batch;
    private final float[] observation;
    private final float[] q;
    private final Lately lately = new Lately(Insight.TD_ERROR);
    private Settings settings;
    private long steps;
    private long updates;

    public Drqn(Settings settings, Task task) {
        Space.Discrete choices = (Space.Discrete) task.actions();
        actions = choices.n();
        readings = task.readings();
        exploring = Randomness.stream(task.seed(), "exploration");
        sampling = Randomness.stream(task.seed(), "replay");
        Body body = new Body(settings.filters(), settings.hidden(), settings.activation());
        RecurrentQ.Form form = RecurrentQ.Form.of(body, task.observations(), settings.memory(), actions);
        // One more: what is seen after the last step.
        int length = settings.burnIn() + settings.stretch() + 1;
        network = RecurrentQ.learning(form, settings.batchSize(), length);
        network.initialise(Randomness.stream(task.seed(), "weights"));
        target = RecurrentQ.learning(form, settings.batchSize(), length);
        target.copyFrom(network);
        acting = RecurrentQ.acting(form, Memory::nd4j);
        acting.copyFrom(network);
        optimizers = new TreeMap<>(Map.of("eye", settings.optimizer().of(network.eye()), "memory",
                settings.optimizer().of(network.memory())));
        eyeBreakdown = new Breakdown(network.eye());
        memoryBreakdown = new Breakdown(network.memory());
        replay = new SequenceReplay(settings.replayCapacity(), task.observations(), choices);
        batch = new Stretch[settings.batchSize()];
        observation = new float[task.observations().size()];
        q = new float[actions];
        this.settings = settings;
    }

    /// Q-learning needs a value for each action, so there must be finitely many.
    public static boolean plays(Space actions) {
        return actions instanceof Space.Discrete;
    }

    @Override
    public void use(Record changed) {
        settings = (Settings) changed;
    }

    // ---- act ----

    /// What is seen is remembered also when the action is random.
    @Override
    public void act(float[][] observations, Action[] chosen) {
        acting.see(observations[0], q);
        boolean explores = exploring.nextDouble() < settings.epsilon().at(steps);
        chosen[0] = Action.Discrete.of(explores ? exploring.nextInt(0, actions) : GreedyQ.best(q));
    }

    @Override
    public Decision decide(float[] observation) {
        float[] remembered = acting.remembered();
        Decision decision = GreedyRecurrentQ.decide(acting, observation);
        acting.remember(remembered);
        return decision;
    }

    // ---- learn ----

    @Override
    public void learn(Transition[] transitions) {
        Transition step = transitions[0];
        replay.add(step);
        steps++;
        if (step.ending() != Ending.NONE) {
            acting.forget();
        }
        if (replay.hasSteps() && replay.size() >= settings.learningStarts() && steps % settings.updateInterval() == 0) {
            update();
        }
        if (steps % settings.targetPeriod() == 0) {
            target.copyFrom(network);
        }
    }

    private void update() {
        int learned = 0;
        for (int item = 0; item < batch.length; item++) {
            batch[item] = replay.draw(settings.burnIn() + settings.stretch(), settings.wholeEpisodes(), sampling);
            learned += Math.max(0, batch[item].steps() - firstLearned(batch[item]));
        }
        if (learned == 0) {
            // All too short for the burn-in. Without an error an optimizer would go on in the direction of those before.
            return;
        }
        for (int item = 0; item < batch.length; item++) {
            show(item, batch[item]);
        }
        Matrix values = network.forward(batch.length);
        // What the eye says goes through the memory, and what the memory learns back through the eye.
        eyeBreakdown.check();
        Matrix judged = target.forward(batch.length);
        BatchError error = computeSlopes(values, judged, learned);
        network.backward(batch.length);
        memoryBreakdown.check();
        eyeBreakdown.check();
        double loss = memoryBreakdown.checked(error.loss());
        double norm = memoryBreakdown.checked(clip(settings.gradientClip(), network.eye(), network.memory()));
        optimizers.values().forEach(optimizer -> optimizer.step((float) settings.learningRate()));
        acting.copyFrom(network);
        updates++;
        readings.add("loss", loss);
        readings.add("q", error.q());
        readings.add("gradientNorm", norm);
        readings.add("epsilon", settings.epsilon().at(steps));
    }

    /// Puts all that was seen in a stretch before both networks, and zeros behind it.
    private void show(int item, Stretch stretch) {
        int length = settings.burnIn() + settings.stretch() + 1;
        for (int t = 0; t < length; t++) {
            if (t <= stretch.steps()) {
                replay.observation(stretch, t, observation);
            } else {
                Arrays.fill(observation, 0);
            }
            network.input().setRow(network.row(item, t), observation);
            target.input().setRow(target.row(item, t), observation);
        }
    }

    /// Loss and Q(o₀ … oₜ, aₜ), averaged over all steps that are learned from.
    private record BatchError(double loss, double q) {
    }

    /// Writes dL/dQ of all rows: of the steps that are learned from, at the action that was taken; 0 elsewhere.
    /// @param count of these steps
    private BatchError computeSlopes(Matrix values, Matrix judged, int count) {
        Matrix slopes = network.slopes();
        slopes.clear(slopes.rows());
        double loss = 0;
        double mean = 0;
        for (int item = 0; item < batch.length; item++) {
            Stretch stretch = batch[item];
            for (int t = firstLearned(stretch); t < stretch.steps(); t++) {
                int row = network.row(item, t);
                int taken = replay.choice(stretch, t);
                double next = judged.get(row + 1, GreedyQ.best(settings.doubleDqn() ? values : judged, row + 1));
                double target = replay.reward(stretch, t) + settings.discount() * replay.bootstrap(stretch, t) * next;
                double error = values.get(row, taken) - target;
                lately.earned(replay.reward(stretch, t));
                lately.judged(error);
                loss += settings.loss().of(error, DELTA) / count;
                mean += values.get(row, taken) / count;
                slopes.set(row, taken, (float) (settings.loss().slope(error, DELTA) / count));
            }
        }
        return new BatchError(loss, mean);
    }

    /// The beginning of an episode needs no burn-in: there a memory of zeros is the true one.
    private int firstLearned(Stretch stretch) {
        return stretch.fromTheBeginning() ? 0 : settings.burnIn();
    }

    /// Shortens the gradient of several networks together to a norm, if that isn't 0, and says how long it was.
    private static double clip(double mostNorm, Network... networks) {
        double squares = 0;
        for (Network network : networks) {
            for (LayerGradients layer : network.layerGradients()) {
                squares += layer.sumOfSquares();
            }
        }
        double norm = Math.sqrt(squares);
        if (mostNorm > 0 && norm > mostNorm) {
            for (Network network : networks) {
                for (LayerGradients layer : network.layerGradients()) {
                    layer.scale(mostNorm / norm);
                }
            }
        }
        return norm;
    }

    // ---- look inside, save, restore ----

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public PolicySnapshot policy() {
        return GreedyRecurrentQ.of(acting);
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
        network.save("online", arrays);
        target.save("target", arrays);
        optimizers.forEach((part, optimizer) -> Moments.save(optimizer, part + "/", arrays));
        arrays.put("memory/remembered", acting.remembered());
        replay.save(arrays);
        return new AgentState(new Numbers(steps, updates, replay.size(), replay.position(), exploring.state(), sampling.state()), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (!(state.numbers() instanceof Numbers numbers) || numbers.steps() < 0 || numbers.updates() < 0) {
            throw new IllegalArgumentException("%s is no state of DRQN".formatted(state.numbers()));
        }
        network.restore("online", state);
        target.restore("target", state);
        optimizers.forEach((part, optimizer) -> Moments.restore(optimizer, part + "/", state));
        acting.copyFrom(network);
        acting.remember(state.array("memory/remembered", float[].class, acting.form().remembered()));
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
        acting.close();
    }
}
