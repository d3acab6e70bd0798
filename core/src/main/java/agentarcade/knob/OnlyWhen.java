package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A setting that has an effect only while another setting of the same record has certain values. Either `is` or `above` is given.
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyWhen {
    /// Names of the other settings; it is enough if one of them has such a value.
    String[] knob();

    /// Values as people type them, such as `LINEAR` or `on`.
    String[] is() default {};

    /// A number that is exceeded.
    double above() default Double.NaN;
}
