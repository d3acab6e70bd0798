package agentarcade.app.shell;

import agentarcade.agent.Diverged;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/// Turns what went wrong into a sentence for everyone and details for experts. The one place that logs it.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {
    }

    /// For a run that broke off.
    static Notice inTraining(Throwable cause, Texts texts) {
        return notice("app.problem.unexpected", cause, texts);
    }

    /// For a run that could not be saved or opened. The one that is open goes on.
    static Notice inFiles(Throwable cause, Texts texts) {
        return notice("app.problem.files", cause, texts);
    }

    /// For a run of which nothing could be exported. It goes on.
    static Notice inExport(Throwable cause, Texts texts) {
        return notice("app.problem.export", cause, texts);
    }

    /// For a branch that does not come. The run goes on.
    static Notice inBranch(Throwable cause, Texts texts) {
        return notice("app.branch.problem.unexpected", cause, texts);
    }

    /// @param unexpected the key of the sentence for what nobody foresaw
    private static Notice notice(String unexpected, Throwable cause, Texts texts) {
        return switch (cause) {
            case Refused refused -> new Notice(Notice.Kind.PROBLEM, texts.say(refused.sentences()), Optional.empty(), Optional.empty());
            case Diverged diverged -> new Notice(Notice.Kind.PROBLEM, texts.say(diverged.sentence()), Optional.empty(), details(diverged));
            default -> unexpected(unexpected, cause, texts);
        };
    }

    /// For a world that threw while it was watched or played.
    static Notice inGame(RuntimeException cause, Texts texts) {
        return unexpected("app.problem.game", cause, texts);
    }

    private static Notice unexpected(String key, Throwable cause, Texts texts) {
        LOG.error("Unexpected", cause);
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Notice(Notice.Kind.PROBLEM, texts.say(key, words), Optional.empty(), details(cause));
    }

    private static Optional<String> details(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return Optional.of(trace.toString());
    }
}
