package agentarcade.app.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a window is on the screen and how large, in pixels, and whether it fills the screen.
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    private static final int PARTS = 5;

    String written() {
        return String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f %b", x, y, width, height, maximised);
    }

    /// What [#written] says, if it makes sense.
    static Optional<WindowPlace> read(String written) {
        String[] parts = written.split(" ");
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            double[] numbers = Arrays.stream(parts, 0, PARTS - 1).mapToDouble(Double::parseDouble).toArray();
            boolean sound = Arrays.stream(numbers).allMatch(Double::isFinite) && numbers[2] > 0 && numbers[3] > 0;
            return sound
                    ? Optional.of(new WindowPlace(numbers[0], numbers[1], numbers[2], numbers[3], Boolean.parseBoolean(parts[PARTS - 1])))
                    : Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }
}
