package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Anatomy;
import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.nn.Architecture;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;

import java.util.Map;
import java.util.Optional;

/// The policy of a learner of action values: do what has the largest Q(s, ·); of equals, the first.
/// @param architecture of a [QNetwork]
public record GreedyQ(Architecture architecture, float[] weights) implements PolicySnapshot {
    private static final String WEIGHTS = "weights";

    /// The action with the largest value.
    public static int best(float[] q) {
        return best(q, 0, q.length);
    }

    /// The action with the largest value among those of one state in a batch, which begin at `offset`.
    public static int best(float[] q, int offset, int actions) {
        int best = 0;
        for (int action = 1; action < actions; action++) {
            best = q[offset + action] > q[offset + best] ? action : best;
        }
        return best;
    }

    /// The action with the largest value in one row of a network's outputs.
    public static int best(Matrix q, int row) {
        int best = 0;
        for (int action = 1; action < q.columns(); action++) {
            best = q.get(row, action) > q.get(row, best) ? action : best;
        }
        return best;
    }

    @Override
    public Policy open() {
        QNetwork network = new QNetwork(architecture, 1, Memory.arena());
        network.network().parameters(weights);
        return new Opened(network);
    }

    @Override
    public Map<String, Object> arrays() {
        return Map.of(WEIGHTS, weights);
    }

    @Override
    public GreedyQ with(Map<String, Object> arrays) {
        return new GreedyQ(architecture, AgentState.array(arrays, WEIGHTS, float[].class, weights.length));
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        if (before instanceof Opened(QNetwork network) && network.network().architecture().equals(architecture)) {
            network.network().parameters(weights);
            return before;
        }
        return PolicySnapshot.super.openInPlaceOf(before);
    }

    private record Opened(QNetwork network) implements Policy {
        @Override
        public Decision decide(float[] observation) {
            float[] q = new float[network.actions()];
            network.judge(observation, q);
            return Decision.byValues(Action.Discrete.of(best(q)), q);
        }

        @Override
        public Optional<Anatomy> anatomy() {
            return Optional.of(Dissection.of(network.network()));
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
