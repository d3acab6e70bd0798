package agentarcade.cli;

import agentarcade.agent.Policy;
import agentarcade.experiment.Run;
import agentarcade.report.RunPage;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a page about a saved run.
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "cli.option.file") private Path file;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cli.option.page") private Path page;

    @Option(names = "--games", paramLabel = "N", defaultValue = "20", descriptionKey = "cli.option.reportedGames") private int games;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.evaluationSeed") private long seed;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--games", games);
        Run run = RunFiles.read(file);
        try (Interruption interruption = new Interruption(); TrainingLoop loop = RunFiles.resume(file, run, event -> {
        }); Policy policy = loop.policy().open()) {
            RunPage.Subject subject = new RunPage.Subject(run, loop.curves(), loop.updates(), policy);
            if (!RunPage.write(page, subject, new RunPage.Games(games, seed), terminal.texts(), share -> !interruption.wanted())) {
                terminal.note("cli.interrupted");
                return ExitCodes.INTERRUPTED;
            }
        }
        String shown = page.toAbsolutePath().normalize().toString();
        if (json) {
            terminal.json(Reports.object().put("page", shown).put("games", games).put("evaluationSeed", seed));
        } else {
            terminal.say("cli.report.saved", shown);
        }
        return ExitCodes.DONE;
    }
}
