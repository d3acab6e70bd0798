package agentarcade.app.gallery;

import agentarcade.app.run.Plan;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a person chooses a world to see, who learns in it, and with which settings.
public final class GalleryViewModel {
    /// With so many cards a turn each is renewed about 18 times a second.
    private static final int CARDS_A_TURN = 3;

    private final Texts texts;
    private final Doors doors;
    private final List<WorldCard> cards = Environments.ALL.stream().map(WorldCard::new).toList();
    private final ObjectProperty<WorldCard> world = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<AlgorithmType<?>>> algorithms = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<AlgorithmType<?>> algorithm = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Preset>> presets = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>();
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Path>> lastRun = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty still = new SimpleBooleanProperty();
    private boolean begun;
    private int turn;

    public GalleryViewModel(Texts texts, Doors doors) {
        this.texts = texts;
        this.doors = doors;
        lastRun.set(doors.lastRun());
        world.subscribe(this::offerAlgorithms);
        algorithm.subscribe(this::offerPresets);
        seed.subscribe(typed -> problem.set(""));
        world.set(cards.getFirst());
    }

    public List<WorldCard> cards() {
        return cards;
    }

    /// The chosen world.
    public ObjectProperty<WorldCard> worldProperty() {
        return world;
    }

    /// Those that can play the chosen world.
    public ReadOnlyObjectProperty<List<AlgorithmType<?>>> algorithmsProperty() {
        return algorithms.getReadOnlyProperty();
    }

    /// The chosen algorithm; null where none can play the world.
    public ObjectProperty<AlgorithmType<?>> algorithmProperty() {
        return algorithm;
    }

    public ReadOnlyObjectProperty<List<Preset>> presetsProperty() {
        return presets.getReadOnlyProperty();
    }

    /// The chosen preset; null where nobody learns.
    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    /// The seed as typed.
    public StringProperty seedProperty() {
        return seed;
    }

    /// What is wrong with the choice, or nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The saved run that was open at the end of the last time.
    public ReadOnlyObjectProperty<Optional<Path>> lastRunProperty() {
        return lastRun.getReadOnlyProperty();
    }

    /// Whether the worlds stand still.
    public BooleanProperty stillProperty() {
        return still;
    }

    /// Shows the choice that this is.
    public void show(Plan plan) {
        cards.stream().filter(card -> card.type().equals(plan.world().type())).findFirst().ifPresent(world::set);
        plan.algorithm().filter(algorithms.get()::contains).ifPresent(algorithm::set);
        presets.get().stream().filter(known -> Optional.of(known.settings()).equals(plan.settings())).findFirst().ifPresent(preset::set);
        seed.set(Long.toString(plan.seed()));
    }

    /// Goes on with the choice made in another.
    public void goOn(GalleryViewModel other) {
        world.set(cards.get(other.cards.indexOf(other.world.get())));
        algorithm.set(other.algorithm.get());
        presets.get().stream().filter(known -> known.equals(other.preset.get())).findFirst().ifPresent(preset::set);
        seed.set(other.seed.get());
    }

    private void offerAlgorithms(WorldCard chosen) {
        if (chosen == null) {
            return;
        }
        AlgorithmType<?> before = algorithm.get();
        World canonical = World.canonical(chosen.type());
        List<AlgorithmType<?>> fitting = List.copyOf(Algorithms.ALL.stream().filter(type -> type.fits(canonical)).toList());
        algorithms.set(fitting);
        AlgorithmType<?> next = before != null && fitting.contains(before) ? before : fitting.isEmpty() ? null : fitting.getFirst();
        if (next == before) {
            offerPresets(next);
        } else {
            algorithm.set(next);
        }
    }

    private void offerPresets(AlgorithmType<?> learner) {
        if (learner == null || world.get() == null) {
            presets.set(List.of());
            preset.set(null);
            return;
        }
        EnvironmentType<?> type = world.get().type();
        try {
            List<Preset> known = Presets.of(type, learner);
            Preset first = Presets.first(type, learner);
            presets.set(known.isEmpty() ? List.of(first) : known);
            preset.set(first);
            problem.set("");
        } catch (Refused unusable) {
            presets.set(List.of());
            preset.set(null);
            problem.set(texts.say(unusable.sentences()));
        }
    }

    // ---- once a frame ----

    /// Lets a few of the worlds play on to this time, others the next time; called once a frame while they can be seen.
    public void pulse(long nanos) {
        if (!begun) {
            // Nobody is to see empty cards.
            begun = true;
            cards.forEach(card -> renew(card, nanos));
            return;
        }
        for (int i = 0; i < CARDS_A_TURN; i++) {
            turn = (turn + 1) % cards.size();
            renew(cards.get(turn), nanos);
        }
    }

    private void renew(WorldCard card, long nanos) {
        if (still.get()) {
            card.pose();
        } else {
            card.advance(nanos);
        }
    }

    // ---- out of here ----

    /// Trains what is chosen.
    public void train() {
        chosen().ifPresent(doors::train);
    }

    /// Lets the person play in the chosen world.
    public void play() {
        chosen().ifPresent(doors::play);
    }

    public void open() {
        doors.open();
    }

    public void library() {
        doors.library();
    }

    /// Opens the run of the last time.
    public void goOn() {
        lastRun.get().ifPresent(doors::open);
    }

    public void back() {
        doors.back();
    }

    /// The choice, or nothing and a sentence about what is wrong with it.
    private Optional<Plan> chosen() {
        try {
            long number = Long.parseLong(seed.get().strip());
            return Optional.of(preset.get() == null
                    ? Plan.without(World.canonical(world.get().type()), number)
                    : Plan.of(preset.get(), number));
        } catch (NumberFormatException wrong) {
            problem.set(texts.say(Sentence.of("app.seed.problem", seed.get())));
            return Optional.empty();
        }
    }
}
