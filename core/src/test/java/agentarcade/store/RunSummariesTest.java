package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.experiment.Past;
import agentarcade.experiment.Provenance;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.train.Curves;
import agentarcade.train.Series;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummariesTest {
    private static Run run;

    @TempDir Path folder;
    private Path file;

    @BeforeAll
    static void train() throws Refused {
        run = RunFilesTest.train(500);
    }

    @BeforeEach
    void save() throws Refused {
        file = folder.resolve("run.arcade");
        RunFiles.write(file, run);
    }

    /// Changes one entry of the file.
    private void change(String entry, byte[] content) throws Exception {
        Map<String, byte[]> entries = ZipContent.read(file);
        entries.put(entry, content);
        Files.write(file, ZipContent.bytes(entries));
    }

    @Test
    void aSummaryTellsWhatIsInTheFile() throws Exception {
        RunSummary summary = RunSummaries.read(file);
        assertThat(summary.file()).isEqualTo(RunFile.at(file).orElseThrow());
        assertThat(summary.file().bytes()).isEqualTo(Files.size(file));
        assertThat(summary.when()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(summary.experiment().settings()).isEqualTo(run.experiment().settings());
        assertThat(summary.experiment().seed()).isEqualTo(run.experiment().seed());
        assertThat(summary.progress()).isEqualTo(run.checkpoint().progress());
        assertThat(summary.fingerprint()).isEqualTo(Fingerprint.of(run.checkpoint().agent()));
        assertThat(summary.appVersion()).isEqualTo(AppVersion.current());
        assertThat(summary.arrays()).extracting(RunSummary.ArraySize::name)
                .containsExactlyElementsOf(Manifest.arrays(run.checkpoint()).keySet());
        assertThat(summary.arrays()).contains(new RunSummary.ArraySize("replay/rewards", "<f8", 300, 2_400));
    }

    @Test
    void whenItWasSavedIsWhatTheFileSaysAndOtherwiseWhenItWasWritten() throws Exception {
        Instant moment = Instant.parse("2026-10-21T13:15:00Z");
        Provenance known = Provenance.UNKNOWN.named("Anna’s").savedAt(moment).branchedAt(120).savedAt(moment);
        RunFiles.write(file, run.with(Past.NONE.with(known)));
        assertThat(RunSummaries.read(file).provenance()).isEqualTo(known);
        assertThat(RunSummaries.read(file).when()).isEqualTo(moment);
        Path old = folder.resolve("old.arcade");
        Files.copy(Path.of("src/test/resources/runs/version-1-pendulum-ppo.arcade"), old);
        assertThat(RunSummaries.read(old).provenance()).isEqualTo(Provenance.UNKNOWN);
        assertThat(RunSummaries.read(old).when()).isEqualTo(Files.getLastModifiedTime(old).toInstant());
    }

    @Test
    void theMeanScoreIsThatOfTheCurve() throws Exception {
        Series.State curve = run.checkpoint().curves().get(Curves.MEAN_SCORE);
        assertThat((float) RunSummaries.read(file).meanScore().orElseThrow()).isEqualTo(curve.means()[curve.means().length - 1]);
        assertThat(RunSummaries.read(file).lastScore()).hasValue(run.checkpoint().progress().recentScores().getLast());
    }

    @Test
    void thePictureIsThatOfTheWorldAsItWasSaved() throws Exception {
        Environment world = run.experiment().world().training();
        world.restore(run.checkpoint().worlds().members().getFirst().world(), new Randomness(1));
        assertThat(RunSummaries.read(file).picture()).isEqualTo(world.picture());
    }

    /// This is what makes a list of many files quick.
    @Test
    void noArrayIsReadForIt() throws Exception {
        change("replay/rewards.npy", "no array".getBytes(StandardCharsets.UTF_8));
        assertThat(RunSummaries.read(file).fingerprint()).isEqualTo(Fingerprint.of(run.checkpoint().agent()));
        assertThatThrownBy(() -> RunFiles.read(file)).isInstanceOf(Refused.class);
    }

    @Test
    void whateverIsWrongWithAFileIsASentence() throws Exception {
        change(Manifest.FILE, "{".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class)
                .hasMessage("run.arcade is damaged: manifest.json in it was changed. It was not opened; use another copy of it.");
        change(Manifest.FILE, new byte[5 << 20]);
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class).hasMessageContaining("damaged");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class).hasMessageContaining("it is empty");
        Files.writeString(file, "Dear agent,");
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class).hasMessageContaining("is not a run");
        Files.delete(file);
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class).hasMessage("There is no file " + file + ".");
    }

    @Test
    void aWorldInAStateThatCannotBeIsASentence() throws Exception {
        String manifest = new String(ZipContent.read(file).get(Manifest.FILE), StandardCharsets.UTF_8);
        change(Manifest.FILE, manifest.replaceFirst("(?s)\"worlds\" : \\[.*?\\],\\s*\"agent\"", "\"worlds\" : [ ], \"agent\"")
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> RunSummaries.read(file)).isInstanceOf(Refused.class)
                .hasMessageContaining("“worlds” is not what it should be");
    }

    @Test
    void aCurveIsReadInAsManyPointsAsAreWanted() throws Exception {
        Series.Columns few = RunSummaries.curve(file, Curves.MEAN_SCORE, 10).orElseThrow();
        Series.State all = run.checkpoint().curves().get(Curves.MEAN_SCORE);
        assertThat(few.means()).isEqualTo(Series.restored(all).view().columns(10).means());
        assertThat(few.steps()).isEqualTo(Series.restored(all).view().columns(10).steps());
        assertThat(RunSummaries.curve(file, "no such curve", 10)).isEmpty();
    }

    @Test
    void aCurveThatGoesBackInTimeIsRefused() throws Exception {
        Series.State all = run.checkpoint().curves().get(Curves.MEAN_SCORE);
        long[] back = all.steps().clone();
        back[back.length - 1] = 0;
        var bytes = new ByteArrayOutputStream();
        Npy.write(bytes, back);
        change("curves/score.mean/steps.npy", bytes.toByteArray());
        assertThatThrownBy(() -> RunSummaries.curve(file, Curves.MEAN_SCORE, 10)).isInstanceOf(Refused.class)
                .hasMessageContaining("“curves/score.mean” is not what it should be");
    }
}
