package agentarcade.app.game;

import java.util.ArrayList;
import java.util.List;

/// A row of races between the same two: best of one, three, five or seven. It is over when nobody can catch up any more, at the latest
/// after so many rounds; a round drawn is a round played.
final class Match {
    /// How many rounds there can be.
    static final List<Integer> LENGTHS = List.of(1, 3, 5, 7);

    private final int rounds;
    private final List<Race.Result> results = new ArrayList<>();

    Match(int rounds) {
        this.rounds = rounds;
    }

    /// One that goes on for as long as somebody likes.
    static Match endless() {
        return new Match(Integer.MAX_VALUE);
    }

    void count(Race.Result result) {
        results.add(result);
    }

    /// The round that is being played, or the last one, from 1.
    int round() {
        return Math.min(isOver() ? results.size() : results.size() + 1, rounds);
    }

    int rounds() {
        return rounds;
    }

    /// Rounds that the left side has won.
    int won() {
        return (int) results.stream().filter(result -> result.winner() > 0).count();
    }

    /// Rounds that the right side has won.
    int lost() {
        return (int) results.stream().filter(result -> result.winner() < 0).count();
    }

    boolean isOver() {
        int left = rounds - results.size();
        return left == 0 || Math.abs(won() - lost()) > left;
    }

    /// More than 0: the left side has won; less: the right one; 0: a draw.
    int winner() {
        return Integer.compare(won(), lost());
    }

    List<Race.Result> results() {
        return List.copyOf(results);
    }

    /// The same once more.
    void again() {
        results.clear();
    }
}
