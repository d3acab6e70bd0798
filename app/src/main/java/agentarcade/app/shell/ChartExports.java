package agentarcade.app.shell;

import agentarcade.app.charts.ExportTarget;
import agentarcade.app.files.Dialogs;
import agentarcade.knob.Refusals;
import agentarcade.knob.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Files of charts: where to, written beside the window, and what came of it as a notice.
final class ChartExports implements ExportTarget {
    private final Texts texts;
    private final Dialogs dialogs;
    private final Executor io;
    private final Executor fx;
    private final Consumer<Notice> notices;

    ChartExports(Texts texts, Dialogs dialogs, Executor io, Executor fx, Consumer<Notice> notices) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        this.notices = notices;
    }

    @Override
    public void export(String suggestedName, Dialogs.Kind kind, Writing writing) {
        dialogs.exportTo(suggestedName, kind).ifPresent(file -> CompletableFuture.supplyAsync(Refusals.supplied(() -> {
            writing.to(file);
            return file;
        }), io).whenCompleteAsync((written, problem) -> notices.accept(problem == null
                ? Notice.info(texts.say("app.notice.saved", file.toAbsolutePath()))
                : Problems.inFiles(Refusals.cause(problem), texts)), fx));
    }
}
