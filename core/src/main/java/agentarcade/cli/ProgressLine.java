package agentarcade.cli;

import agentarcade.env.Score;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.util.Map;

/// Shows how training goes: one line that changes on a live terminal, otherwise a new line every second.
final class ProgressLine {
    private static final long LIVE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 1_000_000_000;

    private final Terminal terminal;
    private final TrainingLoop loop;
    private final Score score;
    private final long period;
    private long shownNanos = System.nanoTime();
    private long shownSteps;
    private int width;

    ProgressLine(Terminal terminal, TrainingLoop loop, Score score) {
        this.terminal = terminal;
        this.loop = loop;
        this.score = score;
        period = terminal.live() ? LIVE_NANOS : PLAIN_NANOS;
        shownSteps = loop.steps();
    }

    /// To be called often; shows something when it is time.
    void step() {
        if (System.nanoTime() - shownNanos >= period) {
            show();
        }
    }

    private void show() {
        long now = System.nanoTime();
        double rate = (loop.steps() - shownSteps) * 1e9 / (now - shownNanos);
        shownNanos = now;
        shownSteps = loop.steps();
        Map<String, Series.View> curves = loop.curves();
        double loss = curves.getOrDefault("loss", Series.View.EMPTY).last();
        double mean = curves.getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY).last();
        String line = terminal.texts().say("cli.progress", loop.episodes(),
                terminal.texts().say("score." + score + ".name"),
                terminal.score(score, mean), Double.isNaN(loss) ? "–" : String.format(terminal.texts().locale(), "%.4f", loss),
                Math.round(rate));
        if (terminal.live()) {
            terminal.out().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            terminal.out().println(line);
        }
        terminal.out().flush();
    }

    /// The last state, which then stays.
    void end() {
        show();
        if (terminal.live()) {
            terminal.out().println();
        }
    }
}
