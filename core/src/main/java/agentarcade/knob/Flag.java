package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A setting that is on or off: a `boolean` component of a settings record.
@Retention(RetentionPolicy.RUNTIME)
public @interface Flag {
    boolean initial();

    Takes takes();
}
