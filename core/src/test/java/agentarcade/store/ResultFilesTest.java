package agentarcade.store;

import static agentarcade.experiment.results.Outcomes.brokenDown;
import static agentarcade.experiment.results.Outcomes.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Bar;
import agentarcade.experiment.results.Budget;
import agentarcade.experiment.results.Outcomes;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    private static final Row ROW = Outcomes.row();

    @TempDir Path folder;
    private ResultFiles files;
    private Preset preset;

    @BeforeEach
    void open() throws Refused {
        files = new ResultFiles(folder.resolve("results"));
        preset = Presets.of(ROW).orElseThrow();
    }

    private Path file() {
        return folder.resolve("results/catch-short.jsonl");
    }

    private Preset withDiscount(double discount) throws Refused {
        return new Preset(preset.id(), preset.world(), preset.algorithm(),
                preset.algorithm().settings().with(preset.settings(), "discount", discount));
    }

    @Test
    void withoutAFileNothingHasRun() throws Refused {
        assertThat(files.read(ROW, preset)).isEqualTo(new RowResults(ROW, List.of(), List.of()));
    }

    @Test
    void whatIsWrittenDownIsReadBackToTheBitInTheOrderOfSeeds() throws Exception {
        files.add(ROW, preset, scored(2, 1 / 3.0));
        files.add(ROW, preset, brokenDown(3));
        files.add(ROW, preset, scored(1, 0.5));
        assertThat(files.read(ROW, preset))
                .isEqualTo(new RowResults(ROW, List.of(scored(1, 0.5), scored(2, 1 / 3.0), brokenDown(3)), List.of()));
        assertThat(Files.readAllLines(file())).hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("{\"row\":\"catch-short\",\"tried\":{"));
    }

    @Test
    void otherSettingsMakeWhatIsThereStaleUntilItsSeedHasRunAgain() throws Exception {
        files.add(ROW, preset, scored(1, 0.5));
        files.add(ROW, preset, scored(2, 0.6));
        Preset other = withDiscount(0.5);
        assertThat(files.read(ROW, other)).isEqualTo(new RowResults(ROW, List.of(), List.of(1L, 2L)));
        files.add(ROW, other, scored(1, 0.7));
        assertThat(files.read(ROW, other)).isEqualTo(new RowResults(ROW, List.of(scored(1, 0.7)), List.of(2L)));
        assertThat(files.read(ROW, preset)).isEqualTo(new RowResults(ROW, List.of(scored(2, 0.6)), List.of(1L)));
    }

    @Test
    void anotherBudgetOrWayOfJudgingMakesItStaleAnotherBarDoesNot() throws Exception {
        files.add(ROW, preset, scored(1, 0.5));
        Row longer = new Row(ROW.id(), ROW.world(), ROW.algorithm(), ROW.preset(), new Budget(Budget.Unit.GAMES, 31), ROW.judging(),
                ROW.bars(), 4, true);
        assertThat(files.read(longer, preset).stale()).containsExactly(1L);
        Row easier = new Row(ROW.id(), ROW.world(), ROW.algorithm(), ROW.preset(), ROW.budget(), ROW.judging(),
                List.of(new Bar(0.1, false, 1)), 4, true);
        assertThat(files.read(easier, preset).outcomes()).containsExactly(scored(1, 0.5));
    }

    @Test
    void aDamagedFileIsRefusedWithTheLineAndNothingIsAddedToIt() throws Exception {
        files.add(ROW, preset, scored(1, 0.5));
        String whole = Files.readString(file());
        String torn = whole + whole.substring(0, 100);
        Files.writeString(file(), torn);
        assertThatThrownBy(() -> files.read(ROW, preset)).isInstanceOf(Refused.class)
                .hasMessage("catch-short.jsonl is damaged: “line 2” is not what it should be. It was not opened; use another copy of it.");
        assertThatThrownBy(() -> files.add(ROW, preset, scored(2, 0.5))).isInstanceOf(Refused.class);
        assertThat(Files.readString(file())).isEqualTo(torn);
    }

    @Test
    void aLineThatLacksSomethingIsRefused() throws Exception {
        files.add(ROW, preset, scored(1, 0.5));
        Files.writeString(file(), Files.readString(file()).replace("\"steps\":1000,", ""));
        assertThatThrownBy(() -> files.read(ROW, preset)).isInstanceOf(Refused.class)
                .hasMessageStartingWith("catch-short.jsonl is damaged: “seed 1");
    }
}
