package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    @TempDir Path folder;

    @Test
    void whatWasSetIsThereNextTime() {
        Preferences preferences = new Preferences(folder.resolve("new"));
        preferences.dark(true);
        preferences.language(Locale.GERMAN);
        preferences.used(folder.resolve("größer = 1 #!.arcade"));
        preferences.still(true);
        preferences.curves("MONOCHROME");
        preferences.window(new WindowPlace(-7, 20, 1280, 720, true));
        Preferences next = new Preferences(folder.resolve("new"));
        assertThat(next.dark()).isTrue();
        assertThat(next.language()).isEqualTo(Locale.GERMAN);
        assertThat(next.recent()).containsExactly(folder.resolve("größer = 1 #!.arcade"));
        assertThat(next.still()).isTrue();
        assertThat(next.curves()).isEqualTo("MONOCHROME");
        assertThat(next.window()).contains(new WindowPlace(-7, 20, 1280, 720, true));
    }

    @Test
    void theLastRunIsOfferedOnlyWhileItsFileIsThere() throws IOException {
        Preferences preferences = new Preferences(folder);
        Path run = Files.createFile(folder.resolve("pole.arcade"));
        preferences.lastRun(Optional.of(run));
        assertThat(new Preferences(folder).lastRun()).contains(run);
        Files.delete(run);
        assertThat(new Preferences(folder).lastRun()).isEmpty();
        preferences.lastRun(Optional.empty());
        assertThat(new Preferences(folder).lastRun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "a b c d true", "1 2 -3 4 true", "NaN 0 10 10 false"})
    void aPlaceThatMakesNoSenseIsNone(String damaged) throws IOException {
        Files.writeString(folder.resolve("preferences.properties"), "window=" + damaged);
        assertThat(new Preferences(folder).window()).isEmpty();
    }

    @Test
    void theFileIsWrittenByWhoeverIsToldTo() {
        List<Runnable> later = new ArrayList<>();
        Preferences preferences = new Preferences(folder, later::add);
        preferences.dark(true);
        preferences.dark(true);
        assertThat(new Preferences(folder).dark()).isFalse();
        assertThat(later).hasSize(1);
        later.getFirst().run();
        assertThat(new Preferences(folder).dark()).isTrue();
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
