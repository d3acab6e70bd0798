package agentarcade.app.files;

import agentarcade.app.game.BestScores;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.DoubleStream;

/// What the window remembers from one start to the next: its place, theme, language, recent files and best scores. A small properties file
/// in the folder the system has for such things. Losing it is no harm, so trouble with it is only logged.
public final class Preferences implements BestScores {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final int MOST_RECENT = 8;

    private final Path file;
    private final Executor writer;
    private final Properties values = new Properties();

    /// Writes at once.
    public Preferences(Path folder) {
        this(folder, Runnable::run);
    }

    /// @param writer writes the file, in the order it is told to
    public Preferences(Path folder, Executor writer) {
        this.writer = writer;
        file = folder.resolve("preferences.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("Starting without preferences: {} can't be read", file, unreadable);
            }
        }
    }

    /// Where this system keeps the settings of programs.
    public static Path systemFolder() {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String appData = System.getenv("APPDATA");
            return Path.of(appData == null ? home : appData, "Agent Arcade");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Agent Arcade");
        }
        String configured = System.getenv("XDG_CONFIG_HOME");
        return configured == null || configured.isBlank() ? Path.of(home, ".config", "agent-arcade") : Path.of(configured, "agent-arcade");
    }

    /// Where they are kept.
    public Path folder() {
        return file.getParent();
    }

    public boolean dark() {
        return Boolean.parseBoolean(values.getProperty("dark", "false"));
    }

    public void dark(boolean on) {
        put("dark", Boolean.toString(on));
    }

    /// Whether games may flash and shake.
    public boolean effects() {
        return Boolean.parseBoolean(values.getProperty("effects", "true"));
    }

    public void effects(boolean on) {
        put("effects", Boolean.toString(on));
    }

    /// Whether there is to be as little motion as possible.
    public boolean still() {
        return Boolean.parseBoolean(values.getProperty("still", "false"));
    }

    public void still(boolean on) {
        put("still", Boolean.toString(on));
    }

    /// The name of the set of colours chosen for curves; empty until one is.
    public String curves() {
        return values.getProperty("curves", "");
    }

    public void curves(String name) {
        put("curves", name);
    }

    /// Where the window was; empty the first time.
    public Optional<WindowPlace> window() {
        return WindowPlace.read(values.getProperty("window", ""));
    }

    public void window(WindowPlace place) {
        put("window", place.written());
    }

    /// The saved run that was open at the end of the last time, if it is still there.
    public Optional<Path> lastRun() {
        String path = values.getProperty("lastRun", "");
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException moved) {
            LOG.info("Forgetting {}: no path of this system", path);
            return Optional.empty();
        }
    }

    public void lastRun(Optional<Path> run) {
        put("lastRun", run.map(path -> path.toAbsolutePath().toString()).orElse(""));
    }

    /// The folder of saved runs: the one that was chosen, or one named after the program at home.
    public Path library() {
        Path home = Path.of(System.getProperty("user.home"), "Agent Arcade");
        String path = values.getProperty("library", "");
        try {
            return path.isEmpty() ? home : Path.of(path);
        } catch (InvalidPathException moved) {
            LOG.info("Forgetting {}: no path of this system", path);
            return home;
        }
    }

    public void library(Path folder) {
        put("library", folder.toAbsolutePath().toString());
    }

    /// The language chosen in the window, or that of the system.
    public Locale language() {
        String tag = values.getProperty("language");
        return tag == null ? Locale.getDefault() : Locale.forLanguageTag(tag);
    }

    public void language(Locale language) {
        put("language", language.toLanguageTag());
    }

    /// Run files opened or saved last, newest first.
    public List<Path> recent() {
        List<Path> recent = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String path = values.getProperty("recent." + i);
            if (path != null) {
                try {
                    recent.add(Path.of(path));
                } catch (InvalidPathException moved) {
                    LOG.info("Forgetting {}: no path of this system", path);
                }
            }
        }
        return recent;
    }

    public void used(Path path) {
        List<Path> recent = new ArrayList<>(recent());
        Path absolute = path.toAbsolutePath();
        recent.remove(absolute);
        recent.addFirst(absolute);
        for (int i = 0; i < Math.min(recent.size(), MOST_RECENT); i++) {
            values.setProperty("recent." + i, recent.get(i).toString());
        }
        write();
    }

    /// A file that is called otherwise now is no other file.
    public void moved(Path from, Path to) {
        for (int i = 0; i < MOST_RECENT; i++) {
            if (from.toAbsolutePath().toString().equals(values.getProperty("recent." + i))) {
                put("recent." + i, to.toAbsolutePath().toString());
            }
        }
    }

    @Override
    public OptionalDouble best(String world) {
        String score = values.getProperty("best." + world);
        try {
            return score == null ? OptionalDouble.empty() : DoubleStream.of(Double.parseDouble(score)).filter(Double::isFinite).findAny();
        } catch (NumberFormatException damaged) {
            LOG.info("Forgetting the best score {} in {}: no number", score, world);
            return OptionalDouble.empty();
        }
    }

    @Override
    public void best(String world, double score) {
        put("best." + world, Double.toString(score));
    }

    private void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            write();
        }
    }

    private void write() {
        Properties now = (Properties) values.clone();
        writer.execute(() -> write(now));
    }

    private void write(Properties now) {
        try {
            Files.createDirectories(file.getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            try (Writer out = Files.newBufferedWriter(whole, StandardCharsets.UTF_8)) {
                now.store(out, null);
            }
            // Whoever ends the program in the middle of this finds the old ones.
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("Preferences are not kept: {} can't be written", file, unwritable);
        }
    }
}
