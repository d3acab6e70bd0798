package agentarcade.bench;

import agentarcade.bench.Findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures the engine and prints what it found; a full run writes `docs/benchmarks.md`.
///
/// The word `worlds` measures the worlds instead and writes `docs/benchmarks-worlds.md`. Other words narrow it, and then nothing is written:
/// `quick` takes about two minutes and its figures are rough; any other word keeps the works or worlds whose name contains it, such as
/// `train`, `infer`, `conv`, `batch-64` or `cave`. Several such words must all be contained.
public final class Main {
    private static final String QUICK = "quick";
    private static final String WORLDS = "worlds";
    private static final Path PAGE = Path.of("docs", "benchmarks.md");
    private static final Path LOGS = Path.of("core", "target", "bench", "logs");

    private final List<Work> works;
    private final String command;
    private final Pace pace;
    private final Stopwatch stopwatch;

    private Main(List<String> words) throws IOException {
        command = words.isEmpty() ? "./mvnw -Pbench" : "./mvnw -Pbench -Dargs=\"%s\"".formatted(String.join(" ", words));
        works = Works.ALL.stream().filter(work -> words.stream().allMatch(word -> word.equals(QUICK) || work.id().contains(word))).toList();
        pace = words.contains(QUICK) ? Pace.QUICK : Pace.FULL;
        stopwatch = new Stopwatch(pace, Files.createDirectories(LOGS).toString());
    }

    public static void main(String[] arguments) throws IOException {
        Main main = new Main(List.of(arguments));
        if (List.of(arguments).contains(WORLDS)) {
            List<String> narrowed = List.of(arguments).stream().filter(word -> !word.equals(WORLDS) && !word.equals(QUICK)).toList();
            new WorldSpeeds(main.stopwatch, narrowed, main.pace == Pace.FULL && narrowed.isEmpty()).run();
            return;
        }
        if (main.works.isEmpty()) {
            System.err.printf("No work has all of %s in its name. There are: %s%n", List.of(arguments), String.join(", ", Works.ids()));
            System.exit(2);
        }
        String page = new Report(main.measure()).page();
        System.out.printf("%n%s", page);
        if (arguments.length == 0) {
            Files.writeString(PAGE, page);
            System.out.printf("%nWritten to %s%n", PAGE);
        }
    }

    private Findings measure() throws IOException {
        Machine machine = Machine.here();
        works.forEach(SameWork::check);
        System.out.println("All libraries do the same work.");
        List<Finding> found = new ArrayList<>();
        for (Work work : works) {
            found.add(measure(work));
        }
        return new Findings(LocalDate.now(), machine, command, pace, found);
    }

    private Finding measure(Work work) {
        Timing cold = stopwatch.cold(work, Library.ENGINE);
        System.out.printf(Locale.ROOT, "%s, cold: %,.2f µs%n", work.label(), cold.microseconds());
        Map<Library, Measured> warm = new EnumMap<>(Library.class);
        for (Library library : Library.values()) {
            warm.put(library, stopwatch.warm(work, library));
            tell(work, library, warm.get(library));
        }
        return new Finding(work, cold, warm);
    }

    private static void tell(Work work, Library library, Measured measured) {
        System.out.printf(Locale.ROOT, "%s, %s: %,.2f µs, beside a peak of %.1f GFLOP/s%n", work.label(), library.label(),
                measured.microseconds(), measured.peak());
    }
}
