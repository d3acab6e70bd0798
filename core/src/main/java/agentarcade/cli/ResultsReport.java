package agentarcade.cli;

import agentarcade.experiment.results.Bar;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.store.RowText;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;

/// Prints rows of the table of bars, for people as a table and for programs as JSON: what they ask for, and what was reached.
final class ResultsReport {
    private final Terminal terminal;
    private final RowText words;

    ResultsReport(Terminal terminal) {
        this.terminal = terminal;
        words = new RowText(terminal.texts());
    }

    /// What there is to run.
    void list(List<Row> rows, boolean json) throws Refused {
        ArrayNode array = Reports.array();
        for (Row row : rows) {
            boolean ready = Presets.of(row).isPresent();
            if (json) {
                array.add(asked(row).put("ready", ready).put("runByDefault", row.quick()));
            } else {
                String mark =
                        terminal.texts().say(!ready ? "cli.results.notReady" : row.quick() ? "cli.results.quick" : "cli.results.long");
                line("%-26s %-28s %-12s %-18s %-38s %-18s %-36s %s", row.id(), row.world(), row.algorithm(), row.preset(),
                        words.budget(row.budget()), words.judging(row.judging()), bars(row), mark);
            }
        }
        if (json) {
            terminal.json(array);
        }
    }

    private String bars(Row row) {
        return row.bars().isEmpty() ? "–" : row.bars().stream().map(bar -> words.bar(row, bar)).collect(Collectors.joining("; "));
    }

    /// What was reached.
    void show(List<RowResults> all, boolean json) {
        if (json) {
            ArrayNode array = Reports.array();
            all.forEach(results -> array.add(reached(results)));
            terminal.json(array);
        } else {
            line("%-26s %-24s %-24s %10s %10s %24s %10s", column("row"), column("bar"), column("reached"), column("median"), column("iqm"),
                    column("interval"), column("seconds"));
            all.forEach(this::show);
        }
    }

    private void show(RowResults results) {
        Row row = results.row();
        if (results.outcomes().isEmpty()) {
            line("%-26s %-24s %s", row.id(), bars(row), terminal.texts().say("cli.results.notRun"));
            return;
        }
        String interval = terminal.texts().say("cli.results.range", words.score(row, results.interval().low()),
                words.score(row, results.interval().high()));
        String reached = results.row().bars().isEmpty() ? terminal.texts().say("cli.results.reported", results.tried())
                : words.reached(results, row.bars().getFirst());
        line("%-26s %-24s %-24s %10s %10s %24s %10s", row.id(), row.bars().isEmpty() ? "–" : words.bar(row, row.bars().getFirst()), reached,
                words.score(row, results.median()), words.score(row, results.interquartileMean()), interval,
                words.seconds(results.seconds()));
        row.bars().stream().skip(1).forEach(bar -> line("%-26s %-24s %-24s", "", words.bar(row, bar), words.reached(results, bar)));
    }

    private static ObjectNode asked(Row row) {
        ObjectNode tree = Reports.object();
        tree.put("row", row.id()).put("world", row.world()).put("algorithm", row.algorithm()).put("preset", row.preset());
        tree.put("score", row.score().name());
        tree.putObject("budget").put("unit", row.budget().unit().name()).put("amount", row.budget().amount());
        tree.put("seeds", row.seeds());
        ArrayNode bars = tree.putArray("bars");
        row.bars().forEach(bar -> bars.add(asked(bar)));
        return tree;
    }

    private static ObjectNode asked(Bar bar) {
        return Reports.object().put("score", bar.score()).put("exceeded", bar.exceeded()).put("seeds", bar.seeds());
    }

    private static ObjectNode reached(RowResults results) {
        ObjectNode tree = asked(results.row());
        ArrayNode bars = tree.putArray("bars");
        results.row().bars().forEach(
                bar -> bars.add(asked(bar).put("reached", results.reached(bar)).put("verdict", results.verdict(bar).name())));
        ArrayNode outcomes = tree.putArray("outcomes");
        results.outcomes().forEach(outcome -> {
            ObjectNode one = outcomes.addObject().put("seed", outcome.seed()).put("steps", outcome.steps())
                    .put("games", outcome.episodes()).put("updates", outcome.updates()).put("seconds", outcome.seconds())
                    .put("fingerprint", outcome.fingerprint()).put("problem", outcome.problem());
            one.set("evaluation", Reports.of(outcome.evaluation()));
        });
        if (!results.outcomes().isEmpty()) {
            Reports.number(tree, "median", results.median());
            Reports.number(tree, "interquartileMean", results.interquartileMean());
            ObjectNode interval = tree.putObject("interval");
            Reports.number(interval, "low", results.interval().low());
            Reports.number(interval, "high", results.interval().high());
            tree.put("seconds", results.seconds());
        }
        return tree;
    }

    private String column(String name) {
        return terminal.texts().say("cli.results." + name);
    }

    private void line(String format, Object... cells) {
        terminal.out().println(format.formatted(cells).stripTrailing());
        terminal.out().flush();
    }
}
