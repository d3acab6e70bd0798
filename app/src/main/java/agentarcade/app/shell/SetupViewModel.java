package agentarcade.app.shell;

import agentarcade.env.Environment;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
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
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The choice of world, algorithm, preset and seed. Choosing starts a new run; [#show] follows a run that came from elsewhere.
public final class SetupViewModel {
    private final Consumer<Experiment> onChosen;
    private final Consumer<Refused> onProblem;
    private final ObservableList<AlgorithmType<?>> algorithms = FXCollections.observableArrayList();
    private final ObservableList<Preset> presets = FXCollections.observableArrayList();
    private final ObjectProperty<EnvironmentType<?>> environment = new SimpleObjectProperty<>();
    private final ObjectProperty<AlgorithmType<?>> algorithm = new SimpleObjectProperty<>();
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>();
    private final StringProperty seed = new SimpleStringProperty("");
    private Experiment shown;
    private boolean following;

    SetupViewModel(Consumer<Experiment> onChosen, Consumer<Refused> onProblem) {
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
                onChosen.accept(chosen.experiment(shown.seed()));
            }
        });
    }

    /// What the program starts with.
    static Experiment first() throws Refused {
        return Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()).experiment(1);
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
                onChosen.accept(new Experiment(shown.environment(), shown.rules(), shown.algorithm(), shown.settings(), typed));
            }
        } catch (NumberFormatException wrong) {
            onProblem.accept(new Refused(Sentence.of("app.seed.problem", seed.get()), wrong));
            seed.set(Long.toString(shown.seed()));
        }
    }

    /// With the algorithm in use if it can play this world, else the first that can.
    private void chooseWorld(EnvironmentType<?> chosen) {
        Environment world = chosen.create(chosen.rules().initial());
        Stream.concat(Stream.of(shown.algorithm()), Algorithms.ALL.stream()).filter(type -> type.fits(world)).findFirst()
                .ifPresentOrElse(learner -> choose(chosen, learner), () -> {
                    onProblem.accept(new Refused(Sentence.of("app.setup.noAlgorithm", chosen.name())));
                    show(shown);
                });
    }

    private void choose(EnvironmentType<?> world, AlgorithmType<?> learner) {
        try {
            onChosen.accept(Presets.first(world, learner).experiment(shown.seed()));
        } catch (Refused refused) {
            show(shown);
            onProblem.accept(refused);
        }
    }

    /// Shows what an experiment is made of.
    void show(Experiment experiment) {
        shown = experiment;
        following = true;
        try {
            environment.set(experiment.environment());
            algorithms.setAll(Algorithms.ALL.stream().filter(type -> type.fits(experiment.world())).toList());
            algorithm.set(experiment.algorithm());
            List<Preset> known = Presets.of(experiment.environment(), experiment.algorithm());
            presets.setAll(known.isEmpty() ? List.of(Presets.first(experiment.environment(), experiment.algorithm())) : known);
            settings(experiment.rules(), experiment.settings());
            seed.set(Long.toString(experiment.seed()));
        } catch (Refused refused) {
            onProblem.accept(refused);
        } finally {
            following = false;
        }
    }

    /// Takes note of settings that were changed elsewhere, and names the preset that has them, if one has.
    void settings(Record rules, Record settings) {
        shown = new Experiment(shown.environment(), rules, shown.algorithm(), settings, shown.seed());
        boolean before = following;
        following = true;
        preset.set(presets.stream().filter(known -> known.rules().equals(rules) && known.settings().equals(settings)).findFirst()
                .orElse(null));
        following = before;
    }
}
