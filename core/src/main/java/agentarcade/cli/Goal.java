package agentarcade.cli;

import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;

/// How long to train: until the first of these is reached. One that does not matter is infinite, or for the whole numbers as large as can be.
/// @param games counted from the start of this training, as are steps and seconds
/// @param target the mean score of the last 100 games
record Goal(long games, long steps, double seconds, double target) {
    private static final long ANY = Long.MAX_VALUE;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    static Goal games(long games) {
        return new Goal(games, ANY, NEVER, NEVER);
    }

    /// Each null unless somebody wants it; nothing at all is so many games.
    static Goal of(Long games, Long steps, Double seconds, Double target, long usualGames) {
        boolean nothing = games == null && steps == null && seconds == null && target == null;
        return nothing ? games(usualGames)
                : new Goal(games == null ? ANY : games, steps == null ? ANY : steps, seconds == null ? NEVER : seconds,
                        target == null ? NEVER : target);
    }

    /// Such as “2,000 games or 60 s”.
    String inWords(Texts texts) {
        List<String> words = new ArrayList<>();
        if (games < ANY) {
            words.add(texts.say("cli.goal.games", games));
        }
        if (steps < ANY) {
            words.add(texts.say("cli.goal.steps", steps));
        }
        if (seconds < NEVER) {
            words.add(texts.say("cli.goal.seconds", seconds));
        }
        if (target < NEVER) {
            words.add(texts.say("cli.goal.target", target));
        }
        return String.join(" " + texts.say("cli.goal.or") + " ", words);
    }
}
