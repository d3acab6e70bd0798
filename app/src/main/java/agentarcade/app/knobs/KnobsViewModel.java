package agentarcade.app.knobs;

import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Map;

/// The settings of a world or an algorithm as a form. Only complete and allowed records leave it.
public final class KnobsViewModel {
    private final String title;
    private final Knobs<?> knobs;
    private final List<KnobViewModel> all;
    private final ObjectProperty<Record> wanted = new SimpleObjectProperty<>();
    private Record running;

    /// @param settings those training goes by
    public KnobsViewModel(String title, Knobs<?> knobs, Record settings, Texts texts) {
        this.title = title;
        this.knobs = knobs;
        all = knobs.all().stream().map(knob -> new KnobViewModel(knob, texts, this::set)).toList();
        running = settings;
        wanted.subscribe(this::refresh);
        wanted.set(settings);
    }

    public String title() {
        return title;
    }

    public List<KnobViewModel> all() {
        return all;
    }

    /// What the form says.
    public ObjectProperty<Record> wantedProperty() {
        return wanted;
    }

    /// Shows the settings of another run, which training goes by.
    public void show(Record settings) {
        running = settings;
        wanted.set(settings);
        refresh();
        all.forEach(KnobViewModel::forgetProblem);
    }

    /// What the form says, as far as training can go by it without a restart.
    public Record applicable() {
        return knobs.applicable(running, wanted.get());
    }

    /// What training goes by now.
    public void running(Record settings) {
        running = settings;
        refresh();
    }

    public boolean isWaiting() {
        return all.stream().anyMatch(knob -> knob.waitingProperty().get());
    }

    private void set(Knob knob, Object value) throws Refused {
        wanted.set(knobs.with(wanted.get(), knob.name(), value));
    }

    private void refresh() {
        if (wanted.get() != null) {
            Map<String, Object> set = knobs.values(wanted.get());
            Map<String, Object> used = knobs.values(applicable());
            all.forEach(knob -> knob.show(set.get(knob.knob().name()), used.get(knob.knob().name())));
        }
    }
}
