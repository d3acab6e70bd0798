package agentarcade.app.run;

/// A setting that was changed while a run was going on, from the step at which training first went by it.
/// @param key the text key of the setting, see `Knob.key()`
public record Change(long step, String key, Object before, Object after) {
}
