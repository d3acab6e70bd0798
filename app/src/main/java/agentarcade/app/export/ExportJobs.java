package agentarcade.app.export;

import agentarcade.agent.Policy;
import agentarcade.env.Baseline;
import agentarcade.env.Randomness;
import agentarcade.exchange.PolicyExport;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.report.Footage;
import agentarcade.report.GameFrames;
import agentarcade.report.GameGif;
import agentarcade.report.Progress;
import agentarcade.report.RunPage;
import agentarcade.report.TensorBoardFile;
import agentarcade.store.CurveCsv;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.Optional;

/// How each kind of export is made. The agent is built anew from what was captured, so that training goes on meanwhile.
final class ExportJobs {
    private static final RunPage.Games JUDGED = new RunPage.Games(20, 1);

    private ExportJobs() {
    }

    private interface Writing {
        /// @return whether it was not called off
        boolean write(TrainingLoop loop) throws Refused;
    }

    /// An export with nothing to choose but the place.
    /// @param target the file; for TensorBoard, the folder that gets one for this run
    /// @param name of the run, fit for a folder
    static ExportJob plain(ExportKind kind, Path target, String name, Texts texts) {
        return (run, progress) -> written(run, progress, target, loop -> {
            switch (kind) {
                case NPZ -> PolicyExport.of(run, loop.policy()).npz(target);
                case ONNX -> PolicyExport.of(run, loop.policy()).onnx(target);
                case TENSORBOARD -> TensorBoardFile.write(target, name, loop);
                case CSV -> CurveCsv.write(target, loop.curves());
                case REPORT -> {
                    return report(run, loop, target, texts, progress);
                }
                case GIF, FRAMES -> throw new IllegalArgumentException(kind + " is a film");
            }
            return true;
        });
    }

    private static boolean report(Run run, TrainingLoop loop, Path page, Texts texts, Progress progress) throws Refused {
        try (Policy policy = loop.policy().open()) {
            return RunPage.write(page, new RunPage.Subject(run, loop.curves(), loop.updates(), policy), JUDGED, texts, progress);
        }
    }

    /// The best of some games as a film.
    /// @param frames whether it becomes a folder of pictures, else one file
    /// @param player who plays by a rule; empty for the agent
    static ExportJob film(boolean frames, Path target, Filming filming, Optional<String> player) {
        return (run, progress) -> written(run, progress, target, loop -> {
            Footage.Take take = new Footage.Take(run.experiment().world(), filming.games(), filming.seed(), filming.seconds());
            Optional<Footage> best = film(take, run.experiment(), loop, player, share -> progress.goOn(share / 2))
                    .map(Footage.Filmed::best);
            if (best.isEmpty()) {
                return false;
            }
            Progress drawing = share -> progress.goOn((1 + share) / 2);
            return frames
                    ? GameFrames.write(target, best.get(), filming.look(), drawing) > 0
                    : GameGif.write(target, best.get(), filming.look(), drawing);
        });
    }

    private static Optional<Footage.Filmed> film(Footage.Take take, Experiment experiment, TrainingLoop loop, Optional<String> player,
            Progress progress) {
        if (player.isPresent()) {
            return Footage.film(take, Baseline.of(experiment.world().game(), Randomness.stream(take.seed(), "player")).stream()
                    .filter(one -> one.name().equals(player.get())).findFirst().orElseThrow().player(), progress);
        }
        try (Policy policy = loop.policy().open()) {
            return Footage.film(take, policy, progress);
        }
    }

    private static Optional<Path> written(Run run, Progress progress, Path target, Writing writing) throws Refused {
        if (!progress.goOn(0)) {
            return Optional.empty();
        }
        try (TrainingLoop loop = run.experiment().resume(run.checkpoint(), event -> {
        })) {
            return progress.goOn(0) && writing.write(loop) ? Optional.of(target) : Optional.empty();
        }
    }
}
