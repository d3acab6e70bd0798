package agentarcade.app.shell;

import agentarcade.app.export.ExportsViewModel.Herald;
import agentarcade.knob.Texts;

import java.nio.file.Path;
import java.util.function.Consumer;

/// How exports ended, as notices.
final class ExportNotices implements Herald {
    private final Texts texts;
    private final Consumer<Notice> notices;
    private final Consumer<Path> showFolder;

    ExportNotices(Texts texts, Consumer<Notice> notices, Consumer<Path> showFolder) {
        this.texts = texts;
        this.notices = notices;
        this.showFolder = showFolder;
    }

    @Override
    public void saved(Path what) {
        notices.accept(Notice.info(texts.say("app.notice.saved", what.toAbsolutePath()), texts.say("app.export.showFolder"),
                () -> showFolder.accept(what)));
    }

    @Override
    public void failed(Throwable problem) {
        notices.accept(Problems.inExport(problem, texts));
    }
}
