package agentarcade.app.shell;

import agentarcade.app.files.LogFile;
import agentarcade.knob.Texts;

import javafx.stage.Window;

import java.util.List;
import java.util.function.Supplier;

/// Shows what nobody foresaw in a dialog, one at a time, in the language and colours the window has then.
public final class UnexpectedView {
    private final UnexpectedViewModel model;
    private final Window owner;
    private final LogFile log;
    private final Supplier<Texts> texts;

    /// @param texts the window's words, which may change while it is open
    public UnexpectedView(UnexpectedViewModel model, Window owner, LogFile log, Supplier<Texts> texts) {
        this.model = model;
        this.owner = owner;
        this.log = log;
        this.texts = texts;
        model.shownProperty().subscribe(problem -> {
            if (problem != null) {
                show(problem);
            }
        });
    }

    private void show(UnexpectedViewModel.Problem problem) {
        Texts now = texts.get();
        String place = log.file().map(file -> now.say("app.error.log", file)).orElseGet(() -> now.say("app.error.noLog", log.folder()));
        new DetailsDialog(owner, now.say("app.error.sentence", problem.summary()), problem.details(), now)
                .count(model.moreProperty()).say(List.of(place, now.say("app.error.goesOn"))).show(model::dismiss);
    }
}
