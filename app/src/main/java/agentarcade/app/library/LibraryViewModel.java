package agentarcade.app.library;

import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.experiment.EnvironmentType;
import agentarcade.knob.Refusals;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Library;
import agentarcade.store.Library.Trashed;
import agentarcade.store.RunFile;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// All saved runs: those in the folder of the library, and those used lately elsewhere. The list is there at once; what is in the files is
/// read one by one beside the window. Belongs to the FX thread.
public final class LibraryViewModel implements AutoCloseable {
    /// While files are being read, the list is put in order no more often than this.
    private static final long ORDER_NANOS = 200_000_000;

    /// What there is to see.
    public sealed interface State {
        /// The folder is being looked at for the first time.
        record Looking() implements State {
        }

        record Listed() implements State {
        }

        /// Nobody has saved a run yet.
        record Empty() implements State {
        }

        /// There are runs, but what is searched for is not among them.
        record NoneFound() implements State {
        }

        /// The folder can't be read: this sentence.
        record Unreadable(String sentence) implements State {
        }
    }

    private final Texts texts;
    private final SavedRunWords words;
    private final Preferences preferences;
    private final Dialogs dialogs;
    private final Executor io;
    private final Executor fx;
    private final Doors doors;
    private final FileReading reading;
    private final ObservableList<SavedRun> shown = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<EnvironmentType<?>>> worlds = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<SavedRun> chosen = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<EnvironmentType<?>>> world = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.DATE);
    private final BooleanProperty reversed = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private List<SavedRun> all = List.of();
    private Optional<Trashed> trashed = Optional.empty();
    private Optional<Path> wanted = Optional.empty();
    private int looks;
    private boolean looked;
    private boolean stale;
    private long orderedNanos;
    private boolean closed;

    /// @param io runs what waits for the disk
    /// @param fx runs what touches this model, later
    public LibraryViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx, Doors doors) {
        this.texts = texts;
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        this.doors = doors;
        words = new SavedRunWords(texts, ZoneId.systemDefault());
        reading = new FileReading(io, fx, texts, () -> stale = true);
        folder.set(preferences.library());
        search.subscribe((was, typed) -> arrange());
        world.subscribe((was, one) -> arrange());
        order.subscribe((was, one) -> arrange());
        reversed.subscribe((was, on) -> arrange());
        chosen.subscribe((was, one) -> nameProblem.set(""));
    }

    SavedRunWords words() {
        return words;
    }

    /// The runs that are looked for, in order.
    public ObservableList<SavedRun> shown() {
        return shown;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Where runs are kept.
    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// How many there are, in words.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The worlds that runs are about, as far as is known by now.
    public ReadOnlyObjectProperty<List<EnvironmentType<?>>> worldsProperty() {
        return worlds.getReadOnlyProperty();
    }

    /// The run that is chosen in the list; null if none is.
    public ObjectProperty<SavedRun> chosenProperty() {
        return chosen;
    }

    /// Words that have to be in a run's name, world or algorithm.
    public StringProperty searchProperty() {
        return search;
    }

    /// The one world that is looked for, if it is only one.
    public ObjectProperty<Optional<EnvironmentType<?>>> worldProperty() {
        return world;
    }

    public ObjectProperty<Order> orderProperty() {
        return order;
    }

    /// Whether what is usually first is last.
    public BooleanProperty reversedProperty() {
        return reversed;
    }

    /// Why the chosen run can't be called as was typed, or nothing.
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    // ---- look ----

    /// Looks which files there are now. What was read of those that have not changed is kept.
    public void refresh() {
        Library library = library();
        List<Path> recent = preferences.recent();
        int look = ++looks;
        beside(() -> files(library, recent), files -> {
            if (look == looks) {
                take(files);
            }
        }, problem -> {
            if (look == looks) {
                take(List.of());
                state.set(new State.Unreadable(sentence(problem)));
            }
        });
    }

    private static List<RunFile> files(Library library, List<Path> recent) throws Refused {
        List<RunFile> files = new ArrayList<>(library.files());
        recent.stream().filter(path -> !path.startsWith(library.folder())).map(RunFile::at).flatMap(Optional::stream).forEach(files::add);
        return files;
    }

    private void take(List<RunFile> files) {
        looked = true;
        Map<RunFile, SavedRun> known = new HashMap<>();
        all.forEach(run -> known.put(run.file(), run));
        all = files.stream().map(file -> known.getOrDefault(file, new SavedRun(file))).toList();
        SavedRun before = chosen.get();
        Optional<Path> wish = wanted.or(() -> Optional.ofNullable(before).map(run -> run.file().path()));
        wanted = Optional.empty();
        reading.read(all);
        arrange();
        wish.flatMap(path -> shown.stream().filter(run -> run.file().path().equals(path)).findFirst()).ifPresent(chosen::set);
    }

    /// Puts the list in order again once enough is new; called once a frame while it can be seen.
    public void pulse(long nanos) {
        if (stale && (reading.isDone() || nanos - orderedNanos > ORDER_NANOS)) {
            orderedNanos = nanos;
            arrange();
        }
    }

    private void arrange() {
        stale = false;
        worlds.set(all.stream().flatMap(run -> run.summary().stream()).<EnvironmentType<?>>map(known -> known.experiment().environment())
                .distinct().sorted(Comparator.comparing(type -> texts.name(type.name().key()))).toList());
        Comparator<SavedRun> usual = order.get().comparator(words);
        List<SavedRun> now = all.stream().filter(this::isLookedFor).sorted(reversed.get() ? usual.reversed() : usual).toList();
        SavedRun before = chosen.get();
        int place = shown.indexOf(before);
        if (!now.equals(shown)) {
            shown.setAll(now);
        }
        if (!now.contains(before)) {
            // Whoever takes one away goes on with the next.
            chosen.set(now.isEmpty() ? null : now.get(Math.clamp(place, 0, now.size() - 1)));
        } else if (chosen.get() != before) {
            chosen.set(before);
        }
        count.set(all.isEmpty() ? "" : now.size() == all.size()
                ? texts.say("app.library.count", all.size())
                : texts.say("app.library.countOf", now.size(), all.size()));
        if (looked) {
            state.set(all.isEmpty() ? new State.Empty() : now.isEmpty() ? new State.NoneFound() : new State.Listed());
        }
    }

    private boolean isLookedFor(SavedRun run) {
        boolean here = world.get().isEmpty()
                || run.summary().filter(known -> known.experiment().environment().equals(world.get().get())).isPresent();
        return here && words.match(run, search.get());
    }

    /// Looks for everything again.
    public void showAll() {
        search.set("");
        world.set(Optional.empty());
    }

    /// This run can be seen: it is read before the others, its curve included.
    void seen(SavedRun run) {
        reading.hurry(run);
    }

    /// Goes on with what was looked for in another.
    public void goOn(LibraryViewModel other) {
        search.set(other.search.get());
        world.set(other.world.get());
        order.set(other.order.get());
        reversed.set(other.reversed.get());
        wanted = Optional.ofNullable(other.chosen.get()).map(run -> run.file().path());
    }

    // ---- do ----

    public void open() {
        ifChosen(run -> doors.open(run.file().path()));
    }

    /// Opens a file that a person looks for.
    public void openOther() {
        doors.open();
    }

    public void compare() {
        ifChosen(run -> doors.compare(run.file().path()));
    }

    /// Calls the chosen run otherwise.
    /// @param name without extension
    /// @param then what to do once it is
    public void rename(String name, Runnable then) {
        ifChosen(run -> {
            Path old = run.file().path();
            beside(() -> library().rename(old, name.strip()), renamed -> {
                wanted = Optional.of(renamed);
                doors.moved(old, renamed);
                then.run();
                refresh();
            }, problem -> nameProblem.set(sentence(problem)));
        });
    }

    /// Forgets what was wrong with a name that was typed.
    void forgetName() {
        nameProblem.set("");
    }

    /// Moves the chosen run to the trash. That can be undone.
    public void throwAway() {
        ifChosen(run -> beside(() -> library().throwAway(run.file().path()), gone -> {
            trashed = Optional.of(gone);
            refresh();
            doors.tell(texts.say("app.library.thrownAway", run.file().name(), gone.kept().getParent().toString()), this::putBack);
        }, problem -> {
            doors.tell(problem);
            refresh();
        }));
    }

    /// Puts back what was thrown away last.
    public void putBack() {
        Optional<Trashed> last = trashed;
        trashed = Optional.empty();
        last.ifPresent(gone -> beside(() -> library().putBack(gone), back -> {
            wanted = Optional.of(back);
            doors.tell(texts.say("app.library.putBack", RunFile.name(back)));
            refresh();
        }, doors::tell));
    }

    /// Shows the chosen file where the system shows files.
    public void reveal() {
        ifChosen(run -> reveal(run.file().path()));
    }

    public void revealFolder() {
        reveal(folder.get());
    }

    private void reveal(Path path) {
        beside(() -> {
            dialogs.reveal(path);
            return path;
        }, unused -> {
        }, doors::tell);
    }

    public void chooseFolder() {
        dialogs.folder(texts.say("app.files.folder"), Optional.of(folder.get())).ifPresent(other -> {
            preferences.library(other);
            folder.set(other);
            refresh();
        });
    }

    public void gallery() {
        doors.gallery();
    }

    public void back() {
        doors.back();
    }

    private Library library() {
        return new Library(folder.get());
    }

    private void ifChosen(Consumer<SavedRun> action) {
        Optional.ofNullable(chosen.get()).ifPresent(action);
    }

    private String sentence(Throwable problem) {
        return problem instanceof Refused refused ? texts.say(refused.sentences())
                : Objects.toString(problem.getMessage(), problem.toString());
    }

    // ---- the disk ----

    /// Waits for the disk beside the window.
    private <T> void beside(Refusals.Deed<T> deed, Consumer<T> then, Consumer<Throwable> otherwise) {
        CompletableFuture.supplyAsync(Refusals.supplied(deed), io).whenCompleteAsync((done, problem) -> {
            if (closed) {
                return;
            }
            if (problem == null) {
                then.accept(done);
            } else {
                otherwise.accept(Refusals.cause(problem));
            }
        }, fx);
    }

    @Override
    public void close() {
        closed = true;
        reading.close();
    }
}
