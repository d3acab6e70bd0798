package agentarcade.store;

import agentarcade.experiment.results.Bar;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.experiment.results.RowResults.Verdict;
import agentarcade.experiment.statistics.Interval;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The page `docs/results.md`: what every row asks for and what was reached, as Markdown. Written from the files of results alone, so the
/// same files give the same page. It is part of the documentation and as such in English, whatever the terminal speaks.
public final class ResultsPage {
    private static final Texts TEXTS = new Texts(Locale.ENGLISH);
    private static final RowText WORDS = new RowText(TEXTS);
    private static final String NONE = "–";

    private static final String INTRODUCTION = """
            # Results

            Written by `./mvnw -Prun -Dargs="results"` from what is in [results](results); changes made here by hand are lost.

            Each row is a claim: this algorithm, with this preset, learns this world within this budget. It is tried with several seeds. An agent \
            is judged once, as it is when its budget is used up, without exploring and in games it has not seen; never the best of several. \
            The score of a seed is the mean over these games. IQM is the interquartile mean over the seeds, behind it its 95 % interval \
            (stratified bootstrap; Agarwal et al., 2021). A seed whose training broke down counts as worse than any other.

            | row | world | algorithm, preset | budget | judged in | bar | reached by | scores, seed by seed | median | IQM | training, a run |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private ResultsPage() {
    }

    /// Writes the page, in place of the one that may be there.
    /// @param all in the order they are to have
    public static void write(Path file, List<RowResults> all) throws Refused {
        TextFile.write(file, text(all));
    }

    static String text(List<RowResults> all) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        all.forEach(results -> page.append(line(results)));
        page.append('\n').append(machines(all));
        all.stream().filter(results -> !results.outcomes().isEmpty()).map(ResultsPage::curves).forEach(page::append);
        return page.toString();
    }

    private static String line(RowResults results) {
        Row row = results.row();
        boolean some = !results.outcomes().isEmpty();
        List<String> cells = List.of(some ? "[%s](results/%s.jsonl)".formatted(row.id(), row.id()) : row.id(),
                TEXTS.name("environment." + row.world() + ".name"),
                TEXTS.name("algorithm." + row.algorithm() + ".name") + ", " + row.preset(), WORDS.budget(row.budget()),
                WORDS.judging(row.judging()),
                bars(row), reached(results), scores(results), some ? WORDS.score(row, results.median()) : NONE,
                some ? average(results) : NONE,
                some ? WORDS.seconds(results.seconds()) : NONE);
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String bars(Row row) {
        return row.bars().isEmpty() ? NONE : each(row, bar -> WORDS.bar(row, bar));
    }

    private static String reached(RowResults results) {
        if (results.outcomes().isEmpty()) {
            return results.stale().isEmpty() ? "not run yet" : "not run yet with these settings";
        }
        return results.row().bars().isEmpty() ? "reported" : each(results.row(), bar -> {
            String words = WORDS.reached(results, bar);
            return results.verdict(bar) == Verdict.NOT_REACHED ? "**" + words + "**" : words;
        });
    }

    private static String each(Row row, Function<Bar, String> words) {
        return row.bars().stream().map(words).collect(Collectors.joining("<br>"));
    }

    private static String scores(RowResults results) {
        return results.outcomes().isEmpty() ? NONE
                : results.outcomes().stream()
                        .map(outcome -> outcome.brokeDown() ? "broke down" : WORDS.score(results.row(), outcome.evaluation().mean()))
                        .collect(Collectors.joining(", "));
    }

    private static String average(RowResults results) {
        Interval interval = results.interval();
        return "%s (%s to %s)".formatted(WORDS.score(results.row(), results.interquartileMean()),
                WORDS.score(results.row(), interval.low()),
                WORDS.score(results.row(), interval.high()));
    }

    private static String machines(List<RowResults> all) {
        List<Outcome> outcomes = all.stream().flatMap(results -> results.outcomes().stream()).toList();
        if (outcomes.isEmpty()) {
            return "";
        }
        String machines = outcomes.stream().map(outcome -> "%s, %d cores".formatted(outcome.machine().processor(),
                outcome.machine().cores())).distinct().sorted().collect(Collectors.joining("; "));
        String versions = outcomes.stream().map(Outcome::version).distinct().sorted().collect(Collectors.joining(", "));
        List<String> days = outcomes.stream().map(Outcome::date).distinct().sorted().toList();
        String when = days.size() == 1 ? "on " + days.getFirst() : "from %s to %s".formatted(days.getFirst(), days.getLast());
        return "Run %s with Agent Arcade %s on %s. Scores do not depend on the machine, seconds do, and on how many runs went side by side.\n"
                .formatted(when, versions, machines);
    }

    private static String curves(RowResults results) {
        Row row = results.row();
        return """

                ## %s

                ![The learning curves of %s](results/%s.png)
                """.formatted(row.id(), row.id(), row.id());
    }
}
