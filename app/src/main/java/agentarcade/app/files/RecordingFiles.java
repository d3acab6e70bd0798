package agentarcade.app.files;

import agentarcade.app.game.Recording;
import agentarcade.app.game.Recordings;
import agentarcade.env.Action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The best game of each world in a text file of its own: seed, score, and all actions in one line: digits of base 36 for choices; for
/// real numbers a group for each step.
public final class RecordingFiles implements Recordings {
    private static final String TITLE = "Agent Arcade game 1";

    private final Path folder;
    private final Map<String, Optional<Recording>> games = new HashMap<>();

    public RecordingFiles(Path folder) {
        this.folder = folder.resolve("best-games");
    }

    @Override
    public Optional<Recording> best(String world) {
        return games.computeIfAbsent(world, key -> file(key).read(RecordingFiles::parse));
    }

    @Override
    public void best(String world, Recording game) {
        games.put(world, Optional.of(game));
        boolean choices = game.actions().stream().allMatch(action -> action instanceof Action.Discrete(int index) && index < 36);
        file(world).write(List.of(Long.toString(game.seed()), Double.toString(game.score()), choices ? "choices" : "numbers",
                choices ? choices(game) : numbers(game)));
    }

    private KeptLines file(String world) {
        return new KeptLines(folder.resolve(world + ".txt"), TITLE);
    }

    private static String choices(Recording game) {
        StringBuilder digits = new StringBuilder();
        for (Action action : game.actions()) {
            digits.append(Character.forDigit(((Action.Discrete) action).index(), 36));
        }
        return digits.toString();
    }

    private static String numbers(Recording game) {
        StringBuilder groups = new StringBuilder();
        for (Action action : game.actions()) {
            groups.append(groups.isEmpty() ? "" : " ");
            float[] values = action instanceof Action.Continuous(float[] all) ? all : new float[0];
            for (int i = 0; i < values.length; i++) {
                groups.append(i == 0 ? "" : ",").append(values[i]);
            }
        }
        return groups.toString();
    }

    private static Recording parse(List<String> lines) {
        if (lines.size() != 4) {
            throw new IllegalArgumentException("it should have 5 lines, not " + (1 + lines.size()));
        }
        long seed = Long.parseLong(lines.get(0));
        double score = Double.parseDouble(lines.get(1));
        List<Action> actions = switch (lines.get(2)) {
            case "choices" -> lines.get(3).chars().mapToObj(RecordingFiles::choice).toList();
            case "numbers" -> numbers(lines.get(3));
            default -> throw new IllegalArgumentException("actions are choices or numbers, not “%s”".formatted(lines.get(2)));
        };
        if (!Double.isFinite(score) || actions.isEmpty() || actions.size() > Recording.MOST_STEPS) {
            throw new IllegalArgumentException("no game has a score of %s after %d steps".formatted(score, actions.size()));
        }
        return new Recording(seed, score, actions);
    }

    private static Action choice(int digit) {
        int index = Character.digit(digit, 36);
        if (index < 0) {
            throw new IllegalArgumentException("“%c” is no choice".formatted(digit));
        }
        return Action.Discrete.of(index);
    }

    private static List<Action> numbers(String line) {
        List<Action> actions = new ArrayList<>();
        for (String group : line.split(" ")) {
            String[] parts = group.split(",");
            float[] values = new float[parts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(parts[i]);
            }
            actions.add(new Action.Continuous(values));
        }
        return actions;
    }
}
