package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.knob.Texts;
import agentarcade.store.Fingerprint;
import agentarcade.store.RunFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaCommandsTest extends CommandTest {
    @TempDir static Path trained;
    private static String run;

    @TempDir Path folder;

    private int run(String... arguments) {
        return Cli.run(terminal(folder, false), arguments);
    }

    @BeforeAll
    static void trainAgent() {
        run = trained.resolve("one.arcade").toString();
        Terminal silent = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, trained,
                new Texts(Locale.ENGLISH));
        assertThat(Cli.run(silent, "train", "--algorithm", "reinforce", "--steps", "500", "--set",
                "hidden=8-4", "--set", "size=6", "--seed", "9", "--out", run)).isZero();
    }

    @Test
    void aGameIsFilmed() throws Exception {
        Path gif = folder.resolve("game.gif");
        assertThat(run("gif", run, gif.toString(), "--width", "120")).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().isEqualTo("Game as GIF: " + gif);
        assertThat(out.toString()).containsPattern("Game 1 of 1\\. Win rate: \\d+\\.0 %, after 5 steps\\.");
        assertThat(Files.readAllBytes(gif)).startsWith("GIF89a".getBytes());
    }

    @Test
    void theBestGameOfAPlayerByRuleIsFilmedFrameByFrame() throws Exception {
        Path gif = folder.resolve("game.gif");
        Path frames = folder.resolve("frames");
        assertThat(run("gif", run, gif.toString(), "--player", "random", "--games", "30", "--seconds", "0.5", "--width", "100", "--dark",
                "--frames", frames.toString(), "--json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.get("value").asDouble()).isEqualTo(1);
        assertThat(json.get("whole").asBoolean()).isFalse();
        assertThat(json.get("player").asText()).isEqualTo("random");
        assertThat(json.get("pictures").asInt()).isEqualTo(frames.toFile().list().length).isGreaterThan(10);
    }

    @Test
    void whatCannotBeFilmedIsRefusedWithASentence() {
        String gif = folder.resolve("game.gif").toString();
        assertThat(run("gif", run, gif, "--player", "nobody")).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString()).startsWith("There is no player “nobody” in Catch. Choose one of random, nothing");
        assertThat(run("gif", run, gif, "--width", "9")).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString().strip()).isEqualTo("--width must be 64 to 1,280 pixels, not 9.");
        assertThat(run("gif", run, gif, "--seconds", "NaN")).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("gif", run, gif, "--games", "0")).isEqualTo(ExitCodes.REFUSED);
        assertThat(Path.of(gif)).doesNotExist();
    }

    @Test
    void theCommandOnThePageRepeatsTheRunToTheBit() throws Exception {
        Path page = folder.resolve("page.html");
        assertThat(run("report", run, page.toString(), "--games", "2")).isZero();
        assertThat(out.toString().strip()).isEqualTo("Page: " + page);
        Matcher command = Pattern.compile("<pre>agent-arcade (.*)</pre>").matcher(Files.readString(page));
        assertThat(command.find()).isTrue();
        Path again = folder.resolve("again.arcade");
        List<String> arguments = new ArrayList<>(List.of(command.group(1).split(" ")));
        arguments.addAll(List.of("--out", again.toString()));
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(Fingerprint.of(RunFiles.read(again).checkpoint().agent()))
                .isEqualTo(Fingerprint.of(RunFiles.read(Path.of(run)).checkpoint().agent()));
    }

    @Test
    void curvesGoToTensorBoardUnderTheNameOfTheRun() {
        Path logs = folder.resolve("logs");
        assertThat(run("tensorboard", run, logs.toString())).isZero();
        assertThat(logs.resolve("one/events.out.tfevents.0000000000.agent-arcade")).isNotEmptyFile();
        assertThat(out.toString()).contains("tensorboard --logdir \"" + logs + "\"");
    }

    @Test
    void theCommandsAreInTheHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Films a game of a saved agent", "Makes a page of HTML", "for TensorBoard");
    }
}
