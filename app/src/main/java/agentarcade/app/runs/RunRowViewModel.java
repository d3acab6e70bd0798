package agentarcade.app.runs;

import agentarcade.app.run.Look;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.env.Score;
import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One run of the list in words.
public final class RunRowViewModel {

    /// What a run is doing.
    public enum State {
        TRAINING, PAUSED, FAILED,
        /// Only compared, see [RunViewModel#isShelved].
        SHELVED,
        /// Nobody learns here.
        PLAY_ONLY
    }

    private final RunViewModel run;
    private final RunsViewModel runs;
    private final Texts texts;
    private final Score score;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.FIRST);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.PAUSED);
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();

    RunRowViewModel(RunViewModel run, RunsViewModel runs, Texts texts) {
        this.run = run;
        this.runs = runs;
        this.texts = texts;
        score = run.world().game().score();
    }

    public RunViewModel run() {
        return run;
    }

    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /// What it is, unless its name says that already, how far it has come, and how well it plays.
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// Whether it is the one in the middle of the window.
    public ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void rename(String typed) {
        runs.rename(run, typed);
        look(true);
    }

    /// The name to begin with when it is to be changed.
    public String nameToChange() {
        return run.nameProperty().get().isBlank() ? RunWords.what(run, texts) : run.nameProperty().get();
    }

    public void drawOrHide() {
        runs.draw(run, !run.drawnProperty().get());
        look(false);
    }

    public void recolour(int colour) {
        run.lookProperty().set(new Look(colour, look.get().dash()));
        look(false);
    }

    public void dash(int dash) {
        run.lookProperty().set(new Look(look.get().colour(), dash));
        look(false);
    }

    /// @param withFacts whether the numbers are due, too
    void look(boolean withFacts) {
        look.set(run.lookProperty().get());
        drawn.set(run.drawnProperty().get());
        current.set(runs.currentProperty().get() == run);
        state.set(run.isShelved() ? State.SHELVED
                : !run.canTrain() ? State.PLAY_ONLY
                : run.hasFailed() ? State.FAILED : run.trainingProperty().get() ? State.TRAINING : State.PAUSED);
        if (withFacts) {
            name.set(RunWords.name(run, texts));
            facts.set(facts());
        }
    }

    private String facts() {
        String done = RunWords.lastScore(run)
                .map(mean -> texts.say("app.runs.done", run.steps(), RunWords.score(mean, score, texts)))
                .orElseGet(() -> texts.say("app.runs.steps", run.steps()));
        String far = switch (state.get()) {
            case PLAY_ONLY -> texts.say("app.status.playOnly");
            case FAILED -> texts.say("app.runs.and", done, texts.say("app.status.failed"));
            case TRAINING, PAUSED, SHELVED -> done;
        };
        return run.nameProperty().get().isBlank() ? far : texts.say("app.runs.and", RunWords.what(run, texts), far);
    }
}
