package agentarcade.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/// Where photographs of the window go, and what is looked for in each: `target/screenshots`, or `screenshots/` with `-Dscreenshots=write`.
final class Photographs {
    /// Why something need not be checked in English when nobody is going to look at the photographs.
    static final String GERMAN_IS_LONGER = "what has room in German has room in English";

    private Photographs() {
    }

    /// Whether somebody is going to look at them. Otherwise they are only checked, and what they show may be shorter.
    static boolean areWanted() {
        return System.getProperty("screenshots") != null;
    }

    /// A scene as it is now. On the FX thread.
    static BufferedImage of(Scene scene) {
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    /// @param kept whether it goes to `screenshots/` when that was asked for
    static void keep(BufferedImage image, String name, boolean kept) throws IOException {
        File file = folder(kept).resolve(name + ".png").toFile();
        assertThat(ImageIO.write(withoutAlpha(image), "png", file)).isTrue();
    }

    static Path folder(boolean kept) throws IOException {
        Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
        boolean write = "write".equals(System.getProperty("screenshots")) && kept;
        return Files.createDirectories(write ? root.resolve("screenshots") : Path.of("target", "screenshots"));
    }

    private static BufferedImage withoutAlpha(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(image, 0, 0, null);
        return opaque;
    }

    /// What labels would say if they had room, and don't. On the FX thread. Names that people give may be longer than any room; labels of
    /// such have the class `any-length`.
    static List<String> cutOff(Parent root) {
        return root.lookupAll("*").stream().filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .filter(label -> label.getText() != null && !label.getText().isEmpty() && isShown(label)
                        && !label.getStyleClass().contains("any-length")
                        && label.lookup(".text") instanceof Text text
                        && !text.getText().equals(label.getText()))
                .map(Labeled::getText).toList();
    }

    static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }
}
