package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Texts;
import agentarcade.store.RunFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest extends CommandTest {
    private static final String[] SMALL = {"--set", "hidden=8", "--set", "size=6", "--set", "batchSize=4"};

    @TempDir Path folder;

    private int run(String... arguments) {
        return run(false, arguments);
    }

    private int run(boolean live, String... arguments) {
        return Cli.run(terminal(folder, live), arguments);
    }

    private int train(String... more) {
        String[] arguments = new String[1 + SMALL.length + more.length];
        arguments[0] = "train";
        System.arraycopy(SMALL, 0, arguments, 1, SMALL.length);
        System.arraycopy(more, 0, arguments, 1 + SMALL.length, more.length);
        return run(arguments);
    }

    private String[] lines() {
        return out.toString().split("\\R");
    }

    @Test
    void theDemoTrainsSavesDrawsAndJudges() throws Exception {
        assertThat(run("demo", "--games", "60")).isZero();
        Path file = folder.resolve("runs/demo-catch-dqn.arcade");
        assertThat(lines()).hasSize(6).startsWith("Run saved: " + file.toAbsolutePath(),
                "Curves as numbers: " + folder.resolve("runs/demo-catch-dqn.csv").toAbsolutePath(),
                "Learning curves: " + folder.resolve("runs/demo-catch-dqn.png").toAbsolutePath());
        assertThat(lines()[3]).matches("Win rate without exploring, over 1,000 fresh games: \\d+\\.\\d %, standard deviation \\d+\\.\\d %, "
                + "lowest \\d+\\.\\d %, highest \\d+\\.\\d %\\.");
        assertThat(lines()[4]).matches("Win rate from all 63 possible starts: \\d+\\.\\d %\\.");
        assertThat(err.toString()).startsWith("DQN learns Catch: 60 games, seed 1.")
                .containsPattern("60 games\\. Win rate, last 100: \\d+\\.\\d %\\. Loss \\d\\.\\d{4}\\. [\\d,]+ steps/s");
        assertThat(RunFiles.read(file).checkpoint().progress().episodes()).isEqualTo(60);
        assertThat(folder.resolve("runs/demo-catch-dqn.png")).isNotEmptyFile();
    }

    @Test
    void aLiveTerminalShowsOneLineThatChanges() {
        assertThat(run(true, "demo", "--games", "60")).isZero();
        assertThat(err.toString()).contains("\r[####################] 100 % 60 games");
    }

    @Test
    void aTrainedRunGoesOnFromItsFileToTheSameResultAsInOneGo() {
        Path part = folder.resolve("part.arcade");
        Path whole = folder.resolve("whole.arcade");
        assertThat(train("--steps", "303", "--out", part.toString())).isZero();
        assertThat(run("train", "--from", part.toString(), "--steps", "297")).isZero();
        String resumed = lines()[lines().length - 1];
        assertThat(train("--steps", "600", "--out", whole.toString())).isZero();
        assertThat(lines()[lines().length - 1]).isEqualTo(resumed).startsWith("Fingerprint of the weights: ");
    }

    @Test
    void settingsOfARunThatHasBegunCanOnlyBeChangedWhereThatMakesSense() throws Exception {
        Path file = folder.resolve("run.arcade");
        assertThat(train("--games", "3", "--out", file.toString())).isZero();
        assertThat(run("train", "--from", file.toString(), "--set", "size=8")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Board size can’t be changed in a run that has begun.");
        assertThat(run("train", "--from", file.toString(), "--seed", "2")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--seed can’t be given together with --from");
        assertThat(run("train", "--from", file.toString(), "--set", "batchSize=5", "--games", "2")).isZero();
        assertThat(RunFiles.read(file).checkpoint().progress().episodes()).isEqualTo(5);
        assertThat(RunFiles.read(file).experiment().settings().toString()).contains("batchSize=5");
    }

    @Test
    void evaluationSpeaksToPeopleAndToPrograms() throws Exception {
        Path file = folder.resolve("run.arcade");
        train("--games", "20", "--seed", "7", "--out", file.toString());
        assertThat(run("evaluate", file.toString(), "--episodes", "50", "--seed", "3")).isZero();
        assertThat(lines()).hasSize(3);
        assertThat(lines()[0]).startsWith("Win rate without exploring, over 50 fresh games: ");
        assertThat(run("evaluate", file.toString(), "--episodes", "50", "--seed", "3", "--json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("trainingSeed").asLong()).isEqualTo(7);
        assertThat(json.path("games").asLong()).isEqualTo(20);
        assertThat(json.path("freshGames").path("n").asInt()).isEqualTo(50);
        assertThat(json.path("allStarts").path("n").asInt()).isEqualTo(15);
        assertThat(json.path("allStarts").path("mean").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.path("freshGames").path("min").asDouble()).isZero();
        assertThat(json.path("freshGames").path("max").asDouble()).isEqualTo(1);
        assertThat(json.path("rules").path("size").asInt()).isEqualTo(6);
        assertThat(json.path("settings").path("batchSize").asInt()).isEqualTo(4);
    }

    @Test
    void aTrainedPolicyIsExportedForOtherPrograms() throws Exception {
        Path file = folder.resolve("run.arcade");
        Path npz = folder.resolve("policy.npz");
        Path onnx = folder.resolve("policy.onnx");
        train("--games", "3", "--out", file.toString());
        String fingerprint = lines()[lines().length - 1];
        assertThat(run("export", file.toString(), "--npz", npz.toString(), "--onnx", onnx.toString())).isZero();
        assertThat(lines()).containsExactly("Policy exported: " + npz, "Policy exported: " + onnx, fingerprint);
        assertThat(npz).isNotEmptyFile();
        assertThat(onnx).isNotEmptyFile();
        assertThat(run("export", file.toString(), "--npz", npz.toString(), "--json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"world\":\"catch\",\"algorithm\":\"dqn\",\"fingerprint\":\"%s\",\"npz\":\"%s\"}"
                .formatted(fingerprint.substring(fingerprint.length() - 16), npz.toString().replace("\\", "\\\\")));
        Path npy = folder.resolve("policy");
        assertThat(run("export", file.toString(), "--npy", npy.toString())).isZero();
        assertThat(lines()[0]).isEqualTo("Policy exported: " + npy);
        assertThat(npy.resolve("policy.json")).exists();
        assertRefused("Say what to write: --npz FILE, --npy FOLDER, --onnx FILE, or several of them.", "export", file.toString());
        assertRefused(file + " is named twice.", "export", file.toString(), "--onnx", file.toString());
        assertRefused("There is no file ", "export", folder.resolve("absent.arcade").toString(), "--npz", npz.toString());
        assertThat(RunFiles.read(file).checkpoint().progress().episodes()).isEqualTo(3);
    }

    @Test
    void whereOneExportCannotBeWrittenNeitherIs() {
        Path file = folder.resolve("run.arcade");
        Path npz = folder.resolve("policy.npz");
        train("--games", "3", "--out", file.toString());
        assertRefused("policy.onnx could not be saved because there is no folder ", "export", file.toString(), "--npz", npz.toString(),
                "--onnx", folder.resolve("absent/policy.onnx").toString());
        assertThat(npz).doesNotExist();
    }

    @Test
    void theExportSpeaksGerman() {
        Terminal german = new Terminal(new PrintWriter(out), new PrintWriter(err), false, folder, new Texts(Locale.GERMAN));
        assertThat(Cli.run(german, "export", "--help")).isZero();
        assertThat(out.toString()).contains("für andere Programme", "als NumPy-Arrays");
        assertThat(Cli.run(german, "export", "run.arcade")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Gib an, was geschrieben werden soll: --npz DATEI, --npy ORDNER, --onnx DATEI oder mehrere davon.");
    }

    @Test
    void trainingTellsProgramsWhatCameOfItInOneObject() throws Exception {
        Path csv = folder.resolve("numbers/curves.csv");
        assertThat(train("--steps", "250", "--json", "--csv", csv.toString())).isZero();
        assertThat(lines()).hasSize(1);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("stoppedBy").asText()).isEqualTo("STEPS");
        assertThat(json.path("steps").asLong()).isEqualTo(250);
        assertThat(json.path("games").asLong()).isEqualTo(50);
        assertThat(json.path("csv").asText()).isEqualTo(csv.toAbsolutePath().toString());
        assertThat(json.path("freshGames").path("n").asInt()).isEqualTo(1_000);
        assertThat(RunFiles.read(Path.of(json.path("run").asText())).checkpoint().progress().steps()).isEqualTo(250);
        assertThat(Path.of(json.path("picture").asText())).isNotEmptyFile();
        List<String> curves = Files.readAllLines(csv);
        assertThat(curves.getFirst()).isEqualTo("step,name,value");
        assertThat(curves).filteredOn(line -> line.contains(",score,")).hasSize(50);
        assertThat(curves.getLast()).matches("250,score\\.mean,0\\.\\d+");
        assertThat(curves).contains("250,score.mean," + (float) json.path("runningMean").asDouble());
    }

    @Test
    void trainingStopsWhenItsTargetIsReachedButNotBeforeTheHundredthGame() throws Exception {
        assertThat(train("--target", "0", "--json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("stoppedBy").asText()).isEqualTo("TARGET");
        assertThat(json.path("games").asLong()).isEqualTo(100);
        assertThat(train("--target", "1.5", "--games", "120", "--json")).isZero();
        assertThat(JsonMapper.builder().build().readTree(out.toString()).path("stoppedBy").asText()).isEqualTo("GAMES");
        assertThat(err.toString()).startsWith("DQN learns Catch: 120 games or a mean score of 1.5, seed 1.");
    }

    @Test
    void trainingStopsWhenItsTimeIsUp() throws Exception {
        assertThat(train("--seconds", "0.3", "--json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("stoppedBy").asText()).isEqualTo("SECONDS");
        assertThat(json.path("seconds").asDouble()).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void listAndBaselinesSpeakToPrograms() throws Exception {
        assertThat(run("list", "--json")).isZero();
        JsonNode list = JsonMapper.builder().build().readTree(out.toString());
        assertThat(list.path("worlds").path(0).path("rules").toString()).isEqualTo(
                "[{\"name\":\"size\",\"label\":\"Board size\",\"help\":\"" + list.at("/worlds/0/rules/0/help").asText()
                        + "\",\"unit\":\"cells\",\"type\":\"whole\",\"min\":6,\"max\":24,\"first\":10,\"takes\":\"RESTART\"}]");
        assertThat(list.path("worlds")).hasSameSizeAs(Environments.ALL);
        assertThat(list.path("algorithms")).hasSameSizeAs(Algorithms.ALL);
        assertThat(list.at("/presets/0/id").asText()).isEqualTo("tuned");
        assertThat(run("baselines", "--world", "cartpole-v1", "--episodes", "20", "--json")).isZero();
        assertThat(lines()).hasSize(1);
        JsonNode scores = JsonMapper.builder().build().readTree(out.toString());
        assertThat(scores.path(scores.size() - 1).path("mean").asDouble()).isEqualTo(500);
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLineWithCode2() {
        assertRefused("--games must be at least 1, not 0.", "train", "--games", "0");
        assertRefused("--seconds must be more than 0, not -1.", "train", "--seconds", "-1");
        assertRefused("--target must be a number.", "train", "--target", "NaN");
        assertRefused("Learning rate must be between 0.000001 and 1, not 7.", "train", "--set", "learningRate=7");
        assertRefused("There is no setting named “speed”.", "train", "--set", "speed=7");
        assertRefused("There is no world “chess”. Choose one of catch", "train", "--world", "chess");
        assertRefused("There is no algorithm “sarsa”. Choose one of dqn", "train", "--algorithm", "sarsa");
        assertRefused("There is no preset “best”. Choose one of tuned, as-in-the-source.", "train", "--preset", "best");
        assertRefused("There is no row “go-alphazero”. Choose one of catch-dqn-source, catch-dqn,", "results", "go-alphazero");
        assertRefused("Unknown option: '--fast'. Try --help.", "train", "--fast");
        assertRefused("Missing required parameter: 'FILE'. Try --help.", "evaluate");
        assertRefused("There is no file ", "evaluate", folder.resolve("absent.arcade").toString());
        assertRefused("Unmatched argument at index 0: 'dance'. Try --help.", "dance");
    }

    private void assertRefused(String sentence, String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith(sentence).doesNotContain("\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void trainingThatBreaksDownEndsWithCode1() {
        assertThat(run("train", "--set", "learningRate=1", "--set", "optimizer=SGD", "--set", "loss=SQUARED", "--set", "targetPeriod=0"))
                .isEqualTo(1);
        assertThat(err.toString().lines().toList().getLast()).startsWith("Training stopped because the numbers in layer ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theListShowsEveryWorldAlgorithmPresetAndSetting() {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("%-26s Catch: ".formatted("catch"), "%-26s DQN: ".formatted("dqn"), "catch dqn tuned",
                "catch dqn as-in-the-source",
                "    learningRate           Learning rate                0.000001 to 1; first 0.001; takes effect now",
                "    optimizer              Optimizer                    SGD, MOMENTUM, RMSPROP, RMSPROP_GRAVES, ADAM; first ADAM; takes effect after Reset",
                "    size                   Board size                   6 to 24 cells; first 10; takes effect after Reset");
    }

    @Test
    void baselinesAreATableOfPlayersWhoNeverLearn() {
        assertThat(run("baselines", "--world", "cartpole-v1", "--episodes", "20")).isZero();
        assertThat(lines()).hasSize(4);
        assertThat(lines()[0]).matches("world +player +held +episodes +mean +± error +deviation");
        assertThat(lines()[3]).matches("cartpole-v1 +Linear controller +1 +20 +500\\.00 +0\\.00 +0\\.00");
        assertRefused("There is no world “chess”. Choose one of catch,", "baselines", "--world", "chess");
    }

    @Test
    void versionAndHelpAreThere() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip()).matches("Agent Arcade \\d+\\.\\d+\\.\\d+.*");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("demo", "train", "evaluate", "export", "list", "results");
        assertThat(run("train", "--help")).isZero();
        assertThat(out.toString()).contains("--set=NAME=VALUE", "The seed of all chance.", "Exit codes:",
                "130   ended by Ctrl-C; what was there by then is saved");
    }
}
