package agentarcade.agent.parts;

import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

/// How gradients become steps, as people choose it.
public enum Descent {
    SGD, RMSPROP, ADAM;

    public Optimizer of(Network network) {
        return switch (this) {
            case SGD -> Optimizer.sgd(network);
            case RMSPROP -> Optimizer.rmsProp(network, 0.99, 1e-8);
            case ADAM -> Optimizer.adam(network);
        };
    }
}
