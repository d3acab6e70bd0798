package agentarcade.app.shell;

import agentarcade.app.files.Preferences;
import agentarcade.app.library.Doors;
import agentarcade.app.run.RunWords;
import agentarcade.knob.Texts;
import agentarcade.store.RunFile;

import java.nio.file.Path;

/// From the library into the rest of the window.
final class LibraryDoors implements Doors {
    private final ShellViewModel model;
    private final Preferences preferences;
    private final Texts texts;

    LibraryDoors(ShellViewModel model, Preferences preferences, Texts texts) {
        this.model = model;
        this.preferences = preferences;
        this.texts = texts;
    }

    @Override
    public void open(Path run) {
        model.files().open(run);
    }

    @Override
    public void open() {
        model.files().open();
    }

    @Override
    public void compare(Path run) {
        model.files().shelve(run, shelved -> {
            model.runs().addLast(shelved);
            model.noticeProperty().set(Notice.info(texts.say("app.library.compared", RunWords.name(shelved, texts)),
                    texts.say("app.library.showComparison"), this::showComparison));
        });
    }

    private void showComparison() {
        model.noticeProperty().set(null);
        model.layout().labProperty().set(Lab.COMPARE);
        model.layout().labFoldedProperty().set(false);
        model.layout().sideProperty().set(Side.RUNS);
        back();
    }

    @Override
    public void gallery() {
        model.showGallery();
    }

    @Override
    public void back() {
        model.layout().pageProperty().set(Page.WORKSHOP);
    }

    /// What is open goes on in the file as it is called now, and by its name if it was named after it.
    @Override
    public void moved(Path from, Path to) {
        preferences.moved(from, to);
        String old = RunFile.name(from);
        model.runs().all().stream().filter(run -> run.file().map(Path::toAbsolutePath).filter(from.toAbsolutePath()::equals).isPresent())
                .forEach(run -> {
                    run.moved(to);
                    if (run.nameProperty().get().equals(old)) {
                        model.runs().rename(run, RunFile.name(to));
                    }
                });
    }

    @Override
    public void tell(String sentence) {
        model.noticeProperty().set(Notice.info(sentence));
    }

    @Override
    public void tell(String sentence, Runnable undo) {
        model.noticeProperty().set(Notice.info(sentence, texts.say("app.notice.undo"), undo));
    }

    @Override
    public void tell(Throwable problem) {
        model.noticeProperty().set(Problems.inFiles(problem, texts));
    }
}
