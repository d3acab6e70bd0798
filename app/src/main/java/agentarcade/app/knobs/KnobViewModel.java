package agentarcade.app.knobs;

import agentarcade.knob.Knob;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.text.DecimalFormatSymbols;

/// One setting as it stands in the form: its value, what is wrong with what was typed, and whether training already goes by it.
public final class KnobViewModel {

    /// Takes a new value, or says why it can't.
    @FunctionalInterface
    interface Owner {
        void set(Knob knob, Object value) throws Refused;
    }

    private final Knob knob;
    private final Texts texts;
    private final Owner owner;
    private final ReadOnlyObjectWrapper<Object> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();

    KnobViewModel(Knob knob, Texts texts, Owner owner) {
        this.knob = knob;
        this.texts = texts;
        this.owner = owner;
        value.set(knob.initial());
    }

    public Knob knob() {
        return knob;
    }

    /// Whether there is nothing to choose.
    public boolean isFixed() {
        return knob instanceof Knob.WholeNumber whole && whole.min() == whole.max();
    }

    public String label() {
        return texts.name(knob.key() + ".label");
    }

    public String help() {
        return texts.find(knob.key() + ".help").orElse("");
    }

    /// What may be set and when it counts, such as "0 – 1, takes effect now".
    public String range() {
        String takes = texts.say("takes." + knob.takes());
        String unit = texts.find(knob.key() + ".unit").map(found -> " " + found).orElse("");
        return switch (knob) {
            case Knob.WholeNumber whole -> texts.say("app.knob.range", whole.min(), whole.max(), unit, takes);
            case Knob.RealNumber real -> texts.say("app.knob.range", real.min(), real.max(), unit, takes);
            case Knob.SizeList sizes -> texts.say("app.knob.sizes", sizes.most(), sizes.min(), sizes.max(), takes);
            case Knob.FilterList filters -> texts.say("app.knob.filters", filters.most(), takes);
            case Knob.Switch unused -> takes;
            case Knob.Choice unused -> takes;
        };
    }

    /// What an option of a choice is called.
    public String optionName(Enum<?> option) {
        return texts.name(knob.key() + "." + option.name());
    }

    /// The value training goes by, or will after a restart. Always one that is allowed.
    public ReadOnlyObjectProperty<Object> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// The value as a person would type it.
    public String text() {
        return knob.show(value.get());
    }

    /// Why what was typed was not taken; empty when all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Set, but training does not go by it before a restart.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Takes what a person typed, or says what is wrong with it.
    public void type(String typed) {
        try {
            choose(knob.parse(withPoint(typed)));
        } catch (Refused refused) {
            problem.set(texts.say(refused.sentences()));
        }
    }

    /// Where people write 0,001 they may do so here.
    private String withPoint(String typed) {
        boolean comma = DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator() == ',';
        return comma && knob instanceof Knob.RealNumber ? typed.replace(',', '.') : typed;
    }

    /// Takes a value from a slider, switch or list.
    public void choose(Object chosen) {
        try {
            if (!chosen.equals(value.get())) {
                owner.set(knob, chosen);
            }
            problem.set("");
        } catch (Refused refused) {
            problem.set(texts.say(refused.sentences()));
        }
    }

    /// What was typed and not taken does not count any more.
    void forgetProblem() {
        problem.set("");
    }

    void show(Object wanted, Object running) {
        boolean changed = !wanted.equals(value.get());
        value.set(wanted);
        if (changed) {
            problem.set("");
        }
        waiting.set(!wanted.equals(running));
    }
}
