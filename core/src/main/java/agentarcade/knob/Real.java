package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A real-number setting: a `double` component of a settings record. Both ends of the range are allowed values.
@Retention(RetentionPolicy.RUNTIME)
public @interface Real {
    double min();

    double max();

    double initial();

    Scale scale() default Scale.LINEAR;

    Takes takes();
}
