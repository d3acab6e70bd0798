package agentarcade.knob;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// When a setting has an effect at all: while one of these knobs has one of these values or, without values, exceeds a number.
/// See [OnlyWhen].
public record Condition(List<Knob> knobs, List<Object> values, double above) {
    public Condition {
        knobs = List.copyOf(knobs);
        values = List.copyOf(values);
    }

    /// @param all the settings of the record
    static Condition of(OnlyWhen when, List<Knob> all) {
        List<Knob> knobs = Arrays.stream(when.knob()).map(name -> all.stream().filter(knob -> knob.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no setting named “%s”".formatted(name)))).toList();
        boolean numbers = knobs.stream().allMatch(knob -> knob instanceof Knob.WholeNumber || knob instanceof Knob.RealNumber);
        if (knobs.isEmpty() || when.is().length == 0 && (!numbers || Double.isNaN(when.above()))) {
            throw new IllegalArgumentException("@OnlyWhen needs settings, and values or a number that is exceeded");
        }
        return new Condition(knobs, Arrays.stream(when.is()).map(text -> value(knobs.getFirst(), text)).toList(), when.above());
    }

    private static Object value(Knob knob, String text) {
        try {
            return knob.parse(text);
        } catch (Refused wrong) {
            throw new IllegalArgumentException("%s can't be “%s”".formatted(knob.name(), text), wrong);
        }
    }

    /// @param set all settings of a record by name
    public boolean holds(Map<String, Object> set) {
        return knobs.stream().map(knob -> set.get(knob.name()))
                .anyMatch(value -> values.isEmpty() ? value instanceof Number number && number.doubleValue() > above
                        : values.contains(value));
    }
}
