package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The convolutional layers of a network, first to last: a `List<Filter>` component of a settings record.
@Retention(RetentionPolicy.RUNTIME)
public @interface Filters {
    int most();

    /// As people write it: see [Filter].
    String initial();

    Takes takes();
}
