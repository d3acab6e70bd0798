package agentarcade.agent.parts;

import agentarcade.env.Randomness;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Network;

/// How the weights of a fresh network are chosen, as people choose it: see [Initialiser].
public enum FirstWeights {
    GLOROT_UNIFORM, HE_UNIFORM, FAN_IN_NORMAL, FAN_IN_UNIFORM,
    /// With gain √2 in the hidden layers, as ReLU wants it.
    ORTHOGONAL;

    /// @param lastGain how large the outputs begin, if that can be chosen: 0.01 makes a policy that is indifferent at first
    public void into(Network network, double lastGain, Randomness random) {
        switch (this) {
            case GLOROT_UNIFORM -> network.initialise(Initialiser.GLOROT_UNIFORM, random);
            case HE_UNIFORM -> network.initialise(Initialiser.HE_UNIFORM, random);
            case FAN_IN_NORMAL -> network.initialise(Initialiser.FAN_IN_NORMAL, random);
            case FAN_IN_UNIFORM -> network.initialise(Initialiser.FAN_IN_UNIFORM, random);
            case ORTHOGONAL -> {
                network.initialise(Initialiser.orthogonal(Math.sqrt(2)), random);
                network.initialise(network.architecture().layers().size(), Initialiser.orthogonal(lastGain), random);
            }
        }
    }
}
