package agentarcade.cli.speed;

import agentarcade.cli.speed.Row.Finding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was measured in one run as a page for `docs/`.
public final class SpeedPage {
    private SpeedPage() {
    }

    /// @param peak the best of the run, in GFLOP/s
    /// @param load how many programs wanted a core in the last minute
    public static String of(List<Finding> findings, double peak, double load) {
        return """
                # Speed of training

                How fast our algorithms learn on one core, beside other programs. Written by `./mvnw -Prun -Dargs="bench --write docs/benchmarks-training.md"`.

                |                                                  |                                          |
                |--------------------------------------------------|------------------------------------------|
                | date                                             | %s |
                | machine                                          | %d cores, %s, load %.1f in the last minute |
                | Java                                             | %s |
                | peak: `Nd4j.gemm` 512×512×512, float32, one thread | %.1f GFLOP/s |

                %s

                ## How it was measured

                - **Each figure** is the median of the runs beside it, in one warmed JVM. **Cold** is the first run of that row in this JVM; rows further down find parts of the engine already compiled.
                - **Time** is the time the thread had its core: on a quiet machine that is the time on the wall; on a busy one, time that other programs took is left out.
                - **Training** is everything: acting, stepping the worlds, learning and curves, from the first step to the last (PPO 100,000 steps, A2C 500,000, DQN 50,000, DDPG 20,000, REINFORCE 600,000, Catch 20,000). “mean 475 after …” counts from the beginning until the mean score of the last 100 training episodes reaches 475.
                - **Beside** names the program we compare with. It was measured once with the same settings, on one core of a machine whose peak was %s GFLOP/s; its figure is scaled to this machine's peak, the best that had been measured in the run by then; it is measured again before each timing. Stable-Baselines3 and PyTorch learn with PyTorch on the CPU.
                """
                .formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), load,
                        System.getProperty("java.version"), peak, table(findings), Figures.of(Peer.PEAK));
    }

    private static String table(List<Finding> findings) {
        String head = """
                | work | figure | each run | cold | beside, scaled | ratio | bar | reached | |
                |------|--------|----------|------|----------------|-------|-----|---------|-|
                """;
        return head + findings.stream().map(SpeedPage::row).collect(Collectors.joining("\n"));
    }

    /// One line of the table.
    private static String row(Finding found) {
        String runs = Arrays.stream(found.figures()).mapToObj(Figures::of).collect(Collectors.joining(", "));
        String peer = Double.isNaN(found.peer()) ? "–" : "%s %s".formatted(found.peerName(), Figures.of(found.peer()));
        String ratio = Double.isNaN(found.ratio()) ? "–" : String.format(Locale.ROOT, "%s×", Figures.of(found.ratio()));
        String reached = found.reached() == null ? "–" : found.reached() ? "yes" : "**no**";
        return "| %s | %s %s | %s | %s | %s | %s | %s | %s | %s |".formatted(found.label(), Figures.of(found.median()), found.unit(), runs,
                Figures.of(found.cold()), peer, ratio, found.bar(), reached, found.extra());
    }
}
