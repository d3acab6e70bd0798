package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.knob.Refused;
import agentarcade.store.Library.Trashed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
    @TempDir Path home;
    private Library library;

    @BeforeEach
    void choose() {
        library = new Library(home.resolve("runs"));
    }

    private Path file(String name) throws IOException {
        Files.createDirectories(library.folder());
        return Files.writeString(library.folder().resolve(name), "what is in " + name);
    }

    private List<String> names() throws Refused {
        return library.files().stream().map(RunFile::name).toList();
    }

    @Test
    void aFolderThatIsNotThereYetHasNoFilesAndIsNotMade() throws Exception {
        assertThat(library.files()).isEmpty();
        assertThat(library.folder()).doesNotExist();
    }

    @Test
    void whatIsCalledLikeARunIsListedAndNothingElse() throws Exception {
        Stream.of("b.arcade", "a.ARCADE", "letter.txt", ".a.arcade.123.tmp", ".hidden.arcade").forEach(name -> {
            try {
                file(name);
            } catch (IOException unwritable) {
                throw new AssertionError(unwritable);
            }
        });
        Files.createDirectories(library.folder().resolve("folder.arcade"));
        assertThat(names()).containsExactly("a", "b");
        assertThat(library.files().getLast().bytes()).isEqualTo("what is in b.arcade".length());
    }

    @Test
    void aFolderThatIsAFileIsRefusedWithASentence() throws Exception {
        Files.writeString(library.folder(), "no folder");
        assertThatThrownBy(library::files).isInstanceOf(Refused.class)
                .hasMessage("The folder " + library.folder() + " can’t be read. Check it, or choose another folder.");
    }

    @Test
    void aFreeNameIsNumberedWhereItIsTaken() throws Exception {
        assertThat(library.free("run.arcade")).isEqualTo(library.folder().resolve("run.arcade"));
        file("run.arcade");
        file("run 2.arcade");
        assertThat(library.free("run.arcade")).isEqualTo(library.folder().resolve("run 3.arcade"));
    }

    // ---- rename ----

    @Test
    void aRenamedFileHasItsContentUnderItsNewName() throws Exception {
        Path old = file("old.arcade");
        Path renamed = library.rename(old, "Anna’s best, Größe 2");
        assertThat(renamed).isEqualTo(library.folder().resolve("Anna’s best, Größe 2.arcade")).hasContent("what is in old.arcade");
        assertThat(old).doesNotExist();
        assertThat(library.rename(renamed, "Anna’s best, Größe 2")).as("the same name again").isEqualTo(renamed).exists();
    }

    @Test
    void aNameThatIsTakenIsRefusedAndBothFilesStay() throws Exception {
        Path one = file("one.arcade");
        Path two = file("two.arcade");
        assertThatThrownBy(() -> library.rename(one, "two")).isInstanceOf(Refused.class)
                .hasMessage("There is a file two.arcade already. Choose another name.");
        assertThat(one).hasContent("what is in one.arcade");
        assertThat(two).hasContent("what is in two.arcade");
    }

    @Test
    void aFileThatVanishedCannotBeRenamedAndLeavesNothingBehind() throws Exception {
        Path gone = file("gone.arcade");
        Files.delete(gone);
        assertThatThrownBy(() -> library.rename(gone, "new")).isInstanceOf(Refused.class)
                .hasMessage("gone.arcade is not there any more: it was moved or deleted by somebody else.");
        assertThat(library.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "a/b", "a\\b", "a:b", "what?", "a*", "\"a\"", "<a>", "a|b", "a\nb", ".hidden", "dot.", " a", "a ", "CON",
                "nul", "com1", "Lpt9.x", "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"})
    void aNameThatSomeSystemForbidsIsRefused(String name) throws Exception {
        Path file = file("run.arcade");
        assertThatThrownBy(() -> library.rename(file, name)).isInstanceOf(Refused.class).hasMessageEndingWith(".");
        assertThat(names()).containsExactly("run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Anna: 1/2|Anna- 1-2", "..dots..|dots", "CON|run", "'   '|run", "console|console"})
    void aNameLikeThatOfARunIsOneThatEverySystemAllows(String name, String possible) throws Exception {
        assertThat(FileNames.like(name, "run")).isEqualTo(possible);
        FileNames.check(FileNames.like(name, "run"));
        FileNames.check(FileNames.like(name.repeat(200), "run"));
    }

    // ---- trash ----

    @Test
    void whatIsThrownAwayIsInTheTrashAndCanBePutBack() throws Exception {
        Path file = file("run.arcade");
        Trashed trashed = library.throwAway(file);
        assertThat(names()).isEmpty();
        assertThat(trashed).isEqualTo(new Trashed(file, library.trash().resolve("run.arcade")));
        assertThat(trashed.kept()).hasContent("what is in run.arcade");
        assertThat(library.putBack(trashed)).isEqualTo(file).hasContent("what is in run.arcade");
        assertThat(trashed.kept()).doesNotExist();
    }

    @Test
    void filesOfTheSameNameAreAllKeptInTheTrash() throws Exception {
        library.throwAway(file("run.arcade"));
        Path again = Files.writeString(library.folder().resolve("run.arcade"), "second");
        Trashed second = library.throwAway(again);
        assertThat(second.kept()).isEqualTo(library.trash().resolve("run 2.arcade")).hasContent("second");
        assertThat(library.trash().resolve("run.arcade")).hasContent("what is in run.arcade");
    }

    @Test
    void whatIsPutBackOverwritesNothing() throws Exception {
        Trashed trashed = library.throwAway(file("run.arcade"));
        Path newer = Files.writeString(library.folder().resolve("run.arcade"), "newer");
        assertThat(library.putBack(trashed)).isEqualTo(library.folder().resolve("run 2.arcade")).hasContent("what is in run.arcade");
        assertThat(newer).hasContent("newer");
    }

    @Test
    void aFileFromElsewhereGoesBackToWhereItWas() throws Exception {
        Path elsewhere = Files.writeString(Files.createDirectories(home.resolve("usb")).resolve("run.arcade"), "far away");
        Trashed trashed = library.throwAway(elsewhere);
        assertThat(trashed.kept()).isEqualTo(library.trash().resolve("run.arcade"));
        assertThat(library.putBack(trashed)).isEqualTo(elsewhere).hasContent("far away");
    }

    @Test
    void whatIsGoneCannotBeThrownAwayOrPutBack() throws Exception {
        Path file = file("run.arcade");
        Trashed trashed = library.throwAway(file);
        assertThatThrownBy(() -> library.throwAway(file)).isInstanceOf(Refused.class).hasMessageContaining("not there any more");
        Files.delete(trashed.kept());
        assertThatThrownBy(() -> library.putBack(trashed)).isInstanceOf(Refused.class).hasMessageContaining("not there any more");
        assertThat(library.files()).isEmpty();
    }

    @Test
    void aTrashThatCannotBeMadeIsASentenceAndTheFileStays() throws Exception {
        Path file = file("run.arcade");
        Files.writeString(library.trash(), "no folder");
        assertThatThrownBy(() -> library.throwAway(file)).isInstanceOf(Refused.class)
                .hasMessageContaining("could not be moved to the trash");
        assertThat(file).hasContent("what is in run.arcade");
    }
}
