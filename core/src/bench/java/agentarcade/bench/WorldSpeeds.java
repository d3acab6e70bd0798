package agentarcade.bench;

import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures how many steps a second each world takes on one core, and writes `docs/benchmarks-worlds.md`.
final class WorldSpeeds {
    private static final Path PAGE = Path.of("docs", "benchmarks-worlds.md");
    /// Millions of steps a second that are to be reached, without and with the observation.
    private static final Map<String, Double> STEP_BARS = Map.of("cartpole-v1", 15.0);
    private static final Map<String, Double> OBSERVED_BARS =
            Map.of("catch", 20.0, "catch-ball-8", 20.0, "catch-ball-16", 20.0, "cave", 0.3);

    private final Stopwatch stopwatch;
    private final List<EnvironmentType<?>> types;
    private final boolean publish;

    /// @param words of which a world's id must contain all
    WorldSpeeds(Stopwatch stopwatch, List<String> words, boolean publish) {
        this.stopwatch = stopwatch;
        types = Environments.ALL.stream().<EnvironmentType<?>>map(type -> type).filter(type -> words.stream().allMatch(type.id()::contains))
                .toList();
        this.publish = publish;
    }

    private record Speed(String id, Measured step, Measured observed) {
    }

    void run() throws IOException {
        Machine machine = Machine.here();
        List<Speed> speeds = new ArrayList<>();
        for (EnvironmentType<?> type : types) {
            Speed speed = new Speed(type.id(), stopwatch.world("step", type.id()), stopwatch.world("stepAndObserve", type.id()));
            speeds.add(speed);
            System.out.printf(Locale.ROOT, "%s: %.2f, observed %.2f million steps a second%n", speed.id(), millions(speed.step()),
                    millions(speed.observed()));
        }
        String page = page(machine, speeds);
        System.out.printf("%n%s", page);
        if (publish) {
            Files.writeString(PAGE, page);
            System.out.printf("%nWritten to %s%n", PAGE);
        }
    }

    private static String page(Machine machine, List<Speed> speeds) {
        Table about = new Table("", "");
        about.row("date", LocalDate.now().toString());
        about.row("machine", machine.inWords());
        about.row("system", machine.system());
        about.row("Java", machine.java());
        Table table = new Table("world", "million steps/s", "each run", "bar", "with observation", "each run", "bar", "peak beside it");
        for (Speed speed : speeds) {
            table.row(speed.id(), format(millions(speed.step())), runs(speed.step()), bar(STEP_BARS.get(speed.id()), speed.step()),
                    format(millions(speed.observed())), runs(speed.observed()), bar(OBSERVED_BARS.get(speed.id()), speed.observed()),
                    "%.1f GFLOP/s".formatted(speed.step().peak()));
        }
        return """
                # How fast the worlds are

                Steps a second on one core, played at random from actions drawn beforehand, time limits and resets included. Written by
                `./mvnw -Pbench -Dargs="worlds"`.

                %s
                %s
                Each figure is the median over three fresh JVMs, timed by JMH after %d s of warm-up. “With observation” also writes what the
                agent sees after each step, all cells of a picture included. The peak is that of `Nd4j.gemm` 512×512×512 in the same JVM.

                For comparison, CartPole elsewhere: Gymnasium 0.37 million steps a second, a vector of 1,024 of them in NumPy 15 million, both
                measured once on a machine with a peak of %.1f GFLOP/s; PufferLib, in C, publishes about 5 million.
                """.formatted(about, table, Pace.FULL.of(Library.ENGINE).warmUps(), Published.PEAK);
    }

    private static double millions(Measured measured) {
        return 1 / measured.microseconds();
    }

    private static String bar(Double least, Measured measured) {
        return least == null ? "–" : "≥ %s: %s".formatted(format(least), millions(measured) >= least ? "yes" : "**no**");
    }

    private static String runs(Measured measured) {
        return String.join(", ", measured.work().runs().stream().map(run -> format(1 / run.microseconds())).toList());
    }

    private static String format(double millions) {
        return String.format(Locale.ROOT, millions < 10 ? "%.2f" : "%.1f", millions);
    }
}
