package agentarcade.agent.parts;

import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

/// How gradients become steps: the optimizers of the engine, with the constants that are usual.
public enum Descent {
    SGD, MOMENTUM, RMSPROP, RMSPROP_GRAVES, ADAM;

    public Optimizer of(Network network) {
        return switch (this) {
            case SGD -> Optimizer.sgd(network);
            case MOMENTUM -> Optimizer.momentum(network, 0.9);
            // As in Keras and the programs of Catch-ball and CAVE.
            case RMSPROP -> Optimizer.rmsProp(network, 0.9, 1e-8);
            // As in the first DQN (Mnih et al., 2015, extended data table 1).
            case RMSPROP_GRAVES -> Optimizer.rmsPropGraves(network, 0.95, 0.95, 0.01);
            case ADAM -> Optimizer.adam(network);
        };
    }
}
