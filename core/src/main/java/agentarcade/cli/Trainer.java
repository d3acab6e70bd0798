package agentarcade.cli;

import agentarcade.cli.Course.End;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.CurveCsv;
import agentarcade.store.CurvePicture;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Trains on the calling thread, shows how it goes, saves the run, its curves and their picture, and says how good the result is.
final class Trainer {
    private static final int EVALUATION_EPISODES = 1_000;

    /// Where things go.
    /// @param json whether what came of it is for other programs
    record Output(Path run, Path csv, RunFiles.Replay replay, boolean json) {

        /// The curves beside the run.
        static Output beside(Path run) {
            return new Output(run, sibling(run, ".csv"), RunFiles.Replay.KEPT, false);
        }

        static Path sibling(Path run, String extension) {
            String name = run.getFileName().toString();
            int dot = name.lastIndexOf('.');
            return run.toAbsolutePath().normalize().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + extension);
        }
    }

    private final Terminal terminal;
    private final Output output;

    Trainer(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /// @param past of the run, if it goes on
    /// @param course which the loop was started with
    /// @return the exit code
    int train(Experiment experiment, Past past, TrainingLoop loop, Course course) throws Refused {
        terminal.note("cli.training", experiment.algorithm().name(), experiment.environment().name(),
                course.goal().inWords(terminal.texts()), Long.toString(experiment.seed()));
        try (Interruption interruption = new Interruption()) {
            End end = step(experiment, loop, course, interruption);
            Run run = new Run(experiment, loop.checkpoint(), past.with(past.provenance().savedAt(Instant.now())));
            RunFiles.createFolder(output.run().toAbsolutePath().getParent());
            RunFiles.write(output.run(), run, output.replay());
            RunFiles.createFolder(output.csv().toAbsolutePath().getParent());
            CurveCsv.write(output.csv(), loop.curves());
            Report report = new Report(terminal, experiment, loop);
            ObjectNode json = report.agent().put("stoppedBy", end.name()).put("run", shown(output.run())).put("csv", shown(output.csv()));
            Reports.number(json, "runningMean", course.meanScore());
            if (!output.json()) {
                terminal.say("cli.saved", shown(output.run()));
                terminal.say("cli.csvSaved", shown(output.csv()));
            }
            // A program that is being ended can't load what draws and plays any more.
            if (end != End.INTERRUPTED) {
                Path picture = Output.sibling(output.run(), ".png");
                CurvePicture.write(picture, run, terminal.texts());
                json.put("picture", shown(picture));
                if (!output.json()) {
                    terminal.say("cli.drawn", shown(picture));
                    report.say(EVALUATION_EPISODES, experiment.seed());
                } else {
                    report.add(json, EVALUATION_EPISODES, experiment.seed());
                }
            }
            if (output.json()) {
                terminal.json(json);
            }
            return end == End.INTERRUPTED ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
        }
    }

    private static String shown(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private End step(Experiment experiment, TrainingLoop loop, Course course, Interruption interruption) {
        ProgressLine progress = new ProgressLine(terminal, loop, experiment.world().game().score(), course);
        course.begin(loop);
        Optional<End> end = course.end(loop, interruption::wanted);
        loop.look();
        while (end.isEmpty()) {
            loop.step();
            loop.look();
            progress.step();
            end = course.end(loop, interruption::wanted);
        }
        loop.addTrainedNanos(Math.round(course.seconds() * 1e9));
        progress.end();
        if (end.get() == End.INTERRUPTED) {
            terminal.note("cli.interrupted");
        }
        return end.get();
    }
}
