package agentarcade.app.game;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who has done best in each world, its rules included, with names.
public interface Leaderboards {
    /// How many are remembered for each world.
    int MOST_ENTRIES = 10;
    /// Letters in a name.
    int LONGEST_NAME = 20;

    record Entry(String name, double score) {
    }

    /// @param world a key of letters, digits and hyphens that stands for a world and its rules
    /// @return the best first
    List<Entry> of(String world);

    /// @param lastName the name that was entered last, in whichever world
    void keep(String world, List<Entry> entries, String lastName);

    /// The name that was entered last; empty before there was one.
    String lastName();

    /// Leaderboards that are forgotten with this object.
    static Leaderboards untilClosed() {
        Map<String, List<Entry>> boards = new HashMap<>();
        return new Leaderboards() {
            private String last = "";

            @Override
            public List<Entry> of(String world) {
                return boards.getOrDefault(world, List.of());
            }

            @Override
            public void keep(String world, List<Entry> entries, String name) {
                boards.put(world, List.copyOf(entries));
                last = name;
            }

            @Override
            public String lastName() {
                return last;
            }
        };
    }
}
