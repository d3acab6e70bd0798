package agentarcade.app.files;

import agentarcade.app.game.Leaderboards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The leaderboards of all worlds in one text file: the name entered last, then a line for each entry of world, score and name.
public final class LeaderboardFile implements Leaderboards {
    private static final String TITLE = "Agent Arcade leaderboards 1";

    private final KeptLines file;
    private final Map<String, List<Entry>> boards;
    private String lastName;

    private record Content(String lastName, Map<String, List<Entry>> boards) {
    }

    public LeaderboardFile(Path folder) {
        file = new KeptLines(folder.resolve("leaderboards.txt"), TITLE);
        Content content = file.read(LeaderboardFile::parse).orElseGet(() -> new Content("", new TreeMap<>()));
        lastName = content.lastName();
        boards = content.boards();
    }

    private static Content parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("it ends before the name entered last");
        }
        Map<String, List<Entry>> boards = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3 || !parts[0].matches("[a-z0-9-]+") || !isName(parts[2])) {
                throw new IllegalArgumentException("“%s” should be a world, a score and a name".formatted(line));
            }
            double score = Double.parseDouble(parts[1]);
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("no game has a score of " + score);
            }
            boards.computeIfAbsent(parts[0], world -> new ArrayList<>()).add(new Entry(parts[2], score));
        }
        boards.replaceAll((world, entries) -> entries.stream().sorted(Comparator.comparingDouble(Entry::score).reversed())
                .limit(MOST_ENTRIES).toList());
        return new Content(isName(lines.getFirst()) ? lines.getFirst() : "", boards);
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    @Override
    public List<Entry> of(String world) {
        return boards.getOrDefault(world, List.of());
    }

    @Override
    public void keep(String world, List<Entry> entries, String name) {
        boards.put(world, List.copyOf(entries));
        lastName = name;
        List<String> lines = new ArrayList<>();
        lines.add(lastName);
        boards.forEach((id, all) -> all.forEach(entry -> lines.add("%s\t%s\t%s".formatted(id, entry.score(), entry.name()))));
        file.write(lines);
    }

    @Override
    public String lastName() {
        return lastName;
    }
}
