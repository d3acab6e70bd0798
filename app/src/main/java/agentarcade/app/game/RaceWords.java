package agentarcade.app.game;

import agentarcade.app.game.GameFrame.Heading;
import agentarcade.app.game.GameFrame.Rival;
import agentarcade.env.Score;
import agentarcade.knob.Texts;

import java.util.List;

/// What the game view says about a race.
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
                new Heading(texts.say("app.race.you"), live(race.person())), new Heading(opponent(race), live(race.rival())));
    }

    /// How a game of a race goes. Where it is won or lost there is nothing to say before its end has been seen.
    private String live(LiveGame game) {
        return kind == Score.WIN && !game.hasEnded() ? "" : texts.say("app.tally.now", GameWords.rounded(game.score()));
    }

    /// How a race went.
    String result(Race race, Race.Result result) {
        if (result.playsOn() && result.winner() < 0) {
            return texts.say("app.race.playsOn", opponent(race), result.rival(), result.person());
        }
        return result.winner() == 0
                ? texts.say("app.race.draw", result.person(), result.rival())
                : result.winner() > 0
                        ? texts.say("app.race.won", result.person(), result.rival())
                        : texts.say("app.race.lost", opponent(race), result.rival(), result.person());
    }

    /// Who has won how many races.
    String tally(Race race) {
        return texts.say("app.race.tally", race.won(), race.lost(), opponent(race));
    }

    String caption(Race race) {
        return texts.say("app.race.caption", opponent(race));
    }

    private String opponent(Race race) {
        return texts.name(race.opponent().nameKey());
    }
}
