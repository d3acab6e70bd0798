package agentarcade.train;

import agentarcade.agent.PolicySnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What an agent had learned at moments of its training: many of late, fewer the longer ago. From game to game the distances grow about
/// like 1, 2, 3, 5, 8 …; the first page, of the agent before it learned anything, and the newest are always there.
///
/// Besides, the agent as it was when its running mean score was highest: training does not always end where it was best.
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
    private Optional<Best> best = Optional.empty();
    private long bestNotBeforeNanos;

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

    /// The page on which the running mean score was higher than on any before.
    public record Best(Page page, double meanScore) {
    }

    /// All pages there are at one moment, oldest first.
    public record View(List<Page> pages, Optional<Best> best) {
        public static final View EMPTY = new View(List.of(), Optional.empty());

        public View {
            pages = List.copyOf(pages);
        }

        /// With a page later than all there are, unless there is one of its step.
        public View with(Page last) {
            return pages.stream().anyMatch(page -> page.steps() == last.steps())
                    ? this
                    : new View(Stream.concat(pages.stream(), Stream.of(last)).toList(), best);
        }

        /// The pages up to a moment, and the best if it is among them in time.
        public View until(long step) {
            return new View(pages.stream().filter(page -> page.steps() <= step).toList(), best.filter(it -> it.page().steps() <= step));
        }
    }

    /// A page as plain data: what its policy has learned in arrays by name, which are not to be written.
    public record Leaf(long episodes, long steps, Map<String, Object> arrays) {
        private static Leaf of(Page page) {
            return new Leaf(page.episodes(), page.steps(), page.policy().arrays());
        }

        private boolean isPossible(Leaf before) {
            return episodes >= before.episodes && steps >= before.steps;
        }

        private Page page(PolicySnapshot like) {
            if (!arrays.keySet().equals(like.arrays().keySet())) {
                throw new IllegalArgumentException("A policy has %s, not %s".formatted(like.arrays().keySet(), arrays.keySet()));
            }
            return new Page(episodes, steps, like.with(arrays));
        }
    }

    /// The best page as plain data.
    public record BestLeaf(Leaf leaf, double meanScore) {
    }

    /// All of it as plain data.
    public record State(List<Leaf> leaves, Optional<BestLeaf> best) {
        public static final State EMPTY = new State(List.of(), Optional.empty());

        public State {
            leaves = List.copyOf(leaves);
        }

        /// Whether training that has come so far can have left such an album.
        public boolean isPossible(long episodes, long steps) {
            Leaf before = new Leaf(0, 0, Map.of());
            for (Leaf leaf : leaves) {
                if (!leaf.isPossible(before)) {
                    return false;
                }
                before = leaf;
            }
            Leaf now = new Leaf(episodes, steps, Map.of());
            return leaves.size() <= MOST_PAGES && now.isPossible(before)
                    && (best.isEmpty() || now.isPossible(best.get().leaf()) && Double.isFinite(best.get().meanScore()));
        }
    }

    State save() {
        return new State(pages.stream().map(Leaf::of).toList(),
                best.map(kept -> new BestLeaf(Leaf.of(kept.page()), kept.meanScore())));
    }

    /// @param policy makes one of the same agent
    /// @throws IllegalArgumentException if some page is not one of such an agent; nothing has changed then
    void restore(State state, Supplier<PolicySnapshot> policy) {
        if (state.leaves().isEmpty() && state.best().isEmpty()) {
            put(View.EMPTY);
            return;
        }
        PolicySnapshot like = policy.get();
        put(new View(state.leaves().stream().map(leaf -> leaf.page(like)).toList(),
                state.best().map(kept -> new Best(kept.leaf().page(like), kept.meanScore()))));
    }

    /// Goes on from the pages of another album.
    void put(View other) {
        pages.clear();
        pages.addAll(other.pages());
        best = other.best();
        looked = pages.isEmpty() ? -1 : pages.getLast().episodes();
        thin();
        show();
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
        show();
    }

    private void show() {
        view = new View(pages, best);
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
    /// @param meanScore the running mean score; NaN if that does not say much yet
    void look(long episodes, long steps, double meanScore, Supplier<PolicySnapshot> policy) {
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
        if (meanScore > best.map(Best::meanScore).orElse(Double.NEGATIVE_INFINITY) && start - bestNotBeforeNanos >= 0) {
            long began = System.nanoTime();
            best = Optional.of(new Best(new Page(episodes, steps, policy.get()), meanScore));
            bestNotBeforeNanos = began + Math.max(SHORTEST_PERIOD_NANOS, TIME_SHARE * (System.nanoTime() - began));
            show();
        }
    }
}
