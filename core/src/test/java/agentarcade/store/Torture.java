package agentarcade.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How hard the tests of files are on them: a part of what they can do in the normal build, everything with `-Dtorture=full`.
final class Torture {
    static final boolean FULL = "full".equals(System.getProperty("torture"));

    private Torture() {
    }

    /// @param normal in the normal build
    /// @param full when asked for all of it; the first ones are the same
    static int count(int normal, int full) {
        return FULL ? full : normal;
    }

    /// A JVM of its own for a class that saves and does little else: quick to start, because it stops at the first compiler.
    static List<String> saverJvm(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "-XX:-UsePerfData", "-Xmx256m"));
        return ended(command, main, arguments);
    }

    /// A JVM of its own for a class that trains. It needs the second compiler, or vectors are slow.
    static List<String> trainingJvm(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xshare:auto", "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        return ended(command, main, arguments);
    }

    private static List<String> ended(List<String> command, Class<?> main, Object... arguments) {
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
