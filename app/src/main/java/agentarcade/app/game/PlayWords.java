package agentarcade.app.game;

import agentarcade.app.game.GameFrame.Rival;
import agentarcade.app.game.PlaySession.State;
import agentarcade.knob.Texts;

import java.util.List;
import java.util.Optional;

/// What the game view says to a person who plays, alone or in a race.
final class PlayWords {
    private final Texts texts;
    private final GameWords words;
    private final RaceWords races;

    PlayWords(Texts texts, GameWords words) {
        this.texts = texts;
        this.words = words;
        races = new RaceWords(texts, words.kind());
    }

    /// What to do now, or how the race went; nothing while there is a game to look at.
    /// @param failed whether no policy will come any more
    String prompt(PlaySession play, boolean failed) {
        if (play.isMatchOver()) {
            return "";
        }
        return switch (play.state()) {
            case WAITING -> play.isReady() && !play.isWatched()
                    ? texts.say(play.isNew() ? "app.play.start" : "app.play.goOn", words.keys())
                    : failed ? "" : texts.say("app.game.starting");
            case COUNTING -> "";
            case PLAYING -> play.race().flatMap(race -> race.result().map(result -> races.result(race, result))).orElse("");
        };
    }

    String count(PlaySession play) {
        return play.state() == State.COUNTING ? Integer.toString(play.count()) : "";
    }

    /// How the game goes; in a race, where that is written above it, who has won how many.
    String score(PlaySession play) {
        return play.race().map(races::tally).orElseGet(() -> words.score(play.game(), false));
    }

    /// Which round of a match this is, and what the person has to beat apart from an opponent.
    String comparison(PlaySession play) {
        String round = play.race().map(races::round).orElse("");
        String best = play.isWatched() ? "" : words.best(play.best());
        return round.isEmpty() || best.isEmpty() ? round + best : round + "\n" + best;
    }

    /// How the match went, once it is over.
    Optional<MatchResult> match(PlaySession play) {
        return play.isMatchOver() ? play.race().map(races::match) : Optional.empty();
    }

    /// @param trains whether somebody trains meanwhile
    String caption(PlaySession play, boolean slow, boolean trains) {
        if (slow && !play.isWatched()) {
            return texts.say("app.play.slow");
        }
        if (play.ghost().isPresent()) {
            return texts.say("app.play.ghostCaption", GameWords.rounded(play.ghost().get().recording().score()));
        }
        return play.race().map(races::caption).orElseGet(() -> texts.say(trains ? "app.play.caption" : "app.play.captionAlone"));
    }

    /// The opponent's side of the picture, in a race.
    Optional<Rival> rival(PlaySession play, List<Effect> effects, double speed) {
        return play.race().map(race -> races.rival(race, effects, speed));
    }
}
