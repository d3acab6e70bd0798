package agentarcade.app.charts;

import agentarcade.app.run.Look;

import java.util.List;

/// Which curve belongs to which run.
/// @param leftOut how many runs are not drawn because they are of another world
/// @param repeated whether some of them differ in nothing but the seed
record ChartKey(List<Entry> entries, int leftOut, boolean repeated) {
    static final ChartKey EMPTY = new ChartKey(List.of(), 0, false);

    record Entry(String name, Look look, boolean current) {
    }
}
