package agentarcade.knob;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings of a record class `S`, read from the annotations of its components ([Whole], [Real], [Flag], [OneOf], [Sizes]).
/// A value outside its range never becomes a record here: it is refused with a sentence.
public final class Knobs<S extends Record> {
    private final Class<S> type;
    private final List<Knob> all;

    private Knobs(Class<S> type, List<Knob> all) {
        this.type = type;
        this.all = all;
    }

    public static <S extends Record> Knobs<S> of(Class<S> type) {
        return new Knobs<>(type, Arrays.stream(type.getRecordComponents()).map(component -> knob(owner(type), component)).toList());
    }

    public List<Knob> all() {
        return all;
    }

    /// Settings that belong together. The first ones of a record may stand in no group: then `name` is empty.
    public record Section(String name, List<Knob> knobs) {
        public Section {
            knobs = List.copyOf(knobs);
        }
    }

    /// The settings in their groups, see [Group], all in the order of declaration.
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        String name = "";
        List<Knob> knobs = new ArrayList<>();
        for (Knob knob : all) {
            Optional<Group> group = annotation(knob, Group.class);
            if (group.isPresent() && !knobs.isEmpty()) {
                sections.add(new Section(name, knobs));
                knobs.clear();
            }
            name = group.map(Group::value).orElse(name);
            knobs.add(knob);
        }
        if (!knobs.isEmpty()) {
            sections.add(new Section(name, knobs));
        }
        return sections;
    }

    /// When a setting has an effect at all, if that depends on others: see [OnlyWhen].
    public Optional<Condition> condition(Knob knob) {
        return annotation(knob, OnlyWhen.class).map(when -> Condition.of(when, all));
    }

    private <A extends Annotation> Optional<A> annotation(Knob knob, Class<A> wanted) {
        return Arrays.stream(type.getRecordComponents()).filter(component -> component.getName().equals(knob.name())).findFirst()
                .map(component -> component.getAnnotation(wanted));
    }

    /// The same settings, starting with the values of this record instead of those in the annotations.
    public Knobs<S> startingAt(S initial) {
        Map<String, Object> values = values(initial);
        return new Knobs<>(type, all.stream().map(knob -> knob.withInitial(values.get(knob.name()))).toList());
    }

    /// The same settings, where whole number `name` can only be between these bounds.
    public Knobs<S> narrowed(String name, int min, int max) {
        return new Knobs<>(type, all.stream().map(knob -> knob instanceof Knob.WholeNumber whole && whole.name().equals(name)
                ? new Knob.WholeNumber(name, whole.key(), whole.takes(), min, max, whole.initial(), whole.scale())
                : knob).toList());
    }

    public S initial() {
        Map<String, Object> values = new LinkedHashMap<>();
        all.forEach(knob -> values.put(knob.name(), knob.initial()));
        return construct(values);
    }

    /// The record's values by name, in the order of declaration.
    public Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.put(component.getName(), read(component, settings));
        }
        return values;
    }

    /// The record with these values. Every setting must be there and within its range, and nothing else may be.
    public S create(Map<String, Object> values) throws Refused {
        List<Sentence> problems = new ArrayList<>();
        Set<String> known = Set.copyOf(all.stream().map(Knob::name).toList());
        values.keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> problems.add(Sentence.of("knob.problem.unknown", name)));
        for (Knob knob : all) {
            if (values.get(knob.name()) != null) {
                knob.refusal(values.get(knob.name())).ifPresent(problems::add);
            } else {
                problems.add(Sentence.of("knob.problem.missing", knob.label()));
            }
        }
        if (problems.isEmpty()) {
            S settings = construct(values);
            problems.addAll(problems(settings));
            if (problems.isEmpty()) {
                return settings;
            }
        }
        throw new Refused(problems);
    }

    /// The record with one setting changed.
    public S with(Record settings, String name, Object value) throws Refused {
        Map<String, Object> values = values(settings);
        values.put(name, value);
        return create(values);
    }

    /// What is wrong with a record that was built without us; empty if nothing is.
    public List<Sentence> problems(Record settings) {
        List<Sentence> problems = new ArrayList<>();
        Map<String, Object> values = values(settings);
        all.forEach(knob -> knob.refusal(values.get(knob.name())).ifPresent(problems::add));
        if (problems.isEmpty() && settings instanceof Checked checked) {
            problems.addAll(checked.problems());
        }
        return problems;
    }

    /// What a run that goes on can already use of `wanted`. Settings that need a restart keep their `running` value, and so do those that
    /// only make sense together with such a one.
    public S applicable(Record running, Record wanted) {
        Map<String, Object> values = values(wanted);
        S usable = type.cast(running);
        for (Knob knob : all) {
            if (knob.takes() != Takes.RESTART) {
                try {
                    usable = with(usable, knob.name(), values.get(knob.name()));
                } catch (Refused mustWait) {
                    // It goes with a setting that waits for a restart, and waits with it.
                }
            }
        }
        return usable;
    }

    private S construct(Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components).map(component -> values.get(component.getName())).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("%s can't be built from %s".formatted(type.getName(), values), broken);
        }
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("%s can't be read from %s".formatted(component.getName(), settings), broken);
        }
    }

    /// `Dqn.Settings` owns the texts below `dqn`.
    private static String owner(Class<?> type) {
        Class<?> named = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        return named.getSimpleName().toLowerCase(Locale.ENGLISH);
    }

    private static Knob knob(String owner, RecordComponent component) {
        String name = component.getName();
        String key = owner + "." + name;
        if (component.isAnnotationPresent(Whole.class)) {
            Whole whole = component.getAnnotation(Whole.class);
            return new Knob.WholeNumber(name, key, whole.takes(), whole.min(), whole.max(), whole.initial(), whole.scale());
        }
        if (component.isAnnotationPresent(Real.class)) {
            Real real = component.getAnnotation(Real.class);
            return new Knob.RealNumber(name, key, real.takes(), real.min(), real.max(), real.initial(), real.scale());
        }
        if (component.isAnnotationPresent(Flag.class)) {
            Flag flag = component.getAnnotation(Flag.class);
            return new Knob.Switch(name, key, flag.takes(), flag.initial());
        }
        if (component.isAnnotationPresent(OneOf.class)) {
            OneOf oneOf = component.getAnnotation(OneOf.class);
            return new Knob.Choice(name, key, oneOf.takes(), options(component), option(component, oneOf.initial()));
        }
        if (component.isAnnotationPresent(Sizes.class)) {
            Sizes sizes = component.getAnnotation(Sizes.class);
            List<Integer> initial = sizes.initial().isEmpty()
                    ? List.of()
                    : Arrays.stream(sizes.initial().split("-")).map(Integer::valueOf).toList();
            return new Knob.SizeList(name, key, sizes.takes(), sizes.min(), sizes.max(), sizes.most(), initial);
        }
        if (component.isAnnotationPresent(Filters.class)) {
            Filters filters = component.getAnnotation(Filters.class);
            return new Knob.FilterList(name, key, filters.takes(), filters.most(), Filter.parse(filters.initial()).orElseThrow());
        }
        throw new IllegalArgumentException("%s needs one of @Whole, @Real, @Flag, @OneOf, @Sizes, @Filters".formatted(key));
    }

    private static List<Enum<?>> options(RecordComponent component) {
        return Arrays.stream(component.getType().getEnumConstants()).<Enum<?>>map(constant -> (Enum<?>) constant).toList();
    }

    private static Enum<?> option(RecordComponent component, String name) {
        return options(component).stream().filter(option -> option.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("%s has no constant %s".formatted(component.getType().getSimpleName(), name)));
    }
}
