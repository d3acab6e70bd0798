package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Step;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GhostTest {
    private static final long FRAME = 16_666_667;

    private long now = 1_000;

    static List<String> worlds() {
        return Environments.ALL.stream().map(EnvironmentType::id).toList();
    }

    private PlaySession session(World world, Optional<Recording> recording) {
        Environment mine = world.seen();
        PlaySession session = new PlaySession(mine, new PersonalBest(BestScores.untilClosed(), "world", mine.score()),
                recording.isPresent() ? recording.get()::seed : PlaySession.seeds(3), Optional.empty(),
                recording.map(game -> new Ghost(() -> game, world.seen())), Match.endless(), false, () -> {
                });
        session.countdown(false);
        return session;
    }

    private static Key key(World world) {
        return world.seen().controls().bindings().stream().map(Binding::keys).map(List::getFirst).toList().getLast();
    }

    private PlaySession.Finished played(PlaySession session, Key key) {
        session.pressed(key);
        for (int frame = 0; frame < 4_000; frame++) {
            now += FRAME;
            session.advance(now, 4);
            if (frame % 40 == 20) {
                session.released(key);
            } else if (frame % 40 == 0) {
                session.pressed(key);
            }
            Optional<PlaySession.Finished> finished = session.takeFinished();
            if (finished.isPresent()) {
                return finished.get();
            }
        }
        throw new AssertionError("No end");
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aRecordedGamePlayedAgainIsTheSameGame(String id) {
        World world = World.canonical(Environments.find(id).orElseThrow());
        PlaySession first = session(world, Optional.empty());
        Recording recording = played(first, key(world)).recording().orElseThrow();
        Environment again = world.seen();
        again.reset(recording.seed());
        Recording.Replay replay = new Recording.Replay(() -> recording);
        double earned = 0;
        Step step = null;
        for (int i = 0; i < recording.actions().size(); i++) {
            step = again.step(replay.choose(again));
            earned += step.reward();
        }
        assertThat(again.score().of(earned, recording.actions().size(), step.ending())).isEqualTo(recording.score());
        assertThat(step.ending()).isNotEqualTo(Ending.NONE);

        // Whoever does the same as the ghost is where the ghost is.
        PlaySession second = session(world, Optional.of(recording));
        second.pressed(key(world));
        now += FRAME;
        second.advance(now, 1);
        assertThat(second.ghost().orElseThrow().picture(1)).contains(second.game().picture(1));
    }
}
