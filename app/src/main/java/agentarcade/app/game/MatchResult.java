package agentarcade.app.game;

import java.util.List;

/// How a match went, in words.
/// @param winner more than 0: the left side; less: the right one; 0: nobody
/// @param tally rounds won or, of a match of one round, its scores
/// @param rounds the scores of each
public record MatchResult(int winner, String title, String tally, List<String> rounds) {
    public MatchResult {
        rounds = List.copyOf(rounds);
    }

    /// All of it in one line.
    public String inOneLine() {
        return rounds.size() == 1 ? "%s. %s.".formatted(title, tally) : "%s. %s. %s.".formatted(title, tally, String.join(", ", rounds));
    }
}
