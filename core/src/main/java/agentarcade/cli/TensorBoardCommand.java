package agentarcade.cli;

import agentarcade.experiment.Run;
import agentarcade.report.TensorBoardFile;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the curves of a saved run for TensorBoard.
@Command(name = "tensorboard", mixinStandardHelpOptions = true)
final class TensorBoardCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "cli.option.file") private Path file;

    @Parameters(index = "1", paramLabel = "FOLDER", descriptionKey = "cli.option.eventFolder") private Path folder;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    TensorBoardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Run run = RunFiles.read(file);
        try (TrainingLoop loop = RunFiles.resume(file, run, event -> {
        })) {
            Path events = TensorBoardFile.write(folder, Trainer.Output.sibling(file, "").getFileName().toString(), loop);
            String shown = events.toAbsolutePath().normalize().toString();
            if (json) {
                terminal.json(Reports.object().put("events", shown).put("curves", loop.curves().size()));
            } else {
                terminal.say("cli.tensorboard.saved", shown);
                terminal.say("cli.tensorboard.show", folder.toString());
            }
        }
        return ExitCodes.DONE;
    }
}
