package agentarcade.knob;

/// When a changed setting takes effect in a run that has already started.
public enum Takes {
    NOW, RESTART
}
