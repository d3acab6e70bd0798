package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A whole-number setting: an `int` component of a settings record.
@Retention(RetentionPolicy.RUNTIME)
public @interface Whole {
    int min();

    int max();

    int initial();

    Scale scale() default Scale.LINEAR;

    Takes takes();
}
