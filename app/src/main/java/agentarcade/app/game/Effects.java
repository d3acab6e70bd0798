package agentarcade.app.game;

import agentarcade.env.Picture.Event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What has happened in the game so recently that it can still be seen. Time comes from outside in nanoseconds.
final class Effects {
    /// However fast a game is, no more than this can be seen at once.
    private static final int MOST = 12;
    /// More than three flashes a second can harm people with photosensitive epilepsy (WCAG 2.2, criterion 2.3.1).
    private static final long BETWEEN_FLASHES_NANOS = 400_000_000;

    private final Deque<Begun> begun = new ArrayDeque<>();
    private final Flashes flashes;
    private int number;

    Effects() {
        this(new Flashes());
    }

    private Effects(Flashes flashes) {
        this.flashes = flashes;
    }

    /// Those of a second game in the same window: they take turns at flashing.
    Effects beside() {
        return new Effects(flashes);
    }

    /// When there was a flash last, wherever in the window.
    private static final class Flashes {
        private long lastNanos;
        private boolean any;

        boolean isFree(long nanos) {
            boolean free = !any || nanos - lastNanos >= BETWEEN_FLASHES_NANOS;
            if (free) {
                any = true;
                lastNanos = nanos;
            }
            return free;
        }
    }

    private record Begun(Optional<Event> event, String words, boolean flash, int number, long nanos) {
    }

    /// @param words what pops up beside it; may be empty
    void happened(Event event, String words, long nanos) {
        begin(new Begun(Optional.of(event), words, flashes.isFree(nanos), number++, nanos));
    }

    /// Something good to say about the game as a whole.
    void proclaimed(String words, long nanos) {
        begin(new Begun(Optional.empty(), words, false, number++, nanos));
    }

    private void begin(Begun one) {
        if (begun.size() == MOST) {
            begun.removeFirst();
        }
        begun.addLast(one);
    }

    /// What can be seen at this time, oldest first.
    List<Effect> at(long nanos) {
        begun.removeIf(past -> age(past, nanos) >= Effect.LASTS);
        return begun.isEmpty()
                ? List.of()
                : begun.stream().map(one -> new Effect(one.event, one.words, one.flash, one.number, Math.max(0, age(one, nanos)))).toList();
    }

    private static double age(Begun one, long nanos) {
        return (nanos - one.nanos) / 1e9;
    }

    /// Nothing can be seen any more.
    void clear() {
        begun.clear();
    }
}
