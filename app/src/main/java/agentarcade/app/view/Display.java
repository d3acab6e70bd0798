package agentarcade.app.view;

import java.util.Locale;

/// Whether there is a screen to open a window on.
public final class Display {
    private Display() {
    }

    /// Windows and macOS always have one; on Linux the environment tells.
    public static boolean isThere() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || isPretended() || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    /// Whether windows are drawn without a screen, on JavaFX's own headless platform.
    public static boolean isPretended() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    /// From here on windows are drawn without a screen. Has to come before the first of them.
    public static void pretend() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
