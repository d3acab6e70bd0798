package agentarcade.cli;

import agentarcade.cli.speed.Figures;
import agentarcade.cli.speed.Peaks;
import agentarcade.cli.speed.Row;
import agentarcade.cli.speed.Row.Finding;
import agentarcade.cli.speed.Rows;
import agentarcade.cli.speed.SpeedPage;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.TextFile;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures how fast training is, all rows in one run, beside the machine's peak and what other programs reach.
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ROW", arity = "0..*", descriptionKey = "cli.option.benchRows") private List<String> chosen = List.of();

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    @Option(names = "--write", paramLabel = "FILE", descriptionKey = "cli.option.benchWrite") private Path file;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Row> rows = rows();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Peaks peaks = new Peaks();
        List<Finding> findings = new ArrayList<>();
        for (Row row : rows) {
            Finding found = row.measure(peaks);
            findings.add(found);
            if (!json) {
                show(found);
            }
        }
        if (json) {
            terminal.out().println(json(findings, peaks.best()));
        } else {
            terminal.say("cli.bench.peak", Figures.of(peaks.best()));
        }
        if (file != null) {
            TextFile.write(file, SpeedPage.of(findings, peaks.best(), load));
        }
        return 0;
    }

    private List<Row> rows() throws Refused {
        for (String id : chosen) {
            if (Rows.ALL.stream().noneMatch(row -> row.id().equals(id))) {
                throw new Refused(
                        Sentence.of("cli.problem.benchRow", id, Rows.ALL.stream().map(Row::id).collect(Collectors.joining(", "))));
            }
        }
        return Rows.ALL.stream().filter(row -> chosen.isEmpty() || chosen.contains(row.id())).toList();
    }

    private void show(Finding found) {
        String runs = Arrays.stream(found.figures()).mapToObj(Figures::of).collect(Collectors.joining(", "));
        terminal.say("cli.bench.row", found.label(), Figures.of(found.median()), found.unit(), runs, Figures.of(found.cold()));
        if (!Double.isNaN(found.ratio())) {
            terminal.say("cli.bench.beside", Figures.of(found.ratio()), found.peerName(), Figures.of(found.peer()), found.unit());
        }
        String bar = terminal.texts().say(Boolean.TRUE.equals(found.reached()) ? "cli.bench.reached" : "cli.bench.missed", found.bar());
        terminal.out().println(found.extra().isEmpty() ? bar : bar + "; " + found.extra());
        terminal.out().flush();
    }

    private static ObjectNode json(List<Finding> findings, double peak) {
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("peakGflops", peak);
        ArrayNode rows = result.putArray("rows");
        for (Finding found : findings) {
            ObjectNode row = rows.addObject();
            row.put("id", found.id()).put("label", found.label()).put("unit", found.unit()).put("median", found.median());
            ArrayNode runs = row.putArray("runs");
            Arrays.stream(found.figures()).forEach(runs::add);
            row.put("cold", found.cold());
            if (!Double.isNaN(found.ratio())) {
                row.put("peer", found.peerName()).put("peerScaled", found.peer()).put("ratio", found.ratio());
            }
            row.put("bar", found.bar()).put("reached", found.reached()).put("extra", found.extra());
        }
        return result;
    }
}
