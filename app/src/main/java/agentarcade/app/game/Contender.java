package agentarcade.app.game;

import agentarcade.app.run.RunViewModel;
import agentarcade.env.Baseline;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;

/// Who can play on one side of the game: the person, the agent as it is, was or was at its best, a player by rule, the agent of another run, the person's
/// best game. On the right side nobody may play, too.
public sealed interface Contender {
    Contender PERSON = new Person();
    Contender NOBODY = new Nobody();
    Contender NEWEST = new Newest();
    Contender EARLIER = new Earlier();
    Contender AT_BEST = new AtBest();
    Contender BEST_GAME = new BestGame();

    /// What it is called in a list.
    Sentence name();

    /// Stands for the same contender from one run to the next.
    default String key() {
        return name().key();
    }

    record Person() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.you");
        }
    }

    record Nobody() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.nobody");
        }
    }

    /// The agent as it is when a game begins.
    record Newest() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.game.newestPolicy");
        }
    }

    /// The agent as it was after some games of its training.
    record Earlier() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.earlier");
        }
    }

    /// The agent as it was when its running mean score was highest.
    record AtBest() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.atBest");
        }
    }

    /// A player that follows a rule and never learns.
    record Rule(Baseline baseline) implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("player." + baseline.name());
        }
    }

    /// The agent of another open run in the same world.
    record OtherRun(RunViewModel run) implements Contender {
        @Override
        public Sentence name() {
            String given = run.nameProperty().get();
            return given.isBlank()
                    ? Sentence.of("app.race.otherRun", run.experiment().algorithm().name(), run.seed())
                    : Sentence.of("app.race.namedRun", given);
        }
    }

    /// A player from elsewhere.
    record Visitor(Guest guest) implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.guest", guest.name());
        }

        @Override
        public String key() {
            return "guest." + guest.name();
        }
    }

    /// The best game the person has played in this world, move for move.
    record BestGame() implements Contender {
        @Override
        public Sentence name() {
            return Sentence.of("app.race.bestGame");
        }
    }

    /// Whether both mean the same one, even if one is of an earlier run.
    default boolean isLike(Contender other) {
        return equals(other) || !(this instanceof OtherRun) && key().equals(other.key());
    }

    /// A name in words. One that is no sentence may have no text yet.
    static String say(Sentence name, Texts texts) {
        return name.arguments().isEmpty() ? texts.name(name.key()) : texts.say(name);
    }
}
