package agentarcade.report;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.Picture;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Evaluation;
import agentarcade.experiment.World;
import agentarcade.report.Footage.Filmed;
import agentarcade.report.Footage.Take;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class FootageTest {
    /// Chooses by what it sees alone, so that any difference in what it is shown changes the game.
    private static final Policy POLICY = new Policy() {
        @Override
        public Decision decide(float[] observation) {
            return Decision.byValues(Action.Discrete.of(Arrays.hashCode(observation) >>> 8 & 1), new float[2]);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    };

    private static World cave(int frames, int actionRepeat) {
        return new World(Environments.find("cave").orElseThrow(),
                Environments.find("cave").orElseThrow().canonical(), new Wrapping(frames, 3, actionRepeat, 4, false, false));
    }

    @Test
    void theGamesFilmedAreThoseAnEvaluationPlays() {
        World world = cave(2, 4);
        Filmed filmed = Footage.film(new Take(world, 12, 7, 1), POLICY, Progress.IGNORED).orElseThrow();
        assertThat(filmed.games()).isEqualTo(Evaluation.episodes(world.training(), POLICY, 12, 7));
        assertThat(filmed.best().score()).isEqualTo(filmed.games().max());
        assertThat(filmed.best().game()).isEqualTo(1 + filmed.games().scores().indexOf(filmed.games().max()));
    }

    @Test
    void everyStepIsSeenThoughActionsAreHeld() {
        Footage best = Footage.film(new Take(cave(1, 4), 1, 7, 60), POLICY, Progress.IGNORED).orElseThrow().best();
        assertThat(best.pictures()).hasSize((int) best.steps() + 1);
        assertThat(best.isWhole()).isTrue();
        assertThat(best.seconds()).isEqualTo(best.steps() / 30.0);
    }

    @Test
    void aLongGameIsKeptForItsFirstSecondsButScoredToItsEnd() {
        Footage best = Footage.film(new Take(cave(1, 1), 1, 7, 0.5), POLICY, Progress.IGNORED).orElseThrow().best();
        assertThat(best.pictures()).hasSize(16);
        assertThat(best.steps()).isGreaterThan(15);
        assertThat(best.score()).isEqualTo(best.steps());
        assertThat(best.isWhole()).isFalse();
    }

    @Test
    void aPlayerByRuleCanBeFilmed() {
        World world = cave(1, 1);
        var nothing = Footage.film(new Take(world, 3, 7, 1), any -> Action.Discrete.of(0), Progress.IGNORED).orElseThrow();
        assertThat(nothing.games()).isEqualTo(Evaluation.episodes(world.training(), any -> Action.Discrete.of(0), 3, 7));
    }

    @Test
    void filmingCanBeCalledOff() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Footage.film(new Take(cave(1, 1), 9, 7, 1), POLICY, share -> asked.incrementAndGet() < 3)).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void betweenTwoStepsThingsAreOnTheirWay() {
        Footage ball = Films.ball(4, 4);
        assertThat(x(ball.at(0))).isEqualTo(1);
        assertThat(x(ball.at(0.15))).isEqualTo(2.5);
        assertThat(x(ball.at(9))).isEqualTo(5);
    }

    private static double x(Picture picture) {
        return ((Picture.Disc) picture.shapes().get(1)).x();
    }
}
