package agentarcade.knob;

import java.util.List;

/// A settings record with rules between its settings, beyond the range of each.
public interface Checked {
    /// What is wrong with this combination; empty if nothing is.
    List<Sentence> problems();
}
