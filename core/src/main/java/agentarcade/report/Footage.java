package agentarcade.report;

import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.World;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A game that was played, as pictures after each step of it. Of a long game these are the first seconds; score and steps are always those
/// of the whole game.
/// @param pictures at least one; the first is of the start
/// @param stepsPerSecond of the game, at its natural speed
/// @param game which of the games it was, counted from 1
public record Footage(List<Picture> pictures, double stepsPerSecond, double score, long steps, int game) {
    /// A film of more would be too large to be shown anywhere.
    public static final int MOST_SECONDS = 120;

    /// No world has a longer time limit. A game without one is left after so many steps.
    private static final int MOST_STEPS = 100_000;
    private static final int STEPS_BETWEEN_SIGNS = 256;

    public Footage {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("A game shows at least its start");
        }
    }

    /// Who plays, ready to begin a game.
    interface Cast {
        void startGame();

        Action choose(Environment world);
    }

    /// What is to be filmed.
    /// @param games how many are played, one after another on the same chance
    /// @param seed of this chance: the games are those that [Evaluation] plays on it
    /// @param seconds of a game that are kept
    public record Take(World world, int games, long seed, double seconds) {
        public Take {
            if (games < 1 || !(seconds > 0)) {
                throw new IllegalArgumentException("At least one game and more than no time, not %d and %s".formatted(games, seconds));
            }
        }
    }

    /// What came of a take: the best game, of equally good ones the first, and how all of them went.
    public record Filmed(Footage best, Evaluation games) {
    }

    /// Games of a policy that does not explore.
    /// @return empty if it was called off
    public static Optional<Filmed> film(Take take, Policy policy, Progress progress) {
        return film(take, new Cast() {
            @Override
            public void startGame() {
                policy.startEpisode();
            }

            @Override
            public Action choose(Environment world) {
                return policy.decide(world.observation()).action();
            }
        }, progress);
    }

    /// Games of a player by rule.
    /// @return empty if it was called off
    public static Optional<Filmed> film(Take take, Player player, Progress progress) {
        return film(take, new Cast() {
            @Override
            public void startGame() {
                // Who plays by a rule remembers nothing.
            }

            @Override
            public Action choose(Environment world) {
                return player.choose(world);
            }
        }, progress);
    }

    private static Optional<Filmed> film(Take take, Cast cast, Progress progress) {
        // Time limits of training included, but one step at a time, so that a held action can be seen at work.
        Environment world = take.world.wrapping().seenIn(take.world.type().create(take.world.rules()));
        Randomness random = Randomness.stream(take.seed, "evaluation");
        Footage best = null;
        List<Double> scores = new ArrayList<>();
        for (int game = 0; game < take.games; game++) {
            double share = (double) game / take.games;
            world.reset(random);
            Optional<Footage> played = play(world, take, cast, game + 1, () -> progress.goOn(share));
            if (played.isEmpty()) {
                return Optional.empty();
            }
            scores.add(played.get().score);
            if (best == null || played.get().score > best.score) {
                best = played.get();
            }
        }
        return Optional.of(new Filmed(best, new Evaluation(scores)));
    }

    private interface Patience {
        boolean isLeft();
    }

    private static Optional<Footage> play(Environment world, Take take, Cast cast, int game, Patience patience) {
        int kept = Math.max(1, (int) Math.ceil(take.seconds * world.naturalSpeed()));
        List<Picture> pictures = new ArrayList<>();
        pictures.add(world.picture());
        cast.startGame();
        int holdFor = take.world.wrapping().actionRepeat();
        Action action = null;
        Step step = new Step(0, Ending.NONE);
        double earned = 0;
        long steps = 0;
        for (int i = 0; step.ending() == Ending.NONE && i < MOST_STEPS; i++) {
            if (i % STEPS_BETWEEN_SIGNS == 0 && !patience.isLeft()) {
                return Optional.empty();
            }
            if (i % holdFor == 0) {
                action = cast.choose(world);
            }
            step = world.step(action);
            earned += step.reward();
            steps += step.steps();
            if (pictures.size() <= kept) {
                pictures.add(world.picture());
            }
        }
        double score = world.score().of(earned, steps, step.ending());
        return Optional.of(new Footage(pictures, world.naturalSpeed(), score, steps, game));
    }

    /// How the first game of a take begins.
    static Footage beginning(World world, long seed) {
        Environment seen = world.wrapping().seenIn(world.type().create(world.rules()));
        seen.reset(Randomness.stream(seed, "evaluation"));
        return new Footage(List.of(seen.picture()), seen.naturalSpeed(), 0, 0, 1);
    }

    /// Whether the game can be seen to its end.
    public boolean isWhole() {
        return pictures.size() > steps;
    }

    /// How long the game can be seen, at its natural speed.
    public double seconds() {
        return (pictures.size() - 1) / stepsPerSecond;
    }

    /// The game at a moment, on its way from one step to the next.
    Picture at(double second) {
        double place = Math.clamp(second * stepsPerSecond, 0, pictures.size() - 1);
        int step = Math.min((int) place, pictures.size() - 2);
        return step < 0 ? pictures.getFirst() : pictures.get(step).towards(pictures.get(step + 1), place - step);
    }
}
