package agentarcade.nn;

import java.util.function.Supplier;

/// Networks that are built to be given saved parameters at once. They draw no first ones, which nobody would see, and none may have more
/// than there are saved: before it takes any memory it is known not to fit.
///
/// What a file claims about sizes thereby costs no more than what it holds.
public final class Restoring {
    private static final ScopedValue<Long> PARAMETERS = ScopedValue.newInstance();

    private Restoring() {
    }

    /// @param parameters how many are saved, of all networks together
    /// @param building builds networks, on the calling thread
    /// @throws IllegalArgumentException if one of them would have more
    public static <T> T from(long parameters, Supplier<T> building) {
        return ScopedValue.where(PARAMETERS, parameters).call(building::get);
    }

    /// Whether networks built now are given saved parameters.
    static boolean isOn() {
        return PARAMETERS.isBound();
    }

    static void check(Architecture architecture) {
        long parameters = architecture.parameters();
        if (isOn() && parameters > PARAMETERS.get()) {
            throw new IllegalArgumentException(
                    "A network of %,d parameters can't be restored from %,d".formatted(parameters, PARAMETERS.get()));
        }
    }
}
