package agentarcade.app.game;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.train.Scene;

import java.util.List;
import java.util.Optional;

/// The training world as its snapshots show it, drawn moving from one to the next when training is slow enough for that.
final class TrainingWatch {
    /// Slower than this, in steps a second, training is drawn moving from step to step.
    private static final double SMOOTH_PACE = 60;
    /// However slow it is, each step is seen to happen within this time.
    private static final double LONGEST_MOVE_NANOS = 2e8;

    private Scene scene;
    private Picture before;
    private long steps = 1;
    private double reward;
    private boolean arrived;
    private long since;

    void take(Scene newest, long nanos) {
        if (newest == scene) {
            return;
        }
        boolean sameGame = scene != null && newest.episodes() - (newest.over() ? 1 : 0) == scene.episodes()
                && newest.episodeSteps() > scene.episodeSteps();
        before = sameGame ? scene.picture() : newest.picture();
        steps = sameGame ? newest.episodeSteps() - scene.episodeSteps() : 1;
        reward = newest.episodeReturn() - (sameGame ? scene.episodeReturn() : 0);
        arrived = false;
        since = nanos;
        scene = newest;
    }

    Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    /// The picture on its way to the newest scene, of which there is one.
    Picture picture(long nanos, double pace) {
        return before.towards(scene.picture(), progress(nanos, pace));
    }

    /// What the newest scene brought, once it has been reached; afterwards nothing. Training that is too fast to be followed has no events.
    List<LiveGame.Happening> takeHappenings(long nanos, double pace) {
        if (scene == null || arrived || progress(nanos, pace) < 1) {
            return List.of();
        }
        arrived = true;
        List<Event> events = pace > SMOOTH_PACE ? List.of() : scene.picture().events();
        return events.stream().map(event -> new LiveGame.Happening(event, reward)).toList();
    }

    private double progress(long nanos, double pace) {
        double stepNanos = pace > SMOOTH_PACE ? 1 : Math.min(steps * 1e9 / pace, steps * LONGEST_MOVE_NANOS);
        return Math.min(1, (nanos - since) / stepNanos);
    }
}
