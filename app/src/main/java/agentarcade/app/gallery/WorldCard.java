package agentarcade.app.gallery;

import agentarcade.app.game.LiveGame;
import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.World;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A world in the gallery. It plays by itself, by a rule and at natural speed.
public final class WorldCard {
    private static final Logger LOG = LoggerFactory.getLogger(WorldCard.class);
    private static final long SEED = 3;
    /// Where a still picture is taken, in seconds of the game: something is going on by then.
    private static final double STILL_SECONDS = 1.2;
    private static final long STEP_NANOS = 100_000_000;

    private final EnvironmentType<?> type;
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>();
    private LiveGame game;
    private boolean broken;
    private boolean posed;

    WorldCard(EnvironmentType<?> type) {
        this.type = type;
    }

    public EnvironmentType<?> type() {
        return type;
    }

    /// What is seen of it; null before its first turn.
    public ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// Lets the game go on to this time. A world that throws stands still from then on.
    void advance(long nanos) {
        inGame(() -> {
            posed = false;
            game.advance(nanos, 1);
            picture.set(game.picture(1));
        });
    }

    /// Shows one picture and no more.
    void pose() {
        if (!posed) {
            inGame(() -> {
                game = begun();
                for (long nanos = 0; nanos < STILL_SECONDS * 1e9; nanos += STEP_NANOS) {
                    game.advance(nanos, 1);
                }
                picture.set(game.picture(1));
                posed = true;
            });
        }
    }

    private void inGame(Runnable action) {
        if (broken) {
            return;
        }
        try {
            if (game == null) {
                game = begun();
            }
            action.run();
        } catch (RuntimeException problem) {
            broken = true;
            LOG.warn("The world {} can't be shown in the gallery", type.id(), problem);
        }
    }

    private LiveGame begun() {
        Environment world = World.canonical(type).seen();
        // The first of those who know this world plays well enough to be seen; later ones may plan ahead, which takes milliseconds.
        Baseline player =
                world.players().stream().findFirst().orElseGet(() -> Baseline.of(world, Randomness.stream(SEED, "gallery")).getFirst());
        return new LiveGame(world, SEED, player.player(), 1, () -> {
        });
    }
}
