package agentarcade.app;

import agentarcade.cli.Cli;

import javafx.application.Application;

import java.util.Locale;

/// Where the program starts: with a window if there is a display, in the terminal if there is none or a command was given.
/// Not an `Application` itself, because Java refuses to start such a class from the class path.
public final class Main {
    private Main() {
    }

    public static void main(String... args) {
        boolean commanded = args.length > 0 && !args[0].endsWith(".arcade");
        if (commanded) {
            System.exit(Cli.run(args));
        }
        if (!hasDisplay()) {
            System.exit(Cli.run("demo"));
        }
        Application.launch(ArcadeApp.class, args);
    }

    /// Windows and macOS always have one; on Linux the environment tells.
    private static boolean hasDisplay() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean asks = system.contains("linux");
        boolean headlessPlatform = "Headless".equals(System.getProperty("glass.platform"));
        return !asks || headlessPlatform || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
