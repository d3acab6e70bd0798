package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Diverged;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.agent.parts.PolicyLoss.Measured;
import agentarcade.env.Action;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Categorical;
import agentarcade.nn.Dense;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Layer;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;
import agentarcade.nn.StateDependentGaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/// A policy π(a|s) (the actor) and a value function V(s) (the critic), learned together: the networks of A2C and PPO, how they act in
/// several worlds at once, and one step against their common gradient.
///
/// Policy and value are two heads of one network, which share a trunk or have each their own layers. For choices the policy's outputs are
/// logits, for real numbers the means of a [Gaussian], whose standard deviations are learned beside ([Deviations]).
public final class ActorCritic implements Rollout.Critic, AutoCloseable {
    /// What the networks look like, and what they begin with.
    public record Form(
            Body body,
            // Whether policy and value share all layers but the last.
            boolean sharedTrunk,
            // Orthogonal weights with gain √2, 0.01 for the policy's last layer and 1 for the value's; otherwise uniform within ±1 / √inputs.
            boolean orthogonal,
            // log σ of real actions at first.
            double logDeviation,
            // Whether the noise of real actions depends on the state.
            boolean stateDependent) {
    }

    private static final int POLICY = 0;
    private static final int VALUE = 1;
    private static final double HIDDEN_GAIN = Math.sqrt(2);
    private static final double POLICY_GAIN = 0.01;
    private static final double VALUE_GAIN = 1;

    private final Space actions;
    private final Network network;
    private final Distribution policy;
    /// Null for choices.
    private final Deviations deviations;
    /// Null unless noise depends on the state.
    private final Perturbation perturbation;
    private final Optimizer optimizer;
    private final List<LayerGradients> gradients = new ArrayList<>();
    private final PolicyLoss.Head actor;
    private final PolicyLoss.Head critic;
    private final int features;
    private final float[] oneValue = new float[1];

    /// @param worlds in how many it acts
    /// @param batch the most steps it learns from at once
    /// @param rule makes the optimizer of a network
    public ActorCritic(Form form, Task task, int worlds, int batch, Function<Network, Optimizer> rule) {
        actions = task.actions();
        List<Layer> layers = form.body().layers(task.observations());
        features = layers.size();
        network = new Network(architecture(form, task, layers), Math.max(worlds, batch), Memory.nd4j());
        initialise(form, Randomness.stream(task.seed(), "weights"));
        policy = switch (actions) {
            case Space.Discrete(int n) -> new Categorical(n);
            case Space.Box box -> form.stateDependent()
                    ? new StateDependentGaussian(box.size(), network.features(features))
                    : new Gaussian(box.size());
        };
        deviations = policy instanceof Gaussian gaussian ? new Deviations(gaussian, form.logDeviation(), rule) : null;
        perturbation = policy instanceof StateDependentGaussian gaussian ? new Perturbation(worlds, gaussian.noiseSize()) : null;
        optimizer = rule.apply(network);
        gradients.addAll(network.layerGradients());
        if (deviations != null) {
            gradients.addAll(deviations.gradients());
        }
        actor = new PolicyLoss.Head(network.output(POLICY), network.outputGradient(POLICY));
        critic = new PolicyLoss.Head(network.output(VALUE), network.outputGradient(VALUE));
    }

    private static Architecture architecture(Form form, Task task, List<Layer> layers) {
        int outputs = switch (task.actions()) {
            case Space.Discrete(int n) -> n;
            case Space.Box box -> box.size();
        };
        Layer policy = new Dense(outputs, true, Activation.LINEAR);
        Layer value = new Dense(1, true, Activation.LINEAR);
        List<Layer> own = form.sharedTrunk() ? List.of() : layers;
        return new Architecture(form.body().input(task.observations()), form.sharedTrunk() ? layers : List.of(),
                List.of(new Architecture.Head("policy", followedBy(own, policy)), new Architecture.Head("value", followedBy(own, value))));
    }

    private static List<Layer> followedBy(List<Layer> layers, Layer last) {
        List<Layer> all = new ArrayList<>(layers);
        all.add(last);
        return all;
    }

    /// Layers are numbered from 1: the policy's last one comes right after the features, the value's is the last of all.
    private void initialise(Form form, Randomness random) {
        int last = network.architecture().layers().size();
        for (int layer = 1; layer <= last; layer++) {
            if (!network.architecture().tensors(layer).isEmpty()) {
                double gain = layer == last ? VALUE_GAIN : layer == features + 1 ? POLICY_GAIN : HIDDEN_GAIN;
                network.initialise(layer, form.orthogonal() ? Initialiser.orthogonal(gain) : Initialiser.FAN_IN_UNIFORM, random);
            }
        }
    }

    /// For a [PolicyLoss].
    public Distribution policy() {
        return policy;
    }

    /// Where the observations to learn from go, one a row.
    public Matrix input() {
        return network.input();
    }

    // ---- act ----

    /// Draws an action in each world, and notes in the rollout what was seen, drawn and thought of it.
    ///
    /// @param noisePeriod steps for which noise that depends on the state stays the same
    /// @param chosen receives the actions, legal ones: real numbers are clipped to their bounds
    /// @throws Diverged if the outputs make no distribution
    public void act(float[][] observations, Rollout rollout, int noisePeriod, Randomness random, Action[] chosen) {
        rollout.see(observations);
        int worlds = observations.length;
        for (int world = 0; world < worlds; world++) {
            network.input().setRow(world, observations[world]);
        }
        network.forward(worlds);
        if (perturbation != null) {
            perturbation.next(noisePeriod, random);
        }
        try {
            for (int world = 0; world < worlds; world++) {
                chosen[world] = act(world, rollout, random);
            }
        } catch (ArithmeticException nothingToChooseFrom) {
            throw diverged();
        }
    }

    private Action act(int world, Rollout rollout, Randomness random) {
        int row = rollout.filled() + world;
        int at = row * policy.actionSize();
        policy.read(actor.outputs(), world);
        if (perturbation != null && policy instanceof StateDependentGaussian gaussian) {
            gaussian.perturb(perturbation.noise(), perturbation.start(world), rollout.actions(), at);
        } else {
            policy.sample(random, rollout.actions(), at);
        }
        rollout.logProbabilities()[row] = policy.logProbability(rollout.actions(), at);
        rollout.values()[row] = critic.outputs().get(world, 0);
        return switch (actions) {
            case Space.Discrete _ -> Action.Discrete.of((int) rollout.actions()[at]);
            case Space.Box box -> new Action.Continuous(GreedyPolicy.clipped(rollout.actions(), at, box));
        };
    }

    @Override
    public double value(float[] observation) {
        network.infer(observation);
        network.copyInferred(VALUE, oneValue);
        return oneValue[0];
    }

    @Override
    public void values(Transition[] transitions, double[] values, int at) {
        for (int world = 0; world < transitions.length; world++) {
            network.input().setRow(world, transitions[world].next());
        }
        network.forward(transitions.length);
        for (int world = 0; world < transitions.length; world++) {
            values[at + world] = critic.outputs().get(world, 0);
        }
    }

    // ---- learn ----

    /// Leaves the gradients of A2C's loss; the observations must be in [#input].
    ///
    /// @throws Diverged if the outputs make no distribution
    public Measured plain(PolicyLoss loss, Batch batch) {
        forward(batch);
        try {
            return backward(batch, loss.plain(batch, actor, critic));
        } catch (ArithmeticException noDistribution) {
            throw diverged();
        }
    }

    /// Leaves the gradients of PPO's loss; the observations must be in [#input].
    ///
    /// @throws Diverged if the outputs make no distribution
    public Measured clipped(PolicyLoss loss, Batch batch, double clip) {
        forward(batch);
        try {
            return backward(batch, loss.clipped(batch, clip, actor, critic));
        } catch (ArithmeticException noDistribution) {
            throw diverged();
        }
    }

    private void forward(Batch batch) {
        network.forward(batch.rows());
        if (deviations != null) {
            deviations.handOver();
        }
    }

    private Measured backward(Batch batch, Measured measured) {
        network.backward(batch.rows());
        if (deviations != null) {
            deviations.backward();
        }
        return measured;
    }

    /// One step against the gradients, of which all are first shrunk by one factor if their norm is above a limit.
    ///
    /// @param largestNorm 0: no limit
    /// @return the norm as it was
    /// @throws Diverged if a gradient is no finite number
    public double step(double learningRate, double largestNorm) {
        double squares = 0;
        for (int i = 0; i < gradients.size(); i++) {
            squares += gradients.get(i).sumOfSquares();
        }
        double norm = Math.sqrt(squares);
        if (!(norm < Double.POSITIVE_INFINITY)) {
            throw diverged();
        }
        if (largestNorm > 0 && norm > largestNorm) {
            for (int i = 0; i < gradients.size(); i++) {
                gradients.get(i).scale(largestNorm / norm);
            }
        }
        optimizer.step((float) learningRate);
        if (deviations != null) {
            try {
                deviations.step((float) learningRate);
            } catch (ArithmeticException tooWide) {
                throw diverged();
            }
        }
        return norm;
    }

    private Diverged diverged() {
        OptionalInt layer = network.firstNonFiniteLayer();
        if (layer.isEmpty() && deviations != null) {
            return Deviations.diverged(network.architecture());
        }
        int number = layer.orElse(features + 1);
        return Breakdown.in(network, number);
    }

    // ---- look inside, save, restore ----

    /// Mean σ of the dimensions as they were read last, if actions are real numbers.
    public double deviation() {
        if (!(policy instanceof Gaussian gaussian)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < gaussian.actionSize(); j++) {
            sum += gaussian.standardDeviation(j);
        }
        return sum / gaussian.actionSize();
    }

    /// Whether actions are real numbers, with a σ.
    public boolean hasDeviation() {
        return deviations != null;
    }

    public PolicySnapshot snapshot() {
        return new GreedyPolicy(network.architecture(), network.parameters(), actions, spread());
    }

    /// What it would do without exploring.
    ///
    /// @throws Diverged if the outputs make no distribution
    public Decision decide(float[] observation) {
        try {
            return GreedyPolicy.decide(network, actions, spread(), observation);
        } catch (ArithmeticException noDistribution) {
            // Once more, as training does it: that tells the layer.
            network.input().setRow(0, observation);
            network.forward(1);
            throw diverged();
        }
    }

    private GreedyPolicy.Spread spread() {
        return switch (policy) {
            case StateDependentGaussian _ -> new GreedyPolicy.ByFeatures(deviations.logs());
            case Gaussian _ -> new GreedyPolicy.Same(deviations.logs());
            case Distribution _ -> new GreedyPolicy.None();
        };
    }

    public void save(Map<String, Object> arrays) {
        arrays.put("weights/actorCritic", network.parameters());
        Moments.save(optimizer, "", arrays);
        if (deviations != null) {
            deviations.save(arrays);
        }
        if (perturbation != null) {
            perturbation.save(arrays);
        }
    }

    /// @throws IllegalArgumentException if that is no state of networks like these
    public void restore(AgentState state) {
        network.parameters(state.array("weights/actorCritic", float[].class, Math.toIntExact(network.parameterCount())));
        Moments.restore(optimizer, "", state);
        if (deviations != null) {
            deviations.restore(state);
        }
        if (perturbation != null) {
            perturbation.restore(state);
        }
    }

    @Override
    public void close() {
        network.close();
        if (deviations != null) {
            deviations.close();
        }
    }
}
