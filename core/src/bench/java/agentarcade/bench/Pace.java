package agentarcade.bench;

/// How much time measurements get.
enum Pace {
    /// For figures that are published.
    FULL(new Plan(3, 4, 3, 1000), new Plan(3, 2, 3, 500)),
    /// To see that everything works.
    QUICK(new Plan(1, 2, 2, 400), new Plan(1, 1, 2, 300));

    /// One measurement.
    ///
    /// @param jvms fresh JVMs, one after the other
    /// @param warmUps seconds of warm-up in each
    /// @param timings how often it is timed after that
    /// @param milliseconds length of each timing
    record Plan(int jvms, int warmUps, int timings, int milliseconds) {
    }

    private final Plan ours;
    private final Plan theirs;

    Pace(Plan ours, Plan theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /// Our kernels are about 1,000 times slower until they are compiled. The others' are compiled already, so they need less warm-up.
    Plan of(Library library) {
        return library == Library.ENGINE ? ours : theirs;
    }
}
