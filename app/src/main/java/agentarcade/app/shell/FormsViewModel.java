package agentarcade.app.shell;

import agentarcade.app.knobs.KnobHistory;
import agentarcade.app.knobs.KnobsViewModel;
import agentarcade.app.knobs.OpenSections;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The settings of the run in the middle of the window as forms: what is turned in them, what training goes by at once, and what has to
/// wait for a restart.
public final class FormsViewModel {
    private final Texts texts;
    private final SetupViewModel setup;
    private final LongSupplier clock;
    private final KnobHistory history;
    private final OpenSections openSections = new OpenSections();
    private final ReadOnlyObjectWrapper<List<KnobsViewModel>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper restartNeeded = new ReadOnlyBooleanWrapper();
    private RunViewModel run;
    private KnobsViewModel rules;
    private KnobsViewModel wrapping;
    private Optional<KnobsViewModel> settings = Optional.empty();
    private Optional<Preset> preset = Optional.empty();
    private boolean showing;
    private long editedNanos;

    /// @param setup hears of settings that were turned
    /// @param clock the time, in nanoseconds
    FormsViewModel(SetupViewModel setup, LongSupplier clock, Texts texts) {
        this.setup = setup;
        this.clock = clock;
        this.texts = texts;
        history = new KnobHistory(texts, clock);
    }

    /// The settings of the world, of how it is put before the agent, and of the algorithm.
    public ReadOnlyObjectProperty<List<KnobsViewModel>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// Which groups of settings are open.
    public OpenSections openSections() {
        return openSections;
    }

    /// The settings that were turned in the run.
    public KnobHistory history() {
        return history;
    }

    /// A setting was changed that training does not go by before a reset.
    public ReadOnlyBooleanProperty restartNeededProperty() {
        return restartNeeded.getReadOnlyProperty();
    }

    /// When a setting was turned last.
    long editedNanos() {
        return editedNanos;
    }

    /// Shows the settings of a run.
    void show(RunViewModel next) {
        World world = next.world();
        boolean sameForms =
                run != null && run.world().type().equals(world.type()) && run.plan().algorithm().equals(next.plan().algorithm());
        run = next;
        if (sameForms) {
            // Whoever is in the middle of turning a knob keeps it.
            showing = true;
            rules.show(world.rules());
            wrapping.show(world.wrapping());
            settings.ifPresent(form -> form.show(next.settings().orElseThrow()));
            showing = false;
        } else {
            rules = form("rules", world.name().key(), world.type().rules(), world.rules());
            wrapping = form("wrapping", "wrapping.title", world.type().wrappings(), world.wrapping());
            wrapping.closeAtFirst();
            settings = next.plan().algorithm()
                    .map(type -> form("settings", type.name().key(), type.settings(), next.settings().orElseThrow()));
            // How an agent sees the world matters to an agent only.
            all.set(settings.map(form -> List.of(rules, form, wrapping)).orElse(List.of(rules)));
        }
        setup.show(next.planNow());
        compareWithPreset(sameForms);
        restartNeeded.set(false);
    }

    /// Takes over what was set in other forms of the same run, and what waits there for a restart.
    void goOn(FormsViewModel other) {
        openSections.goOn(other.openSections);
        preset = other.preset;
        compareWithPreset(true);
        List<KnobsViewModel> there = other.all.get();
        for (int i = 0; i < there.size(); i++) {
            all.get().get(i).wantedProperty().set(there.get(i).wantedProperty().get());
        }
    }

    /// What the forms say.
    Plan wanted() {
        Plan current = run.plan();
        Plan plan = new Plan(wantedWorld(), current.learner(), current.seed());
        return settings.map(form -> plan.withSettings(form.wantedProperty().get())).orElse(plan);
    }

    private World wantedWorld() {
        return new World(run.world().type(), rules.wantedProperty().get(), (Wrapping) wrapping.wantedProperty().get());
    }

    private KnobsViewModel form(String id, String nameKey, Knobs<?> declared, Record values) {
        KnobsViewModel form = new KnobsViewModel(id, texts.name(nameKey), declared, values, texts);
        form.check(wanted -> check(form, wanted));
        form.onTurned(history::turned);
        form.wantedProperty().subscribe((old, changed) -> edited());
        return form;
    }

    /// What a form wants must go with what the others say.
    private void check(KnobsViewModel turned, Record wanted) throws Refused {
        World world = new World(run.world().type(), turned == rules ? wanted : rules.wantedProperty().get(),
                (Wrapping) (turned == wrapping ? wanted : wrapping.wantedProperty().get()));
        Optional<Record> learned = settings.map(form -> turned == form ? wanted : form.wantedProperty().get());
        if (learned.isPresent()) {
            Plan current = run.plan();
            new Plan(world, current.learner(), current.seed()).withSettings(learned.get()).experiment().orElseThrow().check();
        }
    }

    /// The forms mark what differs from the preset that was chosen last for this world and algorithm, or else from the first there is.
    private void compareWithPreset(boolean sameForms) {
        Preset chosen = setup.presetProperty().get();
        if (chosen != null) {
            preset = Optional.of(chosen);
        } else if (!sameForms) {
            preset = setup.presets().stream().findFirst();
        }
        preset.ifPresent(compared -> {
            String name = texts.name("preset." + compared.id() + ".name");
            rules.compareWith(compared.world().rules(), name);
            wrapping.compareWith(compared.world().wrapping(), name);
            settings.ifPresent(form -> form.compareWith(compared.settings(), name));
        });
    }

    private void edited() {
        if (showing) {
            return;
        }
        editedNanos = clock.getAsLong();
        settings.ifPresent(form -> {
            Record applicable = form.applicable();
            if (!applicable.equals(run.settings().orElseThrow())) {
                run.use(applicable);
                form.running(applicable);
            }
        });
        restartNeeded.set(rules.isWaiting() || wrapping.isWaiting() || settings.map(KnobsViewModel::isWaiting).orElse(false));
        setup.settings(wantedWorld(), settings.map(form -> form.wantedProperty().get()));
    }
}
