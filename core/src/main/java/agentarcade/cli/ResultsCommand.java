package agentarcade.cli;

import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.store.ResultFiles;
import agentarcade.store.ResultPicture;
import agentarcade.store.ResultsPage;
import agentarcade.store.RunFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tries rows of the table of bars, each with several seeds, and writes down what was reached. Seeds that have run with the same settings
/// are not run again; each is written down as soon as it is finished, so it can be stopped and gone on with at any time.
@Command(name = "results", mixinStandardHelpOptions = true)
final class ResultsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final List<Row> table;

    @Parameters(paramLabel = "ROW", arity = "0..*", descriptionKey = "cli.option.rows") private List<String> names = List.of();

    @Option(names = "--seeds", paramLabel = "N", descriptionKey = "cli.option.seeds") private Integer seeds;

    @Option(names = "--cores", paramLabel = "N", descriptionKey = "cli.option.cores") private int cores =
            Runtime.getRuntime().availableProcessors();

    @Option(names = "--fresh", descriptionKey = "cli.option.fresh") private boolean fresh;

    @Option(names = "--list", descriptionKey = "cli.option.listRows") private boolean list;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    /// @param table the rows there are
    ResultsCommand(Terminal terminal, List<Row> table) {
        this.terminal = terminal;
        this.table = table;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--seeds", seeds == null ? 1 : seeds);
        Choices.atLeastOne("--cores", cores);
        List<Row> rows = rows();
        ResultsReport report = new ResultsReport(terminal);
        if (list) {
            report.list(rows, json);
            return ExitCodes.DONE;
        }
        Map<Row, Preset> presets = presets(rows);
        ResultFiles files = new ResultFiles(folder());
        List<Trial> trials = trials(presets, files);
        // Until all is written: once it is closed, a program that is being ended is gone.
        try (Interruption interruption = new Interruption()) {
            ResultsProgress progress = new ResultsProgress(terminal, files, trials.size());
            Runs.run(trials, cores, interruption::wanted, progress);
            if (interruption.wanted()) {
                terminal.note("cli.interrupted");
            }
            write(presets, files, interruption.wanted());
            report.show(results(presets, files), json);
            return interruption.wanted() ? ExitCodes.INTERRUPTED : progress.failed() > 0 ? ExitCodes.FAILED : ExitCodes.DONE;
        }
    }

    private static List<RowResults> results(Map<Row, Preset> presets, ResultFiles files) throws Refused {
        List<RowResults> results = new ArrayList<>();
        for (Map.Entry<Row, Preset> row : presets.entrySet()) {
            results.add(files.read(row.getKey(), row.getValue()));
        }
        return results;
    }

    private Path folder() {
        return terminal.folder().resolve("docs").resolve("results");
    }

    private List<Row> rows() throws Refused {
        if (names.isEmpty()) {
            return list ? table : table.stream().filter(Row::quick).toList();
        }
        String known = table.stream().map(Row::id).collect(Collectors.joining(", "));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(table.stream().filter(row -> row.id().equals(name)).findFirst()
                    .orElseThrow(() -> new Refused(Sentence.of("cli.problem.row", name, known))));
        }
        return rows;
    }

    /// The settings of the rows. A row that was asked for by name must have some; of others it is only said.
    private Map<Row, Preset> presets(List<Row> rows) throws Refused {
        Map<Row, Preset> presets = new LinkedHashMap<>();
        for (Row row : rows) {
            Optional<Preset> preset = Presets.of(row);
            if (preset.isPresent()) {
                presets.put(row, preset.get());
                continue;
            }
            Sentence missing = Sentence.of("cli.results.cannotRun", row.id(), row.preset(),
                    Sentence.of("algorithm." + row.algorithm() + ".name"), Sentence.of("environment." + row.world() + ".name"));
            if (!names.isEmpty()) {
                throw new Refused(missing);
            }
            terminal.note(missing);
        }
        return presets;
    }

    /// The seeds that have not run yet with these settings.
    private List<Trial> trials(Map<Row, Preset> presets, ResultFiles files) throws Refused {
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<Row, Preset> entry : presets.entrySet()) {
            Row row = entry.getKey();
            RowResults known = files.read(row, entry.getValue());
            if (!known.stale().isEmpty()) {
                terminal.note("cli.results.stale", row.id(), known.stale().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
            List<Long> there = fresh ? List.of() : known.outcomes().stream().map(Outcome::seed).toList();
            LongStream.rangeClosed(1, seeds == null ? row.seeds() : seeds).filter(seed -> !there.contains(seed))
                    .forEach(seed -> trials.add(new Trial(row, entry.getValue(), seed)));
        }
        return trials;
    }

    /// Pictures of these rows, and the page of all rows there are, from what is in the files.
    private void write(Map<Row, Preset> presets, ResultFiles files, boolean interrupted) throws Refused {
        RunFiles.createFolder(folder());
        List<RowResults> all = new ArrayList<>();
        for (Row row : table) {
            Optional<Preset> preset = Presets.of(row);
            RowResults results = preset.isPresent() ? files.read(row, preset.get()) : new RowResults(row, List.of(), List.of());
            all.add(results);
            // A program that is being ended can't load what draws any more.
            if (presets.containsKey(row) && !results.outcomes().isEmpty() && !interrupted) {
                ResultPicture.write(folder().resolve(row.id() + ".png"), results, preset.get(), new Texts(Locale.ENGLISH));
            }
        }
        ResultsPage.write(folder().resolveSibling("results.md"), all);
    }
}
