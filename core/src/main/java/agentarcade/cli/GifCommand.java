package agentarcade.cli;

import agentarcade.agent.Policy;
import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Score;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.report.Footage;
import agentarcade.report.GameFrames;
import agentarcade.report.GameGif;
import agentarcade.report.Look;
import agentarcade.report.Progress;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Films a game of a saved agent, or of a player by rule in its world.
@Command(name = "gif", mixinStandardHelpOptions = true)
final class GifCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "cli.option.file") private Path file;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cli.option.gif") private Path gif;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.evaluationSeed") private long seed;

    @Option(names = "--games", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.filmedGames") private int games;

    @Option(names = "--player", paramLabel = "NAME", descriptionKey = "cli.option.filmedPlayer") private String player;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", descriptionKey = "cli.option.filmedSeconds") private double seconds;

    @Option(names = "--width", paramLabel = "N", defaultValue = "" + Look.USUAL_WIDTH,
            descriptionKey = "cli.option.filmWidth") private int width;

    @Option(names = "--dark", descriptionKey = "cli.option.filmDark") private boolean dark;

    @Option(names = "--frames", paramLabel = "FOLDER", descriptionKey = "cli.option.frames") private Path frames;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    GifCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--games", games);
        if (!(seconds > 0 && seconds <= Footage.MOST_SECONDS)) {
            throw new Refused(Sentence.of("cli.problem.filmedSeconds", Footage.MOST_SECONDS, seconds));
        }
        if (width < Look.NARROWEST || width > Look.WIDEST) {
            throw new Refused(Sentence.of("cli.problem.filmWidth", Look.NARROWEST, Look.WIDEST, width));
        }
        Look look = new Look(width, dark);
        Run run = RunFiles.read(file);
        try (Interruption interruption = new Interruption()) {
            Progress progress = share -> !interruption.wanted();
            Optional<Footage> footage = film(run, progress).map(Footage.Filmed::best);
            int pictures = 0;
            boolean written = footage.isPresent() && GameGif.write(gif, footage.get(), look, progress);
            if (written && frames != null) {
                pictures = GameFrames.write(frames, footage.get(), look, progress);
                written = pictures > 0;
            }
            if (!written) {
                terminal.note("cli.interrupted");
                return ExitCodes.INTERRUPTED;
            }
            tell(run.experiment(), footage.get(), pictures);
        }
        return ExitCodes.DONE;
    }

    private Optional<Footage.Filmed> film(Run run, Progress progress) throws Refused {
        Experiment experiment = run.experiment();
        Footage.Take take = new Footage.Take(experiment.world(), games, seed, seconds);
        if (player != null) {
            return Footage.film(take, baseline(experiment).player(), progress);
        }
        try (TrainingLoop loop = RunFiles.resume(file, run, event -> {
        }); Policy policy = loop.policy().open()) {
            return Footage.film(take, policy, progress);
        }
    }

    private Baseline baseline(Experiment experiment) throws Refused {
        Environment world = experiment.world().game();
        List<Baseline> all = Baseline.of(world, Randomness.stream(seed, "player"));
        String known = all.stream().map(Baseline::name).collect(Collectors.joining(", "));
        return all.stream().filter(one -> one.name().equals(player)).findFirst()
                .orElseThrow(() -> new Refused(Sentence.of("cli.problem.filmedPlayer", player, experiment.world().name(), known)));
    }

    private void tell(Experiment experiment, Footage footage, int pictures) {
        Score score = experiment.world().game().score();
        String shown = gif.toAbsolutePath().normalize().toString();
        if (json) {
            var tree = Reports.object().put("gif", shown).put("world", experiment.environment().id())
                    .put("player", player == null ? experiment.algorithm().id() : player).put("evaluationSeed", seed)
                    .put("game", footage.game()).put("games", games).put("score", score.name());
            Reports.number(tree, "value", footage.score());
            tree.put("steps", footage.steps()).put("seconds", footage.seconds()).put("whole", footage.isWhole());
            if (frames != null) {
                tree.put("frames", frames.toAbsolutePath().normalize().toString()).put("pictures", pictures);
            }
            terminal.json(tree);
            return;
        }
        terminal.say("cli.gif.saved", shown);
        if (frames != null) {
            terminal.say("cli.gif.frames", pictures, frames.toAbsolutePath().normalize().toString());
        }
        terminal.say("cli.gif.game", footage.game(), games, terminal.texts().say("score." + score + ".name"),
                terminal.score(score, footage.score()), footage.steps());
        if (!footage.isWhole()) {
            terminal.say("cli.gif.part", terminal.texts().number(Math.round(10 * footage.seconds()) / 10.0));
        }
    }
}
