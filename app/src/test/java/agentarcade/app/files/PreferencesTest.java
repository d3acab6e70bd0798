package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir Path folder;

    @Test
    void whatWasSetIsThereNextTime() {
        Preferences preferences = new Preferences(folder.resolve("new"));
        preferences.dark(true);
        preferences.language(Locale.GERMAN);
        preferences.used(folder.resolve("größer = 1 #!.arcade"));
        Preferences next = new Preferences(folder.resolve("new"));
        assertThat(next.dark()).isTrue();
        assertThat(next.language()).isEqualTo(Locale.GERMAN);
        assertThat(next.recent()).containsExactly(folder.resolve("größer = 1 #!.arcade"));
    }

    @Test
    void theFileUsedLastComesFirstAndOnlyOnce() {
        Preferences preferences = new Preferences(folder);
        for (int i = 0; i < 10; i++) {
            preferences.used(folder.resolve("run" + i));
        }
        preferences.used(folder.resolve("run5"));
        assertThat(preferences.recent()).extracting(path -> path.getFileName().toString())
                .containsExactly("run5", "run9", "run8", "run7", "run6", "run4", "run3", "run2");
    }

    @Test
    void bestScoresAreKeptForEachWorldAndWhatIsNoNumberIsForgotten() throws IOException {
        Preferences preferences = new Preferences(folder);
        assertThat(preferences.best("cave")).isEmpty();
        preferences.best("cave", 321);
        preferences.best("pendulum-v1", -150.25);
        Preferences next = new Preferences(folder);
        assertThat(next.best("cave")).hasValue(321);
        assertThat(next.best("pendulum-v1")).hasValue(-150.25);
        for (String damaged : new String[] {"many", "NaN", ""}) {
            Files.writeString(folder.resolve("preferences.properties"), "best.cave=" + damaged);
            assertThat(new Preferences(folder).best("cave")).as(damaged).isEmpty();
        }
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        Preferences preferences = new Preferences(folder);
        assertThat(preferences.dark()).isFalse();
        assertThat(preferences.recent()).isEmpty();
        assertThat(preferences.language()).isEqualTo(Locale.getDefault());
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws IOException {
        Files.writeString(folder.resolve("preferences.properties"), "dark=\\u00zz");
        Preferences preferences = new Preferences(folder);
        assertThat(preferences.dark()).isFalse();
        preferences.dark(true);
        assertThat(new Preferences(folder).dark()).isTrue();
    }

    @Test
    void bytesThatAreNoTextAreAsGoodAsNone() throws IOException {
        Files.write(folder.resolve("preferences.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertThat(new Preferences(folder).recent()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenLifeGoesOn() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Preferences preferences = new Preferences(file.resolve("folder"));
        preferences.dark(true);
        assertThat(preferences.dark()).isTrue();
    }
}
