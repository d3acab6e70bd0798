package agentarcade.app.keras;

import agentarcade.app.files.Dialogs;
import agentarcade.app.game.Contender;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.game.Guest;
import agentarcade.experiment.World;
import agentarcade.keras.KerasContents;
import agentarcade.knob.Refusals;
import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens models of Keras: shows what is in a file and, if it fits the world that is open, lets it play there.
public final class KerasViewModel {
    private static final List<String> LAYERS = List.of(".h5", ".hdf5", ".keras", ".json", ".yaml", ".yml");
    private static final List<String> WEIGHTS = List.of(".h5", ".hdf5");

    private final Texts texts;
    private final Dialogs dialogs;
    private final Executor io;
    private final Executor fx;
    private final Supplier<World> world;
    private final GameViewModel game;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<KerasFile> shown = new ReadOnlyObjectWrapper<>();

    /// @param world the one that is open
    /// @param game where models play
    /// @param failed hears why a file can't be read
    public KerasViewModel(Texts texts, Dialogs dialogs, Executor io, Executor fx, Supplier<World> world, GameViewModel game,
            Consumer<Throwable> failed) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        this.world = world;
        this.game = game;
        this.failed = failed;
    }

    /// What is in the file that was opened; null while none is shown.
    public ReadOnlyObjectProperty<KerasFile> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Asks for a file and, if that tells the layers only, for one with their weights.
    public void open() {
        dialogs.fileToRead(texts.say("app.keras.open"), texts.say("app.keras.filter"), LAYERS).ifPresent(file -> {
            if (!isText(file)) {
                read(file, Optional.empty());
                return;
            }
            dialogs.fileToRead(texts.say("app.keras.openWeights", file.getFileName()), texts.say("app.keras.weightsFilter"), WEIGHTS)
                    .ifPresent(weights -> read(file, Optional.of(weights)));
        });
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private void read(Path file, Optional<Path> weights) {
        CompletableFuture.supplyAsync(Refusals.supplied(() -> KerasContents.read(file, weights)), io)
                .whenCompleteAsync((contents, problem) -> {
                    if (problem != null) {
                        failed.accept(Refusals.cause(problem));
                    } else {
                        shown.set(KerasFile.of(file.getFileName().toString(), contents, world.get(), texts));
                    }
                }, fx);
    }

    public void close() {
        shown.set(null);
    }

    /// It plays games of its own, to be watched.
    public void watch() {
        Guest guest = enter();
        game.watchedProperty().set(game.watchablesProperty().get().stream().filter(one -> one.guest().equals(Optional.of(guest)))
                .findFirst().orElseThrow());
        game.modeProperty().set(GameMode.POLICY);
    }

    /// It plays against the person.
    public void race() {
        Guest guest = enter();
        game.modeProperty().set(GameMode.PLAY);
        game.play().rightProperty().set(new Contender.Visitor(guest));
    }

    private Guest enter() {
        KerasFile file = shown.get();
        Guest guest = new Guest(file.name(), file.world(), file.player().orElseThrow());
        shown.set(null);
        game.welcome(guest);
        return guest;
    }
}
