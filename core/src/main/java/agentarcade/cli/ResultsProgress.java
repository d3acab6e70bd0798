package agentarcade.cli;

import agentarcade.experiment.results.Outcome;
import agentarcade.knob.Refused;
import agentarcade.store.ResultFiles;
import agentarcade.store.RowText;

import java.util.List;
import java.util.stream.Collectors;

import org.slf4j.LoggerFactory;

/// Writes down each seed as soon as it is finished, and says so; on a live terminal also what is under way.
final class ResultsProgress implements Runs.Listener {
    private final Terminal terminal;
    private final ResultFiles files;
    private final RowText words;
    private final int trials;
    private int finished;
    private int failed;
    private int width;

    ResultsProgress(Terminal terminal, ResultFiles files, int trials) {
        this.terminal = terminal;
        this.files = files;
        this.trials = trials;
        words = new RowText(terminal.texts());
    }

    @Override
    public void finished(Trial trial, Outcome outcome) throws Refused {
        files.add(trial.row(), trial.preset(), outcome);
        finished++;
        erase();
        if (outcome.brokeDown()) {
            terminal.note("cli.results.brokeDown", trial.row().id(), trial.seed(), outcome.problem());
        } else {
            terminal.note("cli.results.finished", trial.row().id(), trial.seed(), words.score(trial.row(), outcome.score()),
                    words.seconds(outcome.seconds()), finished, trials);
        }
    }

    @Override
    public void failed(Trial trial, RuntimeException mistake) {
        failed++;
        erase();
        LoggerFactory.getLogger(ResultsProgress.class).error("{}, seed {}, broke off", trial.row().id(), trial.seed(), mistake);
        terminal.note("cli.results.failed", trial.row().id(), trial.seed(), mistake.toString());
    }

    /// How many trials our own mistakes broke off.
    int failed() {
        return failed;
    }

    @Override
    public void running(List<Trial> running) {
        if (terminal.live()) {
            erase();
            String line = running.stream().map(trial -> terminal.texts().say("cli.results.running", trial.row().id(), trial.seed(),
                    Math.round(100 * trial.done()))).collect(Collectors.joining(", "));
            terminal.err().print("\r" + line);
            terminal.err().flush();
            width = line.length();
        }
    }

    private void erase() {
        if (width > 0) {
            terminal.err().print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
