package agentarcade.knob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// Whoever adds a text adds it in every language.
class BundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts german = new Texts(Locale.GERMAN);

    @Test
    void germanSaysAllThatEnglishSaysAndNothingElse() {
        assertThat(german.bundle().keySet()).containsExactlyInAnyOrderElementsOf(english.bundle().keySet());
    }

    @Test
    void bothFillInTheSame() {
        for (String key : english.bundle().keySet()) {
            assertThat(placeholders(german, key)).as(key).isEqualTo(placeholders(english, key));
        }
    }

    private static TreeSet<String> placeholders(Texts texts, String key) {
        return new TreeSet<>(PLACEHOLDER.matcher(texts.bundle().getString(key)).results().map(MatchResult::group).toList());
    }
}
