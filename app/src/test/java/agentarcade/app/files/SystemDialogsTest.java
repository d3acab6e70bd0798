package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class SystemDialogsTest {
    @Test
    void aMissingExtensionIsAdded() {
        assertThat(SystemDialogs.withExtension(Path.of("runs", "first.try"), ".arcade")).isEqualTo(Path.of("runs", "first.try.arcade"));
        assertThat(SystemDialogs.withExtension(Path.of("run.arcade"), ".arcade")).isEqualTo(Path.of("run.arcade"));
    }
}
