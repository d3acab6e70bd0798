package agentarcade.train;

import agentarcade.agent.PolicySnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What an agent had learned at moments of its training: many of late, fewer the longer ago. From game to game the distances grow about
/// like 1, 2, 3, 5, 8 …; the first page, of the agent before it learned anything, and the newest are always there.
///
/// Bounded in number, in bytes and in time: pages of a large network are fewer, and taking them costs no more than one part in a hundred
/// of training. Belongs to the training thread; a [View] is for any.
public final class Album {
    static final int MOST_PAGES = 40;
    static final long MOST_BYTES = 64L << 20;
    /// No more than ten pages a second.
    static final long SHORTEST_PERIOD_NANOS = 100_000_000;
    /// Taking pages takes one part in so many of the time.
    static final int TIME_SHARE = 100;

    private final int mostPages;
    private final long mostBytes;
    private final List<Page> pages = new ArrayList<>();
    private View view = View.EMPTY;
    private long notBeforeNanos;
    private long looked = -1;

    public Album() {
        this(MOST_PAGES, MOST_BYTES);
    }

    Album(int mostPages, long mostBytes) {
        this.mostPages = mostPages;
        this.mostBytes = mostBytes;
    }

    /// The policy as it was when `episodes` were over, after `steps` steps of the game.
    public record Page(long episodes, long steps, PolicySnapshot policy) {
    }

    /// All pages there are at one moment, oldest first.
    public record View(List<Page> pages) {
        public static final View EMPTY = new View(List.of());

        public View {
            pages = List.copyOf(pages);
        }
    }

    /// Whether an episode has ended since the newest page and it is time for another.
    boolean wants(long episodes, long nanos) {
        return pages.isEmpty() || episodes > pages.getLast().episodes() && nanos - notBeforeNanos >= 0;
    }

    /// Adds a page.
    /// @param tookNanos how long it took to make its policy
    void add(Page page, long nanos, long tookNanos) {
        pages.add(page);
        notBeforeNanos = nanos + Math.max(SHORTEST_PERIOD_NANOS, TIME_SHARE * tookNanos);
        thin();
        view = new View(pages);
    }

    private void thin() {
        long bytes = pages.stream().mapToLong(page -> page.policy().bytes()).sum();
        while (pages.size() > 1 && (pages.size() > mostPages || bytes > mostBytes)) {
            bytes -= pages.remove(leastMissed()).policy().bytes();
        }
    }

    /// The page between those neighbours that lie closest together, by the ratio of their games; of two pages, the older.
    private int leastMissed() {
        int least = 0;
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < pages.size() - 1; i++) {
            double ratio = (pages.get(i + 1).episodes() + 1.0) / (pages.get(i - 1).episodes() + 1.0);
            if (ratio < closest) {
                closest = ratio;
                least = i;
            }
        }
        return least;
    }

    View view() {
        return view;
    }

    /// Adds a page if an episode has just ended and it is time for one. Whatever it costs is paid here and now, between two steps.
    void look(long episodes, long steps, Supplier<PolicySnapshot> policy) {
        if (episodes == looked) {
            // Almost always: not even the clock is asked.
            return;
        }
        looked = episodes;
        long start = System.nanoTime();
        if (wants(episodes, start)) {
            PolicySnapshot taken = policy.get();
            long end = System.nanoTime();
            add(new Page(episodes, steps, taken), end, end - start);
        }
    }
}
