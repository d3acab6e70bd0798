package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

    @TempDir Path folder;

    @Test
    void whatIsLoggedStandsInTheFileWithItsTrace() throws IOException {
        Path file;
        try (LogFile log = new LogFile(folder.resolve("new"))) {
            file = log.file().orElseThrow();
            LOG.error("The roof is on fire", new IllegalStateException("sparks"));
            assertThat(Files.readString(file)).contains("The roof is on fire").contains("IllegalStateException: sparks")
                    .contains("LogFileTest.whatIsLoggedStandsInTheFileWithItsTrace");
        }
        LOG.info("After the end");
        assertThat(Files.readString(file)).doesNotContain("After the end");
    }

    @Test
    void whatWasLoggedBeforeStays() throws IOException {
        for (String words : new String[] {"the first time", "the second time"}) {
            try (LogFile log = new LogFile(folder)) {
                LOG.info("Begun for {} in {}", words, log.folder());
            }
        }
        assertThat(Files.readString(folder.resolve("agent-arcade.log"))).contains("the first time").contains("the second time");
    }

    @Test
    void staysSmallHoweverMuchIsLogged() throws IOException, InterruptedException {
        try (LogFile log = new LogFile(folder, 1_000)) {
            assertThat(log.file()).isPresent();
            for (int i = 0; i < 6; i++) {
                LOG.info("x".repeat(1_100));
                // The size is looked at only every now and then.
                Thread.sleep(130);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("agent-arcade.log", "agent-arcade.1.log",
                    "agent-arcade.2.log");
        }
    }

    @Test
    void whereNothingCanBeWrittenItIsMissedAndNothingElse() throws IOException {
        Path blocked = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        try (LogFile log = new LogFile(blocked.resolve("below"))) {
            assertThat(log.file()).isEmpty();
            assertThat(log.folder()).isEqualTo(blocked.resolve("below"));
            LOG.info("Said to nobody");
        }
    }
}
