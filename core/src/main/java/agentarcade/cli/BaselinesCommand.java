package agentarcade.cli;

import agentarcade.env.Score;
import agentarcade.experiment.BaselineScore;
import agentarcade.experiment.BaselineScore.Contest;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.BaselineScores;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lets those who play by a rule play every world, and says how well they do: the scores an agent has to beat.
@Command(name = "baselines", mixinStandardHelpOptions = true)
final class BaselinesCommand implements Callable<Integer> {
    /// Games of Catch are short and won or lost: it takes many to know a share to half a percent. Flights in CAVE end early or late.
    private static final int TIMES_FOR_CATCH = 100;
    private static final int TIMES_FOR_CAVE = 10;
    /// One who plans ahead plays thousands of steps and thinks at each.
    private static final int FEWER_FOR_PLANNER = 20;

    private final Terminal terminal;
    private final Texts texts;

    @Option(names = "--world", paramLabel = "NAME", descriptionKey = "cli.option.world") private String world;

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "1000",
            descriptionKey = "cli.option.baselineEpisodes") private int episodes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.evaluationSeed") private long seed;

    @Option(names = "--write", paramLabel = "FILE", descriptionKey = "cli.option.write") private Path file;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    BaselinesCommand(Terminal terminal) {
        this.terminal = terminal;
        this.texts = terminal.texts();
    }

    @Override
    public Integer call() throws Exception {
        Choices.atLeastOne("--episodes", episodes);
        EnvironmentType<?> only = world == null ? null : Choices.world(world);
        if (!json) {
            row(column("world"), column("player"), column("held"), column("episodes"), column("mean"), column("error"),
                    column("deviation"));
        }
        List<BaselineScore> scores = new ArrayList<>();
        for (Contest contest : Contest.all()) {
            if (only == null || contest.type().equals(only)) {
                BaselineScore score = contest.play(episodes(contest), seed);
                scores.add(score);
                if (!json) {
                    show(contest.type(), score);
                }
            }
        }
        if (json) {
            terminal.json(json(scores));
        }
        if (file != null) {
            BaselineScores.write(file, only == null ? scores : merged(scores));
        }
        return ExitCodes.DONE;
    }

    private static ArrayNode json(List<BaselineScore> scores) {
        ArrayNode array = Reports.array();
        for (BaselineScore score : scores) {
            ObjectNode tree = array.addObject().put("world", score.world()).put("player", score.player())
                    .put("actionRepeat", score.actionRepeat()).put("n", score.episodes());
            Reports.number(tree, "mean", score.mean());
            Reports.number(tree, "standardError", score.standardError());
            Reports.number(tree, "standardDeviation", score.standardDeviation());
        }
        return array;
    }

    /// All that ship with the program, those of one world anew, in the order of the worlds.
    private static List<BaselineScore> merged(List<BaselineScore> anew) throws Refused {
        List<BaselineScore> known = new ArrayList<>(anew);
        String world = anew.getFirst().world();
        BaselineScores.all().stream().filter(score -> !score.world().equals(world)).forEach(known::add);
        List<String> order = Environments.ALL.stream().map(EnvironmentType::id).toList();
        known.sort(Comparator.comparingInt(score -> order.indexOf(score.world())));
        return known;
    }

    private int episodes(Contest contest) {
        if (contest.player().equals("planner")) {
            return Math.max(1, episodes / FEWER_FOR_PLANNER);
        }
        return switch (contest.type().id()) {
            case "catch" -> episodes * TIMES_FOR_CATCH;
            case "cave" -> episodes * TIMES_FOR_CAVE;
            default -> episodes;
        };
    }

    private void show(EnvironmentType<?> type, BaselineScore score) {
        Score kind = type.game(type.canonical()).score();
        row(score.world(), texts.name("player." + score.player()), Integer.toString(score.actionRepeat()),
                String.format(texts.locale(), "%,d", score.episodes()), number(kind, score.mean()), number(kind, score.standardError()),
                number(kind, score.standardDeviation()));
    }

    private String number(Score kind, double value) {
        return kind == Score.WIN
                ? String.format(texts.locale(), "%.2f %%", 100 * value)
                : String.format(texts.locale(), "%.2f", value);
    }

    private String column(String name) {
        return texts.say("cli.baselines." + name);
    }

    private void row(String... cells) {
        terminal.out().println("%-28s %-24s %5s %9s %11s %9s %10s".formatted((Object[]) cells));
        terminal.out().flush();
    }
}
