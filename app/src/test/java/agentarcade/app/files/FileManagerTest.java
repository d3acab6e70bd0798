package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.knob.Refused;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileManagerTest {
    @TempDir Path folder;

    @Test
    void eachSystemIsAskedInItsOwnWay() throws Exception {
        Path file = Files.writeString(folder.resolve("a run.arcade"), "?");
        assertThat(FileManager.command(file, "Windows 11")).containsExactly("explorer.exe", "/select,", file.toString());
        assertThat(FileManager.command(folder, "Windows 11")).containsExactly("explorer.exe", folder.toString());
        assertThat(FileManager.command(file, "Mac OS X")).containsExactly("open", "-R", file.toString());
        assertThat(FileManager.command(folder, "Mac OS X")).containsExactly("open", folder.toString());
        assertThat(FileManager.command(file, "Linux")).containsExactly("xdg-open", folder.toString());
        assertThat(FileManager.command(folder, "Linux")).containsExactly("xdg-open", folder.toString());
    }

    @Test
    void aFileThatIsGoneIsASentence() {
        Path gone = folder.resolve("gone.arcade");
        assertThatThrownBy(() -> FileManager.reveal(gone)).isInstanceOf(Refused.class).hasMessage("There is no file " + gone + ".");
    }
}
