package agentarcade.app.library;

import java.text.Collator;
import java.util.Comparator;
import java.util.function.Function;

/// What saved runs can be sorted by. What is not known yet or can't be, because a file is broken, comes last.
public enum Order {
    /// The newest first.
    DATE, NAME, WORLD,
    /// The best first. Scores of different worlds can't be compared, so world by world.
    RESULT,
    /// The largest first.
    SIZE;

    /// @param words in which they are sorted
    Comparator<SavedRun> comparator(SavedRunWords words) {
        Collator alphabet = Collator.getInstance(words.texts().locale());
        Comparator<SavedRun> byName = Comparator.comparing(run -> run.file().name(), alphabet);
        Comparator<SavedRun> unreadLast = Comparator.comparing(run -> run.summary().isEmpty());
        Function<SavedRun, String> world = run -> run.summary().map(words::world).orElse("");
        Comparator<SavedRun> order = switch (this) {
            case DATE -> Comparator.comparing(SavedRun::when).reversed();
            case NAME -> byName;
            case WORLD -> unreadLast.thenComparing(world, alphabet);
            case RESULT -> unreadLast.thenComparing(world, alphabet).thenComparing(Comparator.comparingDouble(Order::score).reversed());
            case SIZE -> Comparator.<SavedRun>comparingLong(run -> run.file().bytes()).reversed();
        };
        return order.thenComparing(byName).thenComparing(run -> run.file().path());
    }

    private static double score(SavedRun run) {
        double score = run.summary().flatMap(known -> known.meanScore().stream().boxed().findFirst()).orElse(Double.NEGATIVE_INFINITY);
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }
}
