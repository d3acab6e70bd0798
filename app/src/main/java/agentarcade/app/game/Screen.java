package agentarcade.app.game;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.List;

/// What is seen and said of the game at one moment, whoever plays: the frame, the words around it, and the effects over it.
final class Screen {
    private final BooleanProperty effectsWanted = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<GameFrame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final Effects effects = new Effects();
    private final Effects rivalEffects = effects.beside();

    Screen() {
        effectsWanted.subscribe(this::clearEffects);
    }

    BooleanProperty effectsWantedProperty() {
        return effectsWanted;
    }

    ReadOnlyObjectWrapper<GameFrame> frameProperty() {
        return frame;
    }

    ReadOnlyStringWrapper captionProperty() {
        return caption;
    }

    ReadOnlyStringWrapper scoreProperty() {
        return score;
    }

    ReadOnlyStringWrapper comparisonProperty() {
        return comparison;
    }

    ReadOnlyStringWrapper promptProperty() {
        return prompt;
    }

    ReadOnlyStringWrapper countProperty() {
        return count;
    }

    void tell(String toDo, String counted, String reached, String toCompare) {
        prompt.set(toDo);
        count.set(counted);
        score.set(reached);
        comparison.set(toCompare);
    }

    void clearEffects() {
        effects.clear();
        rivalEffects.clear();
    }

    /// Effects over the only board, or over the left one.
    List<Effect> effects(long nanos) {
        return effects.at(nanos);
    }

    /// Effects over the right board of a race.
    List<Effect> rivalEffects(long nanos) {
        return rivalEffects.at(nanos);
    }

    void celebrate(List<LiveGame.Happening> happenings, GameWords words, long nanos) {
        celebrate(happenings, effects, words, nanos);
    }

    void celebrateRival(List<LiveGame.Happening> happenings, GameWords words, long nanos) {
        celebrate(happenings, rivalEffects, words, nanos);
    }

    private void celebrate(List<LiveGame.Happening> happenings, Effects seen, GameWords words, long nanos) {
        if (effectsWanted.get()) {
            happenings.forEach(happening -> seen.happened(happening.event(), words.pop(happening), nanos));
        }
    }

    /// Something good to say about the game as a whole.
    void proclaim(String words, long nanos) {
        if (effectsWanted.get()) {
            effects.proclaimed(words, nanos);
        }
    }

    /// A burst over the middle of the winner's board.
    void crown(boolean rival, Picture board, long nanos) {
        if (effectsWanted.get()) {
            (rival ? rivalEffects : effects).happened(new Event(Event.Kind.GOAL, board.width() / 2, board.height() / 2), "", nanos);
        }
    }
}
