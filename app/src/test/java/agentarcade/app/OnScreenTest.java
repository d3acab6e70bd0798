package agentarcade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program on a real screen, where windows are large, fill the screen and open popups, which JavaFX's headless platform can't show.
/// Needs Xvfb and openbox; without them there is nothing to photograph on, and it is skipped.
///
/// Photographs go to `target/screenshots`; those in English go to `screenshots/` with `-Dscreenshots=write`.
class OnScreenTest {
    private static final int LEAST_COLOURS = 200;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"en, false, -light", "de, true, -german-dark"})
    void aPersonFindsTheWayOnARealScreen(String language, boolean dark, String suffix) throws Exception {
        assumeTrue(VirtualScreen.isPossible(), "Xvfb and openbox are not installed");
        assumeTrue(language.equals("en") || Photographs.areWanted(), "photographed when screenshots are asked for");
        Path config = Files.createDirectories(folder.resolve("agent-arcade"));
        Files.writeString(config.resolve("preferences.properties"), "dark=" + dark + "\n");
        Path photographs = Photographs.folder(!dark).toAbsolutePath();
        String said;
        try (VirtualScreen screen = new VirtualScreen()) {
            said = walk(screen, language, photographs, suffix);
        }
        assertThat(said).endsWith("exit 0");
        System.out.println("On a real screen, from launch: " + said.replace('\n', ' '));
        assertThat(seconds(said, "training")).as("from launch to the first step of training").isLessThan(30);
        assertThat(seconds(said, "playing")).as("from launch to a game against the agent").isLessThan(60);
        try (Stream<Path> taken = Files.list(photographs)) {
            List<Path> ours = taken.filter(file -> file.getFileName().toString().matches("screen-.*" + suffix + "\\.png")).toList();
            assertThat(ours).hasSizeGreaterThan(12).allSatisfy(OnScreenTest::isAPictureOfTheScreen);
        }
    }

    private static double seconds(String said, String what) {
        Matcher told = Pattern.compile(what + " after ([\\d.,]+) s").matcher(said);
        assertThat(told.find()).as(what).isTrue();
        return Double.parseDouble(told.group(1).replace(',', '.'));
    }

    private String walk(VirtualScreen screen, String language, Path photographs, String suffix) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "--add-modules", "jdk.incubator.vector", "-Dglass.platform=gtk", "-Dprism.order=sw", "-Djava.awt.headless=true",
                "-Duser.language=" + language, "-cp", System.getProperty("java.class.path"), OnScreenWalk.class.getName(),
                photographs.toString(), suffix, String.valueOf(Photographs.areWanted())).redirectErrorStream(true);
        builder.environment().put("DISPLAY", screen.name());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        builder.environment().remove("WAYLAND_DISPLAY");
        File said = folder.resolve("said.txt").toFile();
        Process process = builder.redirectOutput(said).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said.toPath()) + "exit " + process.exitValue();
    }

    private static void isAPictureOfTheScreen(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(VirtualScreen.WIDTH);
            assertThat(image.getHeight()).isEqualTo(VirtualScreen.HEIGHT);
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x += 3) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours).as("colours in %s", file).hasSizeGreaterThan(LEAST_COLOURS);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
