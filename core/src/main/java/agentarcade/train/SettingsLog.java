package agentarcade.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By which settings training went, and from which step on: what is needed to repeat it. Belongs to the training thread; a [State] is for
/// any.
public final class SettingsLog {
    /// More changes than people make. Of a program that makes more the oldest are forgotten.
    static final int MOST_ENTRIES = 4_096;

    /// As many forgotten entries as make sure that the beginning, with its one, is not taken for something this log goes on from.
    private static final int UNKNOWN = 2;

    private final List<Entry> entries = new ArrayList<>();
    private long forgotten;

    /// @param settings those training begins with
    SettingsLog(Record settings) {
        entries.add(new Entry(0, settings));
    }

    /// Training goes by these settings from the first step after `step` on.
    public record Entry(long step, Record settings) {
    }

    /// All that is known at one moment, oldest first.
    /// @param forgotten how many entries there were before these
    public record State(long forgotten, List<Entry> entries) {
        public State {
            entries = List.copyOf(entries);
        }

        /// Of a run that was saved without a log: nothing is known of what was before.
        /// @param settings those it goes by now
        public static State unknown(long steps, Record settings) {
            return new State(UNKNOWN, List.of(new Entry(steps, settings)));
        }

        /// Whether training that has come to this step can have gone like this.
        public boolean isPossible(long steps) {
            long before = 0;
            for (Entry entry : entries) {
                if (entry.step() < before || entry.step() > steps) {
                    return false;
                }
                before = entry.step();
            }
            return forgotten >= 0 && forgotten <= Long.MAX_VALUE - MOST_ENTRIES && !entries.isEmpty() && entries.size() <= MOST_ENTRIES;
        }

        /// The settings that training goes by in the end.
        public Record latest() {
            return entries.getLast().settings();
        }

        /// The settings that training began with, if they are still known.
        public Optional<Record> first() {
            return forgotten == 0 ? Optional.of(entries.getFirst().settings()) : Optional.empty();
        }

        /// The settings that training goes by from the first step after `step` on, if that is still known.
        public Optional<Record> at(long step) {
            return entries.reversed().stream().filter(entry -> entry.step() <= step).map(Entry::settings).findFirst();
        }

        /// What was changed since an earlier moment of the same run; empty if some of it has been forgotten.
        public Optional<List<Entry>> since(State earlier) {
            long known = earlier.forgotten + earlier.entries.size() - forgotten;
            return known >= 0 && known <= entries.size()
                    ? Optional.of(entries.subList(Math.toIntExact(known), entries.size()))
                    : Optional.empty();
        }
    }

    void use(long step, Record settings) {
        if (settings.equals(entries.getLast().settings())) {
            return;
        }
        if (entries.size() == MOST_ENTRIES) {
            entries.removeFirst();
            forgotten++;
        }
        entries.add(new Entry(step, settings));
    }

    State save() {
        return new State(forgotten, entries);
    }

    void restore(State state) {
        entries.clear();
        entries.addAll(state.entries());
        forgotten = state.forgotten();
    }
}
