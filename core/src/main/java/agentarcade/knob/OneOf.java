package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A setting with a few named values: an enum component of a settings record.
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
    /// Name of the enum constant to start with.
    String initial();

    Takes takes();
}
