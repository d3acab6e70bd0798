package agentarcade.cli;

import agentarcade.agent.Diverged;
import agentarcade.experiment.results.Rows;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.AppVersion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// Agent Arcade without a window. What it ends with is told by [ExitCodes].
@Command(name = "agent-arcade", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class)
public final class Cli {
    private Cli() {
    }

    /// Does what the arguments say, writing to standard output and standard error.
    /// @return the exit code
    public static int run(String... arguments) {
        return run(output -> Map.of(), arguments);
    }

    /// The same with further commands by name, made for where they are to write to.
    /// @return the exit code
    public static int run(Function<Output, Map<String, Callable<Integer>>> more, String... arguments) {
        Terminal terminal = Terminal.standard();
        return run(terminal, more.apply(terminal), arguments);
    }

    /// What the program does where there is no display.
    public static int demo() {
        Terminal terminal = Terminal.standard();
        terminal.say("cli.noDisplay");
        return run(terminal, "demo");
    }

    static int run(Terminal terminal, String... arguments) {
        return run(terminal, Map.of(), arguments);
    }

    private static int run(Terminal terminal, Map<String, Callable<Integer>> more, String... arguments) {
        Texts texts = terminal.texts();
        CommandLine line = new CommandLine(new Cli());
        Map<String, Callable<Integer>> commands = new TreeMap<>(more);
        for (Callable<Integer> command : List.of(new DemoCommand(terminal), new TrainCommand(terminal), new EvaluateCommand(terminal),
                new ListCommand(terminal), new BaselinesCommand(terminal), new ResultsCommand(terminal, Rows.ALL),
                new BenchCommand(terminal), new ExportCommand(terminal), new KerasCommand(terminal), new GifCommand(terminal),
                new ReportCommand(terminal), new TensorBoardCommand(terminal))) {
            commands.put(command.getClass().getAnnotation(Command.class).name(), command);
        }
        commands.forEach(line::addSubcommand);
        line.setResourceBundle(texts.bundle());
        line.getCommandSpec().usageMessage().description(texts.say("cli.about"));
        line.getSubcommands().forEach((name, sub) -> sub.getCommandSpec().usageMessage().description(texts.say("cli." + name + ".about")));
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().usageMessage()
                .exitCodeListHeading("%n" + texts.say("cli.exit.heading") + "%n").exitCodeList(ExitCodes.inWords(texts)));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler((wrong, all) -> refuse(terminal, texts.say("cli.problem.tryHelp", sentence(wrong))));
        line.setExecutionExceptionHandler((broken, command, all) -> explain(terminal, broken));
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }

    private static String sentence(ParameterException wrong) {
        String message = wrong.getMessage().lines().findFirst().orElse("").strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private static int refuse(Terminal terminal, String sentence) {
        terminal.err().println(sentence);
        terminal.err().flush();
        return ExitCodes.REFUSED;
    }

    private static int explain(Terminal terminal, Exception broken) {
        terminal.out().flush();
        return switch (broken) {
            case Refused refused -> refuse(terminal, terminal.texts().say(refused.sentences()));
            case Diverged diverged -> {
                refuse(terminal, terminal.texts().say(diverged.sentence()));
                yield ExitCodes.FAILED;
            }
            default -> {
                LoggerFactory.getLogger(Cli.class).error("The command broke down", broken);
                refuse(terminal, terminal.texts().say("cli.problem.unexpected", broken.toString()));
                yield ExitCodes.FAILED;
            }
        };
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Agent Arcade " + AppVersion.current()};
        }
    }
}
