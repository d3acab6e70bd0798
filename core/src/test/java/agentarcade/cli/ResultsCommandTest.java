package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.results.Outcomes;
import agentarcade.experiment.results.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ResultsCommandTest extends CommandTest {
    private static final Row ROW = Outcomes.row();
    private static final Row TO_COME = new Row("catch-later", "catch", "dqn", "to-come", ROW.budget(), ROW.judging(), List.of(), 2, true);

    @TempDir Path folder;

    private int run(String... arguments) {
        Terminal terminal = terminal(folder, false);
        CommandLine line = new CommandLine(new ResultsCommand(terminal, List.of(ROW, TO_COME)));
        line.setResourceBundle(terminal.texts().bundle());
        line.setExecutionExceptionHandler((refused, command, all) -> {
            err.write(refused.getMessage());
            return ExitCodes.REFUSED;
        });
        return line.execute(arguments);
    }

    private Path file() {
        return folder.resolve("docs/results/catch-short.jsonl");
    }

    @Test
    void eachSeedIsALineInAFileAndAllOfThemMakeATableAPageAndAPicture() throws Exception {
        assertThat(run("--seeds", "3", "--cores", "2")).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString().lines().toList().get(0)).matches("row +bar +reached by +median +IQM +95 % interval +a run");
        assertThat(out.toString().lines().toList().get(1)).matches("catch-short +≥ 50 % in 3 of 4 +\\d of 3.* \\d+\\.\\d % .*");
        assertThat(err.toString())
                .contains("The row “catch-later” can’t be run, because there is no preset “to-come” for DQN with Catch yet.")
                .containsPattern("catch-short, seed 3: \\d+\\.\\d % \\(\\d+\\.\\d s\\)\\. \\d of 3");
        assertThat(Files.readAllLines(file())).hasSize(3);
        assertThat(folder.resolve("docs/results.md")).content().contains("[catch-short](results/catch-short.jsonl)",
                "| catch-later | Catch | DQN, to-come | 30 games |");
        assertThat(folder.resolve("docs/results/catch-short.png")).isNotEmptyFile();
    }

    @Test
    void seedsThatHaveRunAreNotRunAgainUnlessAskedFor() throws Exception {
        run("--seeds", "1");
        String first = Files.readString(file());
        assertThat(run("--seeds", "2", "catch-short")).isZero();
        assertThat(err.toString()).contains("seed 2").doesNotContain("seed 1");
        assertThat(Files.readString(file())).startsWith(first).hasLineCount(2);
        run("--seeds", "1", "--fresh", "catch-short");
        assertThat(err.toString()).contains("seed 1").doesNotContain("seed 2");
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void sideBySideSeedsGiveTheSameBitsAsAlone() throws Exception {
        run("--seeds", "3", "--cores", "3", "--json");
        List<String> together = fingerprints();
        run("--seeds", "3", "--cores", "1", "--fresh", "--json");
        assertThat(fingerprints()).isEqualTo(together).hasSize(3).doesNotHaveDuplicates();
    }

    private List<String> fingerprints() throws Exception {
        return JsonMapper.builder().build().readTree(out.toString()).path(0).path("outcomes").findValuesAsText("fingerprint");
    }

    @Test
    void settingsThatHaveChangedSinceAreSaidAndRunAgain() throws Exception {
        run("--seeds", "1");
        Files.writeString(file(), Files.readString(file()).replace("\"discount\":0.", "\"discount\":0.1"));
        assertThat(run("--seeds", "1", "catch-short")).isZero();
        assertThat(err.toString()).contains("catch-short: the settings have changed since seed 1 ran. What is there does not count.",
                "catch-short, seed 1: ");
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void programsGetAllOfItAsJsonAndNothingElse() throws Exception {
        run("--seeds", "2", "--json");
        assertThat(out.toString()).hasLineCount(1);
        JsonNode row = JsonMapper.builder().build().readTree(out.toString()).path(0);
        assertThat(row.path("row").asText()).isEqualTo("catch-short");
        assertThat(row.path("budget").toString()).isEqualTo("{\"unit\":\"GAMES\",\"amount\":30}");
        assertThat(row.path("bars")).hasSize(2);
        assertThat(row.path("bars").path(0).path("verdict").asText()).isIn("OPEN", "NOT_REACHED");
        assertThat(row.path("outcomes").path(1).path("seed").asInt()).isEqualTo(2);
        assertThat(row.path("outcomes").path(1).path("evaluation").path("n").asInt()).isEqualTo(63);
        assertThat(row.path("interquartileMean").asDouble()).isBetween(row.path("interval").path("low").asDouble(),
                row.path("interval").path("high").asDouble());
    }

    @Test
    void theListRunsNothing() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString().lines().toList().get(0))
                .matches("catch-short +catch +dqn +tuned +30 games +all starts +≥ 50 % in 3 of 4; > 90 % in 2 of 4 +run by default");
        assertThat(out.toString().lines().toList().get(1)).endsWith("no preset yet");
        assertThat(folder).isEmptyDirectory();
        assertThat(run("--list", "--json")).isZero();
        assertThat(out.toString()).hasLineCount(1).contains("\"ready\":true", "\"ready\":false");
    }

    @Test
    void aRowThatIsAskedForByNameMustBeThere() {
        assertThat(run("catch-later")).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString())
                .isEqualTo("The row “catch-later” can’t be run, because there is no preset “to-come” for DQN with Catch yet.");
        assertThat(run("catch-never")).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString()).isEqualTo("There is no row “catch-never”. Choose one of catch-short, catch-later.");
        assertThat(folder).isEmptyDirectory();
    }
}
