package agentarcade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that may do what the layout rules forbid to others, and says why. It holds for the classes inside it, too.
/// The rules themselves are in the app's `ArchitectureTest`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AllowedTo {
    Deed[] value();

    String because();

    /// What only few classes may do.
    enum Deed {
        /// Starts threads, executors or parallel streams (everything else is confined to the thread that built it).
        START_THREADS,
        /// Reads or writes files, or uses the streams and paths they come with.
        TOUCH_FILES,
        /// Uses toolkits for pictures in the core.
        DRAW_PICTURES,
        /// Draws random numbers that do not follow from the experiment's seed.
        DRAW_UNSEEDED,
        /// Writes to the terminal directly.
        PRINT,
        /// Has a static field that changes.
        KEEP_STATIC_STATE
    }
}
