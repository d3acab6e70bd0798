package agentarcade.knob;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A short list of whole numbers, such as the units of each hidden layer: a `List<Integer>` component of a settings record.
/// Written by people as numbers with dashes or commas between them, as in `100-100`.
@Retention(RetentionPolicy.RUNTIME)
public @interface Sizes {
    int min();

    int max();

    int most();

    /// As people write it.
    String initial();

    Takes takes();
}
