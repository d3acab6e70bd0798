package agentarcade.knob;

/// How a slider should spread the values of a range: evenly, or evenly in their logarithm.
public enum Scale {
    LINEAR, LOG
}
