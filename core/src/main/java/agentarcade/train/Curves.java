package agentarcade.train;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The curves of a run by name: the agent's readings, [#SCORE], [#MEAN_SCORE] and [#LENGTH].
public final class Curves {
    /// The score of each episode, at the step it ended.
    public static final String SCORE = "score";
    /// The mean score of the last [#WINDOW] episodes.
    public static final String MEAN_SCORE = "score.mean";
    /// How many steps of the game each episode lasted, at the step it ended.
    public static final String LENGTH = "length";
    /// Episodes in the running mean, as is usual since OpenAI Gym.
    public static final int WINDOW = 100;

    private final Map<String, Series> all = new TreeMap<>();

    public void add(String name, long step, double value) {
        all.computeIfAbsent(name, unused -> new Series()).add(step, value);
    }

    public Map<String, Series.View> views() {
        Map<String, Series.View> views = new TreeMap<>();
        all.forEach((name, series) -> views.put(name, series.view()));
        return Collections.unmodifiableMap(views);
    }

    /// The step of the newest point of all curves.
    long lastStep() {
        return all.values().stream().mapToLong(series -> series.view().lastStep()).max().orElse(0);
    }

    Map<String, Series.State> save() {
        Map<String, Series.State> states = new TreeMap<>();
        all.forEach((name, series) -> states.put(name, series.save()));
        return states;
    }

    void restore(Map<String, Series.State> states) {
        all.clear();
        states.forEach((name, state) -> all.put(name, Series.restored(state)));
    }
}
