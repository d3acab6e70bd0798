package agentarcade.agent.parts;

import agentarcade.agent.Decision;
import agentarcade.env.Space;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.Arrays;
import java.util.List;

/// A policy network and, if there is one, a value network of the same agent, put together as one with two heads for whoever only looks on.
/// Neither of them notices.
public final class PolicyAndValue implements AutoCloseable {
    private final Network policy;
    private final Network value;
    private final Space actions;
    private final Network both;
    private boolean isStale = true;

    /// @param value V(s), or null
    public PolicyAndValue(Network policy, Network value, Space actions) {
        this.policy = policy;
        this.value = value;
        this.actions = actions;
        both = new Network(architecture(), 1, Memory.nd4j());
    }

    private Architecture architecture() {
        Architecture acting = policy.architecture();
        return value == null
                ? acting
                : new Architecture(acting.input(), List.of(), List.of(new Architecture.Head("policy", acting.layers()),
                        new Architecture.Head("value", value.architecture().layers())));
    }

    private float[] weights() {
        float[] acting = policy.parameters();
        float[] judging = value == null ? new float[0] : value.parameters();
        float[] all = Arrays.copyOf(acting, acting.length + judging.length);
        System.arraycopy(judging, 0, all, acting.length, judging.length);
        return all;
    }

    /// The networks have learned something.
    public void renew() {
        isStale = true;
    }

    /// @throws ArithmeticException if their outputs make no policy: it has diverged
    /// @throws IllegalArgumentException if their weights are no finite numbers
    public Decision decide(GreedyPolicy.Spread spread, float[] observation) {
        if (isStale) {
            both.parameters(weights());
            isStale = false;
        }
        return GreedyPolicy.decide(both, actions, spread, observation);
    }

    public GreedyPolicy policy(GreedyPolicy.Spread spread) {
        return new GreedyPolicy(both.architecture(), weights(), actions, spread);
    }

    @Override
    public void close() {
        both.close();
    }
}
