package agentarcade.agent.parts;

import agentarcade.nn.Activation;

/// What hidden layers do to their sums: the two that people choose between for policies.
public enum Bend {
    TANH(Activation.TANH), RELU(Activation.RELU);

    private final Activation activation;

    Bend(Activation activation) {
        this.activation = activation;
    }

    public Activation activation() {
        return activation;
    }
}
