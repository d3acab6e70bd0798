package agentarcade.app.shell;

import agentarcade.app.run.Plan;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.Presets;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The choice of world, algorithm, preset and seed. Choosing starts a new run; [#show] follows a run that came from elsewhere.
public final class SetupViewModel {
    private final Consumer<Plan> onChosen;
    private final Consumer<Refused> onProblem;
    private final ObservableList<AlgorithmType<?>> algorithms = FXCollections.observableArrayList();
    private final ObservableList<Preset> presets = FXCollections.observableArrayList();
    private final ObjectProperty<EnvironmentType<?>> environment = new SimpleObjectProperty<>();
    private final ObjectProperty<AlgorithmType<?>> algorithm = new SimpleObjectProperty<>();
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>();
    private final StringProperty seed = new SimpleStringProperty("");
    private Plan shown;
    private boolean following;

    SetupViewModel(Consumer<Plan> onChosen, Consumer<Refused> onProblem) {
        this.onChosen = onChosen;
        this.onProblem = onProblem;
        environment.subscribe((old, chosen) -> {
            if (!following && chosen != null) {
                chooseWorld(chosen);
            }
        });
        algorithm.subscribe((old, chosen) -> {
            if (!following && chosen != null) {
                choose(environment.get(), chosen);
            }
        });
        preset.subscribe((old, chosen) -> {
            if (!following && chosen != null) {
                onChosen.accept(Plan.of(chosen, shown.seed()));
            }
        });
    }

    /// What the program starts with.
    static Plan first() throws Refused {
        return Plan.of(Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()), 1);
    }

    public List<EnvironmentType<?>> environments() {
        return Environments.ALL;
    }

    /// Those that can play the chosen world.
    public ObservableList<AlgorithmType<?>> algorithms() {
        return algorithms;
    }

    public ObservableList<Preset> presets() {
        return presets;
    }

    public ObjectProperty<EnvironmentType<?>> environmentProperty() {
        return environment;
    }

    /// The chosen algorithm; null where none can play the world.
    public ObjectProperty<AlgorithmType<?>> algorithmProperty() {
        return algorithm;
    }

    /// The preset whose settings are in use; null when they are nobody's but the person's own.
    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    /// The seed as typed; [#typeSeed] takes it.
    public StringProperty seedProperty() {
        return seed;
    }

    /// Takes what was typed as the seed. What can't be a seed is put back to the one in use.
    public void typeSeed() {
        try {
            long typed = Long.parseLong(seed.get().strip());
            if (typed != shown.seed()) {
                onChosen.accept(shown.withSeed(typed));
            }
        } catch (NumberFormatException wrong) {
            onProblem.accept(new Refused(Sentence.of("app.seed.problem", seed.get()), wrong));
            seed.set(Long.toString(shown.seed()));
        }
    }

    /// With the algorithm in use if it can play this world, else the first that can. Where none can, the world is there to be watched and
    /// played in.
    private void chooseWorld(EnvironmentType<?> chosen) {
        World world = World.canonical(chosen);
        Stream.concat(shown.algorithm().stream(), Algorithms.ALL.stream()).filter(type -> type.fits(world)).findFirst()
                .ifPresentOrElse(learner -> choose(chosen, learner), () -> onChosen.accept(Plan.without(world, shown.seed())));
    }

    private void choose(EnvironmentType<?> world, AlgorithmType<?> learner) {
        try {
            onChosen.accept(Plan.of(Presets.first(world, learner), shown.seed()));
        } catch (Refused refused) {
            show(shown);
            onProblem.accept(refused);
        }
    }

    /// Shows what a run is made of.
    void show(Plan plan) {
        shown = plan;
        following = true;
        try {
            environment.set(plan.world().type());
            algorithms.setAll(Algorithms.ALL.stream().filter(type -> type.fits(plan.world())).toList());
            algorithm.set(plan.algorithm().orElse(null));
            presets.setAll(plan.algorithm().isEmpty() ? List.of() : presets(plan.world().type(), plan.algorithm().get()));
            settings(plan.world(), plan.settings());
            seed.set(Long.toString(plan.seed()));
        } catch (Refused refused) {
            onProblem.accept(refused);
        } finally {
            following = false;
        }
    }

    private static List<Preset> presets(EnvironmentType<?> world, AlgorithmType<?> learner) throws Refused {
        List<Preset> known = Presets.of(world, learner);
        return known.isEmpty() ? List.of(Presets.first(world, learner)) : known;
    }

    /// Takes note of settings that were changed elsewhere, and names the preset that has them, if one has.
    void settings(World world, Optional<Record> settings) {
        shown = new Plan(world, shown.learner(), shown.seed());
        settings.ifPresent(changed -> shown = shown.withSettings(changed));
        boolean before = following;
        following = true;
        preset.set(presets.stream().filter(known -> known.world().equals(world) && Optional.of(known.settings()).equals(settings))
                .findFirst().orElse(null));
        following = before;
    }
}
