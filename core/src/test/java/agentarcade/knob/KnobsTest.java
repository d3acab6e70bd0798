package agentarcade.knob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnobsTest {
    enum Colour {
        RED, GREEN
    }

    /// One setting of each kind; `count` must not exceed ten times `rate`.
    record Example(
            @Whole(min = 1, max = 5000, initial = 5, takes = Takes.RESTART) int maxCount,
            @Real(min = 1e-6, max = 1000, initial = 10, scale = Scale.LOG, takes = Takes.NOW) double rate,
            @Flag(initial = true, takes = Takes.NOW) boolean loud,
            @OneOf(initial = "GREEN", takes = Takes.NOW) Colour colour,
            @Sizes(min = 2, max = 64, most = 3, initial = "8-16", takes = Takes.RESTART) List<Integer> layers) implements Checked {
        @Override
        public List<Sentence> problems() {
            return maxCount <= 10 * rate ? List.of() : List.of(Sentence.of("test.tooMany", maxCount, rate));
        }
    }

    private static final Knobs<Example> KNOBS = Knobs.of(Example.class);
    private static final Example INITIAL = new Example(5, 10, true, Colour.GREEN, List.of(8, 16));

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> values = new HashMap<>(KNOBS.values(INITIAL));
        values.put(name, value);
        return values;
    }

    private static Knob knob(String name) {
        return KNOBS.all().stream().filter(knob -> knob.name().equals(name)).findFirst().orElseThrow();
    }

    private static String refusal(Map<String, Object> values) {
        return catchThrowableOfType(Refused.class, () -> KNOBS.create(values)).getMessage();
    }

    @Test
    void everyComponentIsAKnobWithWhatItsAnnotationSays() {
        assertThat(KNOBS.all()).isEqualTo(List.of(
                new Knob.WholeNumber("maxCount", "knobstest.maxCount", Takes.RESTART, 1, 5000, 5, Scale.LINEAR),
                new Knob.RealNumber("rate", "knobstest.rate", Takes.NOW, 1e-6, 1000, 10.0, Scale.LOG),
                new Knob.Switch("loud", "knobstest.loud", Takes.NOW, true),
                new Knob.Choice("colour", "knobstest.colour", Takes.NOW, List.of(Colour.RED, Colour.GREEN), Colour.GREEN),
                new Knob.SizeList("layers", "knobstest.layers", Takes.RESTART, 2, 64, 3, List.of(8, 16))));
    }

    @Test
    void recordsGoThereAndBack() throws Refused {
        assertThat(KNOBS.initial()).isEqualTo(INITIAL);
        assertThat(KNOBS.create(KNOBS.values(INITIAL))).isEqualTo(INITIAL);
        assertThat(KNOBS.values(INITIAL).keySet()).containsExactly("maxCount", "rate", "loud", "colour", "layers");
        assertThat(KNOBS.with(INITIAL, "colour", Colour.RED)).isEqualTo(new Example(5, 10, true, Colour.RED, List.of(8, 16)));
    }

    @Test
    void bothEndsOfARangeAreAllowedAndNothingBeyond() {
        assertThat(knob("maxCount").refusal(1)).isEmpty();
        assertThat(knob("maxCount").refusal(5000)).isEmpty();
        assertThat(knob("rate").refusal(1e-6)).isEmpty();
        assertThat(knob("rate").refusal(1000.0)).isEmpty();
        assertThat(knob("layers").refusal(List.of())).isEmpty();
        assertThat(knob("layers").refusal(List.of(2, 64, 2))).isEmpty();
        for (Object wrong : List.of(0, 5001, 5.0, "5", 5L)) {
            assertThat(knob("maxCount").refusal(wrong)).as("%s", wrong).isPresent();
        }
        for (Object wrong : List.of(Math.nextDown(1e-6), Math.nextUp(1000.0), Double.NaN, Double.POSITIVE_INFINITY, "1", 1f)) {
            assertThat(knob("rate").refusal(wrong)).as("%s", wrong).isPresent();
        }
        for (Object wrong : Arrays.asList(List.of(1), List.of(65), List.of(2, 2, 2, 2), List.of(2.0), Arrays.asList(2, null), "2", 2)) {
            assertThat(knob("layers").refusal(wrong)).as("%s", wrong).isPresent();
        }
        assertThat(knob("loud").refusal("true")).isPresent();
        assertThat(knob("colour").refusal("RED")).isPresent();
    }

    @Test
    void aRefusalIsASentence() {
        assertThat(refusal(with("maxCount", 7000))).isEqualTo("Max count must be between 1 and 5,000, not 7,000.");
        assertThat(refusal(with("rate", 0.0))).isEqualTo("Rate must be between 0.000001 and 1,000, not 0.");
        assertThat(refusal(with("loud", "maybe"))).isEqualTo("Loud is either on or off, not “maybe”.");
        assertThat(refusal(with("colour", "BLUE"))).isEqualTo("Colour must be one of RED, GREEN, not BLUE.");
        assertThat(refusal(with("layers", List.of(1, 100)))).isEqualTo(
                "Layers must be at most 3 whole numbers between 2 and 64, such as 100-100, not “1-100”.");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Map<String, Object> values = with("rate", -1.0);
        values.remove("loud");
        values.put("volume", 11);
        assertThat(refusal(values)).isEqualTo(
                "There is no setting named “volume”. Rate must be between 0.000001 and 1,000, not -1. Loud is missing.");
    }

    @Test
    void aSettingWithoutAValueIsMissing() {
        assertThat(refusal(with("rate", null))).isEqualTo("Rate is missing.");
        assertThat(refusal(with("colour", null))).isEqualTo("Colour is missing.");
    }

    @Test
    void rulesBetweenSettingsAreCheckedWhenEachAloneIsFine() {
        Refused refused = catchThrowableOfType(Refused.class, () -> KNOBS.with(INITIAL, "maxCount", 101));
        assertThat(refused.sentences()).isEqualTo(List.of(Sentence.of("test.tooMany", 101, 10.0)));
        assertThat(KNOBS.problems(new Example(101, 10, true, Colour.RED, List.of()))).isEqualTo(refused.sentences());
        assertThat(KNOBS.problems(INITIAL)).isEmpty();
        assertThat(KNOBS.problems(new Example(101, 0, true, Colour.RED, List.of()))).extracting(Sentence::key)
                .isEqualTo(List.of("knob.problem.between"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxCount | 12          | 12
            maxCount | ' 1_000 '   | 1000
            rate     | 1e-3        | 0.001
            rate     | ' 2.50'     | 2.5
            rate     | 7           | 7.0
            loud     | on          | true
            loud     | false       | false
            colour   | red         | RED
            layers   | 8-16-32     | [8, 16, 32]
            layers   | '8, 16'     | [8, 16]
            layers   | 8 16        | [8, 16]
            layers   | 8           | [8]
            layers   | ''          | []
            """)
    void understandsWhatPeopleType(String name, String text, String value) throws Refused {
        assertThat(knob(name).parse(text)).hasToString(value);
    }

    @Test
    void whatIsShownCanBeTypedAgain() throws Refused {
        for (Knob knob : KNOBS.all()) {
            assertThat(knob.parse(knob.show(knob.initial()))).isEqualTo(knob.initial());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxCount | 1.5     | Max count must be a whole number between 1 and 5,000, not “1.5”.
            maxCount | 9999    | Max count must be between 1 and 5,000, not 9,999.
            maxCount | ''      | Max count must be a whole number between 1 and 5,000, not “”.
            rate     | fast    | Rate must be a number between 0.000001 and 1,000, not “fast”.
            rate     | NaN     | Rate must be between 0.000001 and 1,000, not NaN.
            loud     | yes     | Loud is either on or off, not “yes”.
            colour   | blue    | Colour must be one of RED, GREEN, not blue.
            layers   | 8-x     | Layers must be at most 3 whole numbers between 2 and 64, such as 100-100, not “8-x”.
            layers   | 1       | Layers must be at most 3 whole numbers between 2 and 64, such as 100-100, not “1”.
            layers   | 8-8-8-8 | Layers must be at most 3 whole numbers between 2 and 64, such as 100-100, not “8-8-8-8”.
            """)
    void refusesWhatItCannotUseWithASentence(String name, String text, String sentence) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> knob(name).parse(text)).withMessage(sentence);
    }

    @Test
    void aRunningRunKeepsWhatNeedsARestart() throws Refused {
        Example wanted = new Example(7, 3, false, Colour.RED, List.of());
        assertThat(KNOBS.applicable(INITIAL, wanted)).isEqualTo(new Example(5, 3, false, Colour.RED, List.of(8, 16)));
    }

    @Test
    void whatDoesNotFitTheRunningValuesWaitsAndHoldsNothingElseBack() {
        assertThat(KNOBS.applicable(new Example(50, 10, true, Colour.RED, List.of()), new Example(1, 1, false, Colour.RED, List.of())))
                .isEqualTo(new Example(50, 10, false, Colour.RED, List.of()));
    }

    record Bare(int forgotten) {
    }

    record Misspelt(@OneOf(initial = "BLUE", takes = Takes.NOW) Colour colour) {
    }

    @Test
    void aRecordThatIsNotFullyAnnotatedIsAMistakeOfOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Knobs.of(Bare.class)).withMessageContaining("knobstest.forgotten");
        assertThatIllegalArgumentException().isThrownBy(() -> Knobs.of(Misspelt.class)).withMessageContaining("BLUE");
    }

    // ---- texts ----

    private final Texts texts = new Texts(Locale.ENGLISH);

    @Test
    void aNameWithoutATextIsSpelledOut() {
        assertThat(texts.name("newworld.boardSize.label")).isEqualTo("Board size");
        assertThat(texts.name("environment.mountain-car.name")).isEqualTo("Mountain car");
        assertThat(texts.name("dqn.colour.DARK_RED")).isEqualTo("Dark red");
        assertThat(texts.name("dqn.learningRate.label")).isEqualTo("Learning rate");
        assertThat(texts.say("no.such.text")).isEqualTo("no.such.text");
        assertThat(texts.find("no.such.text")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0
            1        | 1
            0.001    | 0.001
            0.0005   | 0.0005
            1E-6     | 0.000001
            1E-7     | 1E-7
            12345678 | 12,345,678
            0.1      | 0.1
            -2.5     | -2.5
            1E9      | 1E9
            """)
    void numbersHaveNoMoreDigitsThanTheyNeed(double value, String shown) {
        assertThat(texts.number(value)).isEqualTo(shown);
    }

    @Test
    void languagesWeDoNotSpeakGetEnglish() {
        assertThat(new Texts(Locale.forLanguageTag("tlh")).say("environment.catch.name")).isEqualTo("Catch");
    }

    /// One apostrophe in a pattern would swallow what follows it.
    @ParameterizedTest
    @ValueSource(strings = {"en"})
    void apostrophesAreWrittenTwice(String language) {
        var bundle = new Texts(Locale.forLanguageTag(language)).bundle();
        List<String> wrong = new ArrayList<>();
        for (String key : bundle.keySet()) {
            if (bundle.getString(key).replace("''", "").contains("'")) {
                wrong.add(key);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
