package agentarcade.app.knobs;

import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The settings of a world or an algorithm as a form. Only complete and allowed records leave it.
public final class KnobsViewModel {

    /// Refuses settings that do not go with what else is set up.
    @FunctionalInterface
    public interface Check {
        void check(Record wanted) throws Refused;
    }

    /// Hears that a person has turned a setting.
    @FunctionalInterface
    public interface Turned {
        void turned(KnobsViewModel form, KnobViewModel knob, Record before, Record after);
    }

    private final String id;
    private final String title;
    private final Knobs<?> knobs;
    private final Texts texts;
    private final List<KnobViewModel> all;
    private final ObjectProperty<Record> wanted = new SimpleObjectProperty<>();
    private Check check = wanted -> {
    };
    private Turned listener = (form, knob, before, after) -> {
    };
    private Record running;
    private boolean subtle;

    /// @param settings those training goes by
    public KnobsViewModel(String title, Knobs<?> knobs, Record settings, Texts texts) {
        this("", title, knobs, settings, texts);
    }

    /// @param id names the form among others
    public KnobsViewModel(String id, String title, Knobs<?> knobs, Record settings, Texts texts) {
        this.id = id;
        this.title = title;
        this.knobs = knobs;
        this.texts = texts;
        all = knobs.all().stream().map(knob -> new KnobViewModel(knob, knobs.condition(knob), texts, this::set)).toList();
        running = settings;
        wanted.subscribe(this::refresh);
        wanted.set(settings);
    }

    /// Looks at every record before it is taken.
    public void check(Check further) {
        check = further;
    }

    public void onTurned(Turned hears) {
        listener = hears;
    }

    /// Its groups are closed until somebody opens them.
    public void closeAtFirst() {
        subtle = true;
    }

    public String title() {
        return title;
    }

    public List<KnobViewModel> all() {
        return all;
    }

    /// The settings that can be turned, in their groups; those before the first group come under the form's own title.
    public List<SectionViewModel> sections(OpenSections open) {
        List<SectionViewModel> sections = new ArrayList<>();
        for (Knobs.Section section : knobs.sections()) {
            List<KnobViewModel> turned = all.stream().filter(knob -> section.knobs().contains(knob.knob()) && !knob.isFixed()).toList();
            if (!turned.isEmpty()) {
                boolean own = section.name().isEmpty();
                String key = own ? id : section.name();
                sections.add(new SectionViewModel(key, own ? title : texts.say("knob.group." + section.name()), turned,
                        open.of(key, sections.isEmpty() && !subtle)));
            }
        }
        return sections;
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

    /// Marks what differs from these settings, those of a preset.
    /// @param name what the preset is called
    public void compareWith(Record preset, String name) {
        Map<String, Object> values = knobs.values(preset);
        all.forEach(knob -> knob.compareWith(values.get(knob.knob().name()), name));
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

    /// The value of one setting in such a record.
    Object value(KnobViewModel knob, Record settings) {
        return knobs.values(settings).get(knob.knob().name());
    }

    private void set(KnobViewModel knob, Object value) throws Refused {
        Record before = wanted.get();
        Record after = knobs.with(before, knob.knob().name(), value);
        check.check(after);
        wanted.set(after);
        listener.turned(this, knob, before, after);
    }

    private void refresh() {
        if (wanted.get() != null) {
            Map<String, Object> set = knobs.values(wanted.get());
            Map<String, Object> used = knobs.values(applicable());
            all.forEach(knob -> knob.show(set, used.get(knob.knob().name())));
        }
    }
}
