package agentarcade.app.game;

import agentarcade.app.game.GameFrame.Heading;
import agentarcade.app.game.GameFrame.Rival;
import agentarcade.env.Score;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;

/// What the game view says about a race and a match.
final class RaceWords {
    private final Texts texts;
    private final Score kind;

    RaceWords(Texts texts, Score kind) {
        this.texts = texts;
        this.kind = kind;
    }

    /// The opponent's side of the picture.
    Rival rival(Race race, List<Effect> effects, double speed) {
        return new Rival(race.rival().picture(speed), race.rival().end(speed), effects,
                new Heading(left(race), live(race.left())), new Heading(opponent(race), live(race.rival())));
    }

    /// How a game of a race goes. Where it is won or lost there is nothing to say before its end has been seen.
    private String live(LiveGame game) {
        return kind == Score.WIN && !game.hasEnded() ? "" : texts.say("app.tally.now", GameWords.rounded(game.score()));
    }

    /// How a race went.
    String result(Race race, Race.Result result) {
        int winner = result.winner();
        if (winner == 0) {
            return texts.say("app.race.draw", result.left(), result.rival());
        }
        if (winner > 0 && race.agent().isEmpty()) {
            return texts.say("app.race.won", result.left(), result.rival());
        }
        String name = winner > 0 ? left(race) : opponent(race);
        return texts.say(result.playsOn() ? "app.race.playsOn" : "app.race.lost", name, Math.max(result.left(), result.rival()),
                Math.min(result.left(), result.rival()));
    }

    /// Who has won how many races.
    String tally(Race race) {
        return race.agent().isEmpty()
                ? texts.say("app.race.tally", race.match().won(), race.match().lost(), opponent(race))
                : score(race.match());
    }

    private String score(Match match) {
        return texts.say("app.match.score", match.won(), match.lost());
    }

    /// Which round of the match this is; nothing where there is but one, or no end.
    String round(Race race) {
        int rounds = race.match().rounds();
        int round = race.result().isPresent() ? race.match().results().size() : race.match().round();
        return rounds == 1 || rounds == Integer.MAX_VALUE ? "" : texts.say("app.match.round", round, rounds);
    }

    /// How a match went that is over.
    MatchResult match(Race race) {
        Match match = race.match();
        String title = match.winner() == 0
                ? texts.say("app.match.draw")
                : match.winner() > 0 && race.agent().isEmpty()
                        ? texts.say("app.match.won")
                        : texts.say("app.match.lost", match.winner() > 0 ? left(race) : opponent(race));
        List<String> rounds = rounds(match);
        return new MatchResult(match.winner(), title, rounds.size() == 1 ? rounds.getFirst() : score(match), rounds);
    }

    private List<String> rounds(Match match) {
        List<String> lines = new ArrayList<>();
        for (Race.Result result : match.results()) {
            lines.add(texts.say("app.match.score", result.left(), result.rival()));
        }
        return lines;
    }

    String caption(Race race) {
        return race.agent().isEmpty()
                ? texts.say("app.race.caption", opponent(race))
                : texts.say("app.match.caption", left(race), opponent(race));
    }

    private String left(Race race) {
        return race.agent().map(side -> Contender.say(side.name(), texts)).orElseGet(() -> texts.say("app.race.you"));
    }

    private String opponent(Race race) {
        return Contender.say(race.opponent().name(), texts);
    }
}
