package agentarcade.store;

import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Judging;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Row;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Results in a folder, a file `<row>.jsonl` for each row and in it a line for each seed: the settings that were tried and what came of
/// them, one JSON object. Lines are in the order of their seeds. What was tried with other settings than the preset has now is stale: it
/// does not count, and gives way when its seed is run again.
public final class ResultFiles {
    private static final String ROW = "row";
    private static final String TRIED = "tried";
    private static final String SEED = "seed";

    private final Path folder;

    public ResultFiles(Path folder) {
        this.folder = folder;
    }

    /// What is known about a row with this preset.
    public RowResults read(Row row, Preset preset) throws Refused {
        JsonNode tried = tried(row, preset);
        List<Outcome> outcomes = new ArrayList<>();
        List<Long> stale = new ArrayList<>();
        for (JsonNode line : lines(row)) {
            if (line.path(TRIED).equals(tried)) {
                outcomes.add(outcome(line, row));
            } else {
                stale.add(line.path(SEED).longValue());
            }
        }
        return new RowResults(row, outcomes, stale);
    }

    /// Writes down what came of one seed, in place of what its line said before.
    public void add(Row row, Preset preset, Outcome outcome) throws Refused {
        List<JsonNode> lines = new ArrayList<>(lines(row));
        lines.removeIf(line -> line.path(SEED).longValue() == outcome.seed());
        ObjectNode line = Json.object();
        line.put(ROW, row.id());
        line.set(TRIED, tried(row, preset));
        line.setAll(RecordJson.write(outcome));
        lines.add(line);
        lines.sort(Comparator.comparingLong(known -> known.path(SEED).longValue()));
        StringBuilder text = new StringBuilder();
        lines.forEach(known -> text.append(known).append('\n'));
        RunFiles.createFolder(folder);
        TextFile.write(file(row), text.toString());
    }

    /// All that the outcome of a seed follows from, bar the program itself.
    private static JsonNode tried(Row row, Preset preset) {
        ObjectNode tried = Json.object();
        tried.put("world", preset.world().type().id());
        tried.set("rules", SettingsJson.write(preset.world().type().rules(), preset.world().rules()));
        tried.set("wrapping", SettingsJson.write(preset.world().type().wrappings(), preset.world().wrapping()));
        tried.put("algorithm", preset.algorithm().id());
        tried.set("settings", SettingsJson.write(preset.algorithm().settings(), preset.settings()));
        tried.set("budget", RecordJson.write(row.budget()));
        tried.put("judged", judged(row.judging()));
        try {
            // As it reads back, to be compared with what was read: numbers in memory know whether they were int or long.
            return Json.read(Json.write(tried));
        } catch (IOException impossible) {
            throw new IllegalStateException("What was just written can be read", impossible);
        }
    }

    private static String judged(Judging judging) {
        return switch (judging) {
            case Judging.AllStarts() -> "all starts";
            case Judging.FreshGames(int games) -> games + " fresh games";
        };
    }

    private static Outcome outcome(JsonNode line, Row row) throws Refused {
        ObjectNode members = line.deepCopy();
        members.remove(List.of(ROW, TRIED));
        try {
            return RecordJson.read(members, Outcome.class, "seed " + line.path(SEED).asText());
        } catch (Damaged damaged) {
            throw new Refused(Sentence.of("file.problem.damaged", name(row), damaged.what()), damaged);
        }
    }

    private List<JsonNode> lines(Row row) throws Refused {
        Path file = file(row);
        return Problems.whileReading(file, () -> {
            List<JsonNode> lines = new ArrayList<>();
            for (String text : text(file).split("\n")) {
                if (!text.isBlank()) {
                    lines.add(line(text, row, lines.size() + 1));
                }
            }
            return lines;
        });
    }

    private static JsonNode line(String text, Row row, int number) throws Damaged {
        try {
            JsonNode line = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (line.path(ROW).asText().equals(row.id()) && line.path(SEED).isIntegralNumber()) {
                return line;
            }
        } catch (IOException broken) {
            // Said below, in our words.
        }
        throw new Damaged("value", "line " + number);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private Path file(Row row) {
        return folder.resolve(name(row));
    }

    private static String name(Row row) {
        return row.id() + ".jsonl";
    }
}
