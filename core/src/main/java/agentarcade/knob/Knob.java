package agentarcade.knob;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One setting: what it is called, what values it may take, and when a change takes effect.
/// Form, validation, file loading, command line and docs all read it from here; [Knobs] collects those of a settings record.
///
/// Texts are found by key: `key.label`, `key.help`, and `key.unit` where there is one.
public sealed interface Knob {
    /// Name of the record component.
    String name();

    /// Where its texts are, for example `dqn.learningRate`.
    String key();

    Takes takes();

    Object initial();

    /// The same setting, starting with another value.
    Knob withInitial(Object value);

    /// Why `value` can't be used, or empty if it can.
    Optional<Sentence> refusal(Object value);

    /// The value a person typed.
    Object parse(String text) throws Refused;

    /// A value as a person would type it.
    default String show(Object value) {
        return value.toString();
    }

    default Sentence label() {
        return Sentence.of(key() + ".label");
    }

    record WholeNumber(String name, String key, Takes takes, int min, int max, Integer initial, Scale scale) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new WholeNumber(name, key, takes, min, max, (Integer) value, scale);
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            return value instanceof Integer number && number >= min && number <= max ? Optional.empty() : Optional.of(between(value));
        }

        @Override
        public Object parse(String text) throws Refused {
            try {
                return checked(this, Integer.valueOf(text.strip().replace("_", "")));
            } catch (NumberFormatException wrong) {
                throw new Refused(Sentence.of("knob.problem.whole", label(), min, max, text), wrong);
            }
        }

        private Sentence between(Object value) {
            return min == max
                    ? Sentence.of("knob.problem.fixed", label(), min, value)
                    : Sentence.of("knob.problem.between", label(), min, max, value);
        }
    }

    record RealNumber(String name, String key, Takes takes, double min, double max, Double initial, Scale scale) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new RealNumber(name, key, takes, min, max, (Double) value, scale);
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            return value instanceof Double number && number >= min && number <= max
                    ? Optional.empty()
                    : Optional.of(Sentence.of("knob.problem.between", label(), min, max, value));
        }

        @Override
        public Object parse(String text) throws Refused {
            try {
                return checked(this, Double.valueOf(text.strip()));
            } catch (NumberFormatException wrong) {
                throw new Refused(Sentence.of("knob.problem.number", label(), min, max, text), wrong);
            }
        }

        /// Without powers of ten: pupils read 0.00001 more easily than 1.0E-5.
        @Override
        public String show(Object value) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
    }

    record Switch(String name, String key, Takes takes, Boolean initial) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new Switch(name, key, takes, (Boolean) value);
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            return value instanceof Boolean ? Optional.empty() : Optional.of(Sentence.of("knob.problem.switch", label(), value));
        }

        @Override
        public Object parse(String text) throws Refused {
            return switch (text.strip()) {
                case "true", "on" -> true;
                case "false", "off" -> false;
                default -> throw new Refused(Sentence.of("knob.problem.switch", label(), text));
            };
        }
    }

    record Choice(String name, String key, Takes takes, List<Enum<?>> options, Enum<?> initial) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new Choice(name, key, takes, options, (Enum<?>) value);
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            return options.contains(value) ? Optional.empty() : Optional.of(oneOf(value));
        }

        @Override
        public Object parse(String text) throws Refused {
            for (Enum<?> option : options) {
                if (option.name().equalsIgnoreCase(text.strip())) {
                    return option;
                }
            }
            throw new Refused(oneOf(text));
        }

        private Sentence oneOf(Object value) {
            return Sentence.of("knob.problem.choice", label(), options.stream().map(Enum::name).collect(Collectors.joining(", ")), value);
        }
    }

    record SizeList(String name, String key, Takes takes, int min, int max, int most, List<Integer> initial) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new SizeList(name, key, takes, min, max, most, ((List<?>) value).stream().map(Integer.class::cast).toList());
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            boolean fits = value instanceof List<?> sizes && sizes.size() <= most
                    && sizes.stream().allMatch(size -> size instanceof Integer n && n >= min && n <= max);
            return fits ? Optional.empty() : Optional.of(problem(value instanceof List<?> ? show(value) : value));
        }

        @Override
        public Object parse(String text) throws Refused {
            try {
                List<Integer> sizes = text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.strip().split("\\s*[-–,;\\s]\\s*")).map(Integer::valueOf).toList();
                return checked(this, sizes);
            } catch (NumberFormatException wrong) {
                throw new Refused(problem(text), wrong);
            }
        }

        @Override
        public String show(Object value) {
            return ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining("-"));
        }

        private Sentence problem(Object value) {
            return Sentence.of("knob.problem.sizes", label(), most, min, max, value);
        }
    }

    record FilterList(String name, String key, Takes takes, int most, List<Filter> initial) implements Knob {
        @Override
        public Knob withInitial(Object value) {
            return new FilterList(name, key, takes, most, ((List<?>) value).stream().map(Filter.class::cast).toList());
        }

        @Override
        public Optional<Sentence> refusal(Object value) {
            boolean fits = value instanceof List<?> filters && filters.size() <= most
                    && filters.stream().allMatch(one -> one instanceof Filter filter && filter.isPossible());
            return fits ? Optional.empty() : Optional.of(problem(value instanceof List<?> ? show(value) : value));
        }

        @Override
        public Object parse(String text) throws Refused {
            return checked(this, Filter.parse(text).orElseThrow(() -> new Refused(problem(text))));
        }

        @Override
        public String show(Object value) {
            return Filter.show((List<?>) value);
        }

        private Sentence problem(Object value) {
            return Sentence.of("knob.problem.filters", label(), most, Filter.MOST_CHANNELS, Filter.LARGEST, value);
        }
    }

    private static Object checked(Knob knob, Object value) throws Refused {
        Optional<Sentence> refusal = knob.refusal(value);
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        return value;
    }
}
