package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Begins a group of settings at this component of a settings record: it and all that follow, up to the next group.
/// The group's title is the text `knob.group.` + `value`; groups of different records may have the same.
@Retention(RetentionPolicy.RUNTIME)
public @interface Group {
    String value();
}
