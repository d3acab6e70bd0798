package agentarcade.knob;

import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes refusals through futures, which know no checked exceptions.
public final class Refusals {
    private Refusals() {
    }

    /// Something to do that may be refused.
    @FunctionalInterface
    public interface Deed<T> {
        T done() throws Refused;
    }

    /// Something to make of something else that may be refused.
    @FunctionalInterface
    public interface Step<A, B> {
        B done(A with) throws Refused;
    }

    /// For `CompletableFuture.supplyAsync`.
    public static <T> Supplier<T> supplied(Deed<T> deed) {
        return () -> {
            try {
                return deed.done();
            } catch (Refused refused) {
                throw new CompletionException(refused);
            }
        };
    }

    /// For `CompletableFuture.thenApplyAsync`.
    public static <A, B> Function<A, B> applied(Step<A, B> step) {
        return with -> {
            try {
                return step.done(with);
            } catch (Refused refused) {
                throw new CompletionException(refused);
            }
        };
    }

    /// What went wrong, as it was thrown.
    public static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
