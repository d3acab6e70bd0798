package agentarcade.cli;

import agentarcade.env.Score;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.util.Map;

/// Shows how training goes: one line that changes on a live terminal, with a bar when it is known how much there is to do; otherwise a new
/// line every second. All of it beside the output, which is for results.
final class ProgressLine {
    private static final long LIVE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 1_000_000_000;
    private static final int BAR_WIDTH = 20;

    private final Terminal terminal;
    private final TrainingLoop loop;
    private final Score score;
    private final Course course;
    private final long period;
    private long shownNanos = System.nanoTime();
    private long shownSteps;
    private int width;

    ProgressLine(Terminal terminal, TrainingLoop loop, Score score, Course course) {
        this.course = course;
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
            String shown = bar(course.done(loop)) + line;
            terminal.err().print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())));
            width = shown.length();
        } else {
            terminal.err().println(line);
        }
        terminal.err().flush();
    }

    /// The last state, which then stays.
    void end() {
        show();
        if (terminal.live()) {
            terminal.err().println();
        }
    }

    /// Such as `[##########          ]  50 % `; nothing for NaN.
    private static String bar(double done) {
        if (Double.isNaN(done)) {
            return "";
        }
        int full = (int) (done * BAR_WIDTH);
        return "[%s%s] %3d %% ".formatted("#".repeat(full), " ".repeat(BAR_WIDTH - full), (int) (100 * done));
    }
}
