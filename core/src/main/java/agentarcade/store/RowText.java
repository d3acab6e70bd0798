package agentarcade.store;

import agentarcade.experiment.results.Bar;
import agentarcade.experiment.results.Budget;
import agentarcade.experiment.results.Judging;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Texts;

/// What a row asks for and what was reached, in words.
public final class RowText {
    private final Texts texts;

    public RowText(Texts texts) {
        this.texts = texts;
    }

    public String budget(Budget budget) {
        return texts.say("results.budget." + budget.unit(), budget.amount());
    }

    public String judging(Judging judging) {
        return switch (judging) {
            case Judging.AllStarts() -> texts.say("results.judging.allStarts");
            case Judging.FreshGames(int games) -> texts.say("results.judging.freshGames", games);
        };
    }

    public String bar(Row row, Bar bar) {
        return texts.say("results.bar", bar.exceeded() ? ">" : "≥", height(row, bar), bar.seeds(), row.seeds());
    }

    /// With no more digits than it needs: “98 %”, “475”.
    public String height(Row row, Bar bar) {
        return switch (row.score()) {
            case WIN -> texts.number(100 * bar.score()) + " %";
            case STEPS, RETURN, CATCHES -> texts.number(bar.score());
        };
    }

    /// Such as “9 of 10: reached”.
    public String reached(RowResults results, Bar bar) {
        return texts.say("results.verdict." + results.verdict(bar), results.reached(bar), results.tried());
    }

    public String score(Row row, double value) {
        return ScoreText.of(texts.locale(), row.score(), value);
    }

    public String seconds(double seconds) {
        return String.format(texts.locale(), "%,.1f s", seconds);
    }
}
