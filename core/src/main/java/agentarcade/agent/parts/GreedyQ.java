package agentarcade.agent.parts;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.nn.Architecture;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

/// The policy of a learner of action values: do what has the largest Q(s, ·); of equals, the first.
public record GreedyQ(Architecture architecture, float[] weights) implements PolicySnapshot {

    /// The action with the largest value.
    public static int best(float[] q) {
        return best(q.length, action -> q[action]);
    }

    /// The action with the largest value in one row of a batch.
    public static int best(Matrix q, int row) {
        return best(q.columns(), action -> q.get(row, action));
    }

    /// Q(s, a) of an action.
    @FunctionalInterface
    private interface Values {
        float of(int action);
    }

    private static int best(int actions, Values q) {
        int best = 0;
        for (int action = 1; action < actions; action++) {
            best = q.of(action) > q.of(best) ? action : best;
        }
        return best;
    }

    @Override
    public Policy open() {
        Network network = new Network(architecture, 1, Memory.arena());
        network.parameters(weights);
        return new Opened(network);
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        if (before instanceof Opened(Network network) && network.architecture().equals(architecture)) {
            network.parameters(weights);
            return before;
        }
        return PolicySnapshot.super.openInPlaceOf(before);
    }

    private record Opened(Network network) implements Policy {
        @Override
        public Decision decide(float[] observation) {
            float[] q = new float[network.architecture().outputs()];
            network.infer(observation, q);
            return Decision.byValues(Action.Discrete.of(best(q)), q);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
