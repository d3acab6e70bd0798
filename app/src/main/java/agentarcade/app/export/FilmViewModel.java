package agentarcade.app.export;

import agentarcade.app.knobs.KnobViewModel;
import agentarcade.app.knobs.KnobsViewModel;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Baseline;
import agentarcade.env.Randomness;
import agentarcade.experiment.World;
import agentarcade.knob.Knobs;
import agentarcade.knob.Texts;
import agentarcade.report.GameFrames;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// What is chosen before a game is filmed, and a picture of how the film begins.
public final class FilmViewModel {
    static final Knobs<Filming> KNOBS = Knobs.of(Filming.class);
    /// Stands for the agent among players.
    private static final String AGENT = "";

    private final RunViewModel run;
    private final ExportKind kind;
    private final Texts texts;
    private final Executor beside;
    private final Executor fx;
    private final KnobsViewModel form;
    private final List<String> players = new ArrayList<>();
    private final ObjectProperty<String> player = new SimpleObjectProperty<>(AGENT);
    private final ReadOnlyObjectWrapper<byte[]> preview = new ReadOnlyObjectWrapper<>();
    private int drawn;

    /// @param filming what is chosen at first
    /// @param beside draws the preview
    FilmViewModel(RunViewModel run, ExportKind kind, Filming filming, Texts texts, Executor beside, Executor fx) {
        this.run = run;
        this.kind = kind;
        this.texts = texts;
        this.beside = beside;
        this.fx = fx;
        form = new KnobsViewModel("", KNOBS, filming, texts);
        players.add(AGENT);
        Baseline.of(run.world().game(), Randomness.stream(1, "player")).forEach(known -> players.add(known.name()));
        form.wantedProperty().subscribe(wanted -> draw());
    }

    public String title() {
        return texts.say(kind.key() + ".title");
    }

    ExportKind kind() {
        return kind;
    }

    RunViewModel run() {
        return run;
    }

    Filming filming() {
        return (Filming) form.wantedProperty().get();
    }

    /// The numbers and switches to choose.
    List<KnobViewModel> knobs() {
        return form.all();
    }

    /// The agent, then the players by rule of this world.
    List<String> players() {
        return List.copyOf(players);
    }

    /// Who is filmed.
    ObjectProperty<String> playerProperty() {
        return player;
    }

    String words(String known) {
        return known.equals(AGENT) ? texts.say("app.export.agent") : texts.name("player." + known);
    }

    /// Empty for the agent.
    Optional<String> playerName() {
        return Optional.of(player.get()).filter(name -> !name.equals(AGENT));
    }

    /// The first picture of the first game as PNG; null until it is drawn.
    ReadOnlyObjectProperty<byte[]> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    private void draw() {
        int number = ++drawn;
        World world = run.world();
        Filming wanted = filming();
        CompletableFuture.supplyAsync(() -> GameFrames.first(world, wanted.seed(), wanted.look()), beside).thenAcceptAsync(png -> {
            // An older one may be late.
            if (number == drawn) {
                preview.set(png);
            }
        }, fx);
    }
}
