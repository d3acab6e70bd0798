package agentarcade.exchange;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.parts.GreedyPolicy;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Space;
import agentarcade.experiment.World;
import agentarcade.keras.KerasModel;
import agentarcade.keras.KerasNetwork;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

/// A model of Keras that plays in a world of ours, greedily: of choices the one with the largest output, of equals the first; or its outputs
/// as the numbers of an action, brought within the world's bounds.
///
/// @param output which of the model's outputs is the action's
/// @param order for each number of Keras's input the index of the world's; null where both agree
public record KerasPolicy(KerasModel model, int output, int[] order, Space actions) implements PolicySnapshot {

    /// @param world as agents meet it: stacked, made smaller
    /// @throws Refused if the model takes something else than what is seen there, or gives something else than actions
    public static KerasPolicy of(KerasModel model, World world) throws Refused {
        Environment seen = world.training();
        List<Integer> shape = IntStream.of(seen.observations().shape()).boxed().toList();
        int[] order = order(model.inputShape(), shape);
        int size = switch (seen.actions()) {
            case Space.Discrete(int choices) -> choices;
            case Space.Box box -> box.size();
        };
        int output = model.outputShapes().indexOf(List.of(size));
        if (output < 0) {
            throw new Refused(Sentence.of("keras.misfit.output", size));
        }
        return new KerasPolicy(model, output, order.length == 0 ? null : order, seen.actions());
    }

    /// Sides of 1 don't matter, nor does it where a row is broken. Pictures may have their frames last.
    ///
    /// @return for each number of Keras's input the index of the world's; empty where both agree
    static int[] order(List<Integer> keras, List<Integer> world) throws Refused {
        List<Integer> theirs = keras.stream().filter(side -> side != 1).toList();
        List<Integer> ours = world.stream().filter(side -> side != 1).toList();
        if (theirs.equals(ours) || theirs.size() <= 1 && size(theirs) == size(ours)) {
            return new int[0];
        }
        if (ours.size() == 3 && theirs.equals(List.of(ours.get(1), ours.getLast(), ours.getFirst()))) {
            int frames = ours.getFirst();
            int cells = ours.get(1) * ours.getLast();
            return IntStream.range(0, frames * cells).map(i -> i % frames * cells + i / frames).toArray();
        }
        throw new Refused(Sentence.of("keras.misfit.input", words(keras), words(world)));
    }

    private static long size(List<Integer> sides) {
        return sides.stream().mapToLong(side -> side).reduce(1, (one, next) -> one * next);
    }

    private static String words(List<Integer> sides) {
        return String.join(" × ", sides.stream().map(String::valueOf).toList());
    }

    @Override
    public Policy open() {
        return new Opened(this, model.open());
    }

    @Override
    public long bytes() {
        return Float.BYTES * model.parameterCount();
    }

    private record Opened(KerasPolicy policy, KerasNetwork network) implements Policy {
        @Override
        public Decision decide(float[] observation) {
            float[] numbers = network.predict(policy.ordered(observation)).get(policy.output);
            return switch (policy.actions) {
                case Space.Discrete _ when policy.model.probabilities().get(policy.output) ->
                        new Decision(Action.Discrete.of(GreedyQ.best(numbers)), new Opinion.Probabilities(numbers),
                                OptionalDouble.empty());
                case Space.Discrete _ -> Decision.byValues(Action.Discrete.of(GreedyQ.best(numbers)), numbers);
                case Space.Box box -> new Decision(new Action.Continuous(GreedyPolicy.clipped(numbers, 0, box)), new Opinion.Unsaid(),
                        OptionalDouble.empty());
            };
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private float[] ordered(float[] observation) {
        if (order == null) {
            return observation;
        }
        float[] theirs = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            theirs[i] = observation[order[i]];
        }
        return theirs;
    }
}
