package agentarcade.app.game;

import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Picture.Event;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the game view says about one world: its keys, its actions and its scores.
final class GameWords {
    private final Texts texts;
    private final Controls controls;
    private final Score score;
    private final List<String> actions;

    GameWords(Environment world, Texts texts) {
        this.texts = texts;
        controls = world.controls();
        score = world.score();
        actions = actions(world, texts);
    }

    /// What one action is called, and the names of the keys for it.
    record Control(String name, List<String> keys) {
    }

    /// All controls, in the world's order.
    List<Control> controls() {
        return controls.bindings().stream()
                .map(binding -> new Control(texts.name(binding.name()), binding.keys().stream().map(this::key).toList())).toList();
    }

    /// All keys and what they do, such as "← A: left, → D: right".
    String controlsInOneLine() {
        return controls().stream().map(control -> String.join(" ", control.keys()) + ": " + control.name())
                .collect(Collectors.joining(", "));
    }

    /// One key for each action, such as "← or →".
    String keys() {
        List<String> first = controls.bindings().stream().map(binding -> key(binding.keys().getFirst())).toList();
        int last = first.size() - 1;
        return last < 1
                ? String.join("", first)
                : String.join(", ", first.subList(0, last)) + texts.say("app.play.or") + first.get(last);
    }

    private String key(Key key) {
        return texts.say("key." + key);
    }

    /// What each choice of a world is called, in order; nothing for a world of continuous actions.
    List<String> actions() {
        return actions;
    }

    private static List<String> actions(Environment world, Texts texts) {
        List<String> names = new ArrayList<>();
        int choices = world.actions() instanceof Space.Discrete(int n) ? n : 0;
        for (int index = 0; index < choices; index++) {
            Action action = Action.Discrete.of(index);
            names.add(texts.name(world.controls().bindings().stream().filter(binding -> binding.action().equals(action))
                    .map(Binding::name).findFirst().orElse(world.controls().idleName())));
        }
        return names;
    }

    /// How people judge a game of this world.
    Score kind() {
        return score;
    }

    /// How this game goes; where games are only won or lost, how many were won.
    String score(LiveGame game, boolean recentOnly) {
        Tally tally = game.tally();
        if (score != Score.WIN) {
            return texts.say("app.tally.now", rounded(game.score()));
        }
        if (recentOnly && tally.games() > Tally.RECENT) {
            return texts.say("app.tally.recent", tally.recentSum(), Tally.RECENT);
        }
        return tally.games() == 0 ? texts.say("app.tally.none") : texts.say("app.tally.won", tally.sum(), tally.games());
    }

    /// How the games before this one went; nothing where the score has said it all.
    String before(Tally tally) {
        return score == Score.WIN || tally.games() == 0
                ? ""
                : texts.say("app.tally.mean", tally.games(), rounded(tally.last()), rounded(tally.mean()));
    }

    /// What the person has to beat; nothing before there is anything.
    String best(PersonalBest best) {
        return best.best().stream().mapToObj(value -> score == Score.WIN
                ? texts.say("app.play.bestRow", value, best.row())
                : texts.say("app.play.best", rounded(value))).findFirst().orElse("");
    }

    /// What pops up where something was earned or lost, such as "+1": nothing where the reward has nothing to do with what happened.
    String pop(LiveGame.Happening happening) {
        boolean bad = happening.event().kind() == Event.Kind.CRASH;
        double reward = happening.reward();
        if (bad ? reward >= 0 : reward <= 0) {
            return "";
        }
        Locale locale = texts.locale();
        String amount = reward == Math.rint(reward)
                ? String.format(locale, "%.0f", Math.abs(reward))
                : String.format(locale, "%.1f", Math.abs(reward));
        return (bad ? "−" : "+") + amount;
    }

    /// A score as it is shown.
    static double rounded(double score) {
        return Math.round(10 * score) / 10.0;
    }
}
