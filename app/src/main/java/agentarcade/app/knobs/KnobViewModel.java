package agentarcade.app.knobs;

import agentarcade.knob.Condition;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One setting as it stands in the form: its value, what is wrong with what was typed, and whether training already goes by it.
public final class KnobViewModel {

    /// Takes a new value, or says why it can't.
    @FunctionalInterface
    interface Owner {
        void set(KnobViewModel knob, Object value) throws Refused;
    }

    private final Knob knob;
    private final Optional<Condition> condition;
    private final Texts texts;
    private final Owner owner;
    private final ReadOnlyObjectWrapper<Object> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper idle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper wayBack = new ReadOnlyStringWrapper("");
    private Optional<Object> preset = Optional.empty();
    private String presetName = "";

    /// @param condition when the setting has an effect at all, if that depends on others
    KnobViewModel(Knob knob, Optional<Condition> condition, Texts texts, Owner owner) {
        this.knob = knob;
        this.condition = condition;
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

    /// A value as people read it.
    String words(Object shown) {
        return words(knob, shown);
    }

    private String words(Knob of, Object shown) {
        return switch (shown) {
            case Enum<?> option -> texts.name(of.key() + "." + option.name());
            case Boolean on -> texts.say(on ? "knob.on" : "knob.off");
            default -> of.show(shown).isEmpty() ? "–" : withComma(of, of.show(shown));
        };
    }

    /// Whether a person who looks for this text means this setting.
    boolean matches(String sought) {
        String small = sought.strip().toLowerCase(texts.locale());
        return (label() + " " + help()).toLowerCase(texts.locale()).contains(small);
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
        return withComma(knob, knob.show(value.get()));
    }

    /// Why what was typed was not taken; empty when all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Set, but training does not go by it before a restart.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Why this setting has no effect now; empty if it has one.
    public ReadOnlyStringProperty idleProperty() {
        return idle.getReadOnlyProperty();
    }

    /// Where [#backToPreset] leads, such as "Back to 0.001, as in the preset “Tuned”"; empty if that is where the setting stands.
    public ReadOnlyStringProperty wayBackProperty() {
        return wayBack.getReadOnlyProperty();
    }

    /// Takes the preset's value again.
    public void backToPreset() {
        preset.ifPresent(this::choose);
    }

    /// Takes what a person typed, or says what is wrong with it.
    public void type(String typed) {
        try {
            choose(knob.parse(plain(typed)));
        } catch (Refused refused) {
            problem.set(texts.say(refused.sentences()));
        }
    }

    /// Where people write 0,001 they may do so here, and 1,024 or 1.024 as the range is told.
    private String plain(String typed) {
        if (knob instanceof Knob.WholeNumber) {
            String mark = Pattern.quote(String.valueOf(DecimalFormatSymbols.getInstance(texts.locale()).getGroupingSeparator()));
            return typed.strip().matches("\\d{1,3}(" + mark + "\\d{3})+") ? typed.replaceAll(mark, "") : typed;
        }
        return isWrittenWithComma(knob) ? typed.replace(',', '.') : typed;
    }

    /// And they read it so, too.
    private String withComma(Knob of, String shown) {
        return isWrittenWithComma(of) ? shown.replace('.', ',') : shown;
    }

    private boolean isWrittenWithComma(Knob of) {
        return of instanceof Knob.RealNumber && DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator() == ',';
    }

    /// Takes a value from a slider, switch or list.
    public void choose(Object chosen) {
        try {
            if (!chosen.equals(value.get())) {
                owner.set(this, chosen);
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

    /// The value of the preset it is compared with.
    void compareWith(Object value, String name) {
        preset = Optional.of(value);
        presetName = name;
        tellWayBack();
    }

    /// @param set all settings of the form by name
    /// @param running the value training goes by
    void show(Map<String, Object> set, Object running) {
        Object wanted = set.get(knob.name());
        boolean changed = !wanted.equals(value.get());
        value.set(wanted);
        if (changed) {
            problem.set("");
        }
        waiting.set(!wanted.equals(running));
        idle.set(condition.filter(needed -> !needed.holds(set)).map(this::why).orElse(""));
        tellWayBack();
    }

    private void tellWayBack() {
        wayBack.set(preset.filter(other -> !other.equals(value.get()))
                .map(other -> texts.say("app.knob.back.help", words(other), presetName)).orElse(""));
    }

    private String why(Condition needed) {
        String others = joined(needed.knobs().stream().map(other -> texts.name(other.key() + ".label")));
        if (needed.values().isEmpty()) {
            return texts.say("app.knob.onlyAbove", others, needed.above());
        }
        Knob first = needed.knobs().getFirst();
        return texts.say("app.knob.onlyWhen", others, joined(needed.values().stream().map(value -> words(first, value))));
    }

    private String joined(Stream<String> words) {
        return words.reduce((one, next) -> texts.say("app.knob.or", one, next)).orElse("");
    }
}
