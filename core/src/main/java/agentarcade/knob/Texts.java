package agentarcade.knob;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The program's words in one language, from `resources/texts`. Languages we do not speak get English.
public final class Texts {
    private static final ResourceBundle.Control ENGLISH_OTHERWISE = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("agentarcade.texts.texts", locale, ENGLISH_OTHERWISE);
    }

    public Locale locale() {
        return locale;
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    /// The text of `key` with `{0}`, `{1}` … filled in. A key without a text is a mistake of ours and shows itself as the key.
    public String say(String key, Object... arguments) {
        return find(key).map(pattern -> fill(pattern, List.of(arguments))).orElse(key);
    }

    public String say(Sentence sentence) {
        return find(sentence.key()).map(pattern -> fill(pattern, sentence.arguments())).orElse(sentence.key());
    }

    public String say(List<Sentence> sentences) {
        return sentences.stream().map(this::say).collect(Collectors.joining(" "));
    }

    /// A name that a newcomer's class may not have in the bundles yet: then its identifier is spelled out, `boardSize` as "Board size".
    public String name(String key) {
        return find(key).orElseGet(
                () -> spelledOut(key.endsWith(".name") || key.endsWith(".label") ? key.substring(0, key.lastIndexOf('.')) : key));
    }

    /// A text that need not exist, such as the unit of a setting.
    public Optional<String> find(String key) {
        try {
            return Optional.of(bundle.getString(key));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }

    /// A number as people read it: no more digits than it needs, powers of ten only where they help.
    public String number(double value) {
        double size = Math.abs(value);
        String pattern = size != 0 && (size < 1e-6 || size >= 1e9) ? "0.###############E0" : "#,##0.################";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale)).format(value);
    }

    private String fill(String pattern, List<Object> arguments) {
        Object[] words = arguments.stream().map(this::word).toArray();
        return new MessageFormat(pattern, locale).format(words);
    }

    private Object word(Object argument) {
        return switch (argument) {
            case Sentence sentence when sentence.arguments().isEmpty() -> name(sentence.key());
            case Sentence sentence -> say(sentence);
            case Number number -> number(number.doubleValue());
            default -> argument.toString();
        };
    }

    private static String spelledOut(String key) {
        String identifier = key.substring(key.lastIndexOf('.') + 1);
        String words = identifier.replace('_', ' ').replace('-', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ENGLISH);
        return words.isEmpty() ? key : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
