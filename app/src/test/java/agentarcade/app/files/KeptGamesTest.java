package agentarcade.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.Leaderboards;
import agentarcade.app.game.Leaderboards.Entry;
import agentarcade.app.game.Recording;
import agentarcade.env.Action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptGamesTest {
    @TempDir Path folder;

    private Path leaderboards() {
        return folder.resolve("leaderboards.txt");
    }

    @Test
    void leaderboardsAndTheLastNameAreThereAfterTheNextStart() {
        Leaderboards first = new LeaderboardFile(folder);
        first.keep("cave", List.of(new Entry("Zoë 🚀", 120), new Entry("#Ada = 1", 7.5)), "Zoë 🚀");
        first.keep("pendulum-v1", List.of(new Entry("Alan", -812.3)), "Alan");
        Leaderboards next = new LeaderboardFile(folder);
        assertThat(next.of("cave")).isEqualTo(first.of("cave"));
        assertThat(next.of("pendulum-v1")).containsExactly(new Entry("Alan", -812.3));
        assertThat(next.of("catch")).isEmpty();
        assertThat(next.lastName()).isEqualTo("Alan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "something else\n", "Agent Arcade leaderboards 1\n", "Agent Arcade leaderboards 1\nAda\ncave\t12\n",
        "Agent Arcade leaderboards 1\nAda\ncave\tmany\tAda\n", "Agent Arcade leaderboards 1\nAda\ncave\tNaN\tAda\n",
        "Agent Arcade leaderboards 1\nAda\n../x\t12\tAda\n"})
    void aDamagedFileIsSetAsideAndANewOneBegins(String content) throws IOException {
        Files.writeString(leaderboards(), content);
        Leaderboards anew = new LeaderboardFile(folder);
        assertThat(anew.of("cave")).isEmpty();
        assertThat(leaderboards()).doesNotExist();
        assertThat(folder.resolve("leaderboards.txt.damaged")).hasContent(content);
        anew.keep("cave", List.of(new Entry("Ada", 1)), "Ada");
        assertThat(new LeaderboardFile(folder).of("cave")).containsExactly(new Entry("Ada", 1));
    }

    @Test
    void theBestGameIsThereAfterTheNextStartToTheBit() {
        Recording choices = new Recording(-7, 12.25, List.of(Action.Discrete.of(0), Action.Discrete.of(2), Action.Discrete.of(1)));
        new RecordingFiles(folder).best("cave", choices);
        assertThat(new RecordingFiles(folder).best("cave")).contains(choices);

        float[][] numbers = {{0.1f, -2f}, {Float.MIN_VALUE, 1e-7f}};
        new RecordingFiles(folder).best("pendulum-v1",
                new Recording(1, -0.1, List.of(new Action.Continuous(numbers[0]), new Action.Continuous(numbers[1]))));
        List<Action> read = new RecordingFiles(folder).best("pendulum-v1").orElseThrow().actions();
        assertThat(read.stream().map(action -> ((Action.Continuous) action).values()).toArray(float[][]::new)).isDeepEqualTo(numbers);
        assertThat(new RecordingFiles(folder).best("catch")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Agent Arcade game 1\n1\n2\n", "Agent Arcade game 1\n1\nmany\nchoices\n012\n",
        "Agent Arcade game 1\n1\n2\nchoices\n0!2\n", "Agent Arcade game 1\n1\n2\nnumbers\n0.5 x\n",
        "Agent Arcade game 1\n1\n2\nmoves\n01\n"})
    void aDamagedGameIsSetAside(String content) throws IOException {
        Path file = folder.resolve("best-games").resolve("cave.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertThat(new RecordingFiles(folder).best("cave")).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling("cave.txt.damaged")).hasContent(content);
    }
}
