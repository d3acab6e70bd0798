package agentarcade.bench;

/// How much time a measurement gets.
///
/// @param jvms fresh JVMs, one after the other
/// @param warmUps seconds of warm-up in each: the kernels are about 1,000 times slower until they are compiled
/// @param timings how often it is timed after that
/// @param milliseconds length of each timing
enum Pace {
    /// For figures that are published.
    FULL(3, 4, 3, 1000),
    /// To see that everything works.
    QUICK(1, 2, 2, 400);

    final int jvms;
    final int warmUps;
    final int timings;
    final int milliseconds;

    Pace(int jvms, int warmUps, int timings, int milliseconds) {
        this.jvms = jvms;
        this.warmUps = warmUps;
        this.timings = timings;
        this.milliseconds = milliseconds;
    }
}
