package agentarcade.knob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// Whoever adds a text adds it in every language. Read from the files: a bundle would show English where German is missing.
class BundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    private final Properties english = read("texts.properties");
    private final Properties german = read("texts_de.properties");

    @Test
    void germanSaysAllThatEnglishSaysAndNothingElse() {
        assertThat(german.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void bothFillInTheSame() {
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(german.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    private static TreeSet<String> placeholders(String text) {
        return new TreeSet<>(PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(BundlesTest.class.getResourceAsStream("/agentarcade/texts/" + name),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
