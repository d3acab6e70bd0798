package agentarcade.app;

import agentarcade.app.measure.AutosaveCommand;
import agentarcade.app.measure.FramesCommand;
import agentarcade.app.measure.MemoryCommand;
import agentarcade.app.view.Display;
import agentarcade.cli.Cli;
import agentarcade.store.RunFiles;

import javafx.application.Application;

import java.util.Map;

/// Where the program starts: with a window if there is a display, in the terminal if there is none or a command was given.
/// Not an `Application` itself, because Java refuses to start such a class from the class path.
public final class Main {
    private Main() {
    }

    public static void main(String... args) {
        // Java2D only ever draws into pictures here; it must not look for a display of its own.
        System.setProperty("java.awt.headless", "true");
        boolean isFile = args.length == 1 && args[0].endsWith(RunFiles.EXTENSION);
        if (args.length > 0 && !isFile) {
            System.exit(Cli.run(output -> Map.of("frames", new FramesCommand(output), "memory", new MemoryCommand(output),
                    "autosave", new AutosaveCommand(output)), args));
        }
        if (Display.isThere()) {
            try {
                Application.launch(ArcadeApp.class, args);
                return;
            } catch (UnsupportedOperationException unreachable) {
                // The environment names a display that can't be opened: as good as none.
            }
        }
        System.exit(isFile ? Cli.run("evaluate", args[0]) : Cli.demo());
    }
}
