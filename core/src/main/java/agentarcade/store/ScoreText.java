package agentarcade.store;

import agentarcade.env.Score;

import java.util.Locale;

/// A score as people read it: a share of games won in percent, a dash where there is none.
public final class ScoreText {
    private ScoreText() {
    }

    public static String of(Locale locale, Score score, double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return switch (score) {
            case WIN -> String.format(locale, "%.1f %%", 100 * value);
            case STEPS, RETURN, CATCHES -> String.format(locale, "%.1f", value);
        };
    }
}
