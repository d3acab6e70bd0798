package agentarcade.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.SavedRuns;
import agentarcade.app.library.RunDetails.Line;
import agentarcade.app.library.RunDetails.Section;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.store.RunSummaries;
import agentarcade.store.RunSummary;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDetailsTest {
    @TempDir Path folder;
    private final SavedRunWords words = new SavedRunWords(new Texts(Locale.ENGLISH), ZoneOffset.UTC);

    private RunSummary saved(Map<String, Object> changed) throws Exception {
        Experiment usual = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()).experiment(7);
        Map<String, Object> values = usual.algorithm().settings().values(usual.settings());
        values.putAll(changed);
        Experiment experiment = usual.withSettings(usual.algorithm().settings().create(values));
        return RunSummaries.read(SavedRuns.save(folder, "run", experiment, 90));
    }

    private static Section section(RunDetails details, int number) {
        return details.sections().get(number);
    }

    @Test
    void settingsThatDifferFromThePresetComeBeforeAllOthers() throws Exception {
        RunDetails details = RunDetails.of(saved(Map.of("batchSize", 16)), words);
        assertThat(section(details, 1)).isEqualTo(new Section("Different from the preset “Tuned”",
                List.of(new Line("Batch size", "16", "Tuned: 64")), "Nothing: all settings are those of “Tuned”."));
        assertThat(section(details, 3).lines()).contains(Line.of("Batch size", "16")).hasSizeGreaterThan(20);
    }

    @Test
    void aRunIsComparedWithThePresetItIsClosestTo() throws Exception {
        var environment = Environments.find("catch").orElseThrow();
        var algorithm = Algorithms.find("dqn").orElseThrow();
        var last = Presets.of(environment, algorithm).getLast();
        RunSummary summary = RunSummaries.read(SavedRuns.save(folder, "run", last.experiment(1), 10));
        Section different = section(RunDetails.of(summary, words), 1);
        assertThat(different.lines()).isEmpty();
        assertThat(different.note()).contains("“" + words.texts().name("preset." + last.id() + ".name") + "”");
    }

    @Test
    void itIsToldHowFarTheRunHasComeAndWhatTheFileIsMadeOf() throws Exception {
        RunSummary summary = saved(Map.of());
        RunDetails details = RunDetails.of(summary, words);
        assertThat(section(details, 0).lines()).contains(Line.of("World", "Catch"), Line.of("Algorithm", "DQN"), Line.of("Seed", "7"),
                Line.of("Steps", "90"), Line.of("Games", "10"));
        assertThat(section(details, 2).lines()).contains(Line.of("Fingerprint of the weights", summary.fingerprint()),
                Line.of("Where it is", folder.resolve("run.arcade").toString()));
        assertThat(section(details, 4).lines()).extracting(Line::label).contains("weights/online", "curves/score.mean/steps");
    }

    @Test
    void sizesAndTimesAreToldInFewDigits() {
        assertThat(List.of(words.size(1), words.size(412_300), words.size(999_400), words.size(12_340_000)))
                .containsExactly("1 KB", "412 KB", "999 KB", "12.3 MB");
        assertThat(words.time(3_725_000_000_000L)).isEqualTo("1:02:05");
    }
}
