package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.env.wrappers.TimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How far players by rule and random play get in the games, with the time limits of training.
class ScriptedPlayersTest {
    private static Environment catchBall(CatchBall.Rules rules) {
        return new TimeLimit(new CatchBall(rules), rules.stepLimit());
    }

    private static Environment cave(Cave.Rules rules) {
        return new TimeLimit(new Cave(rules), rules.stepLimit());
    }

    private static Player player(String name, Environment world) {
        return Baseline.of(world, new Randomness(4)).stream().filter(baseline -> baseline.name().equals(name)).findFirst().orElseThrow()
                .player();
    }

    /// The scores of games in which the player is asked every `hold` steps.
    private static List<Double> scores(String name, Environment world, int games, int hold) {
        Player player = player(name, world);
        Randomness random = new Randomness(3);
        List<Double> scores = new ArrayList<>();
        for (int game = 0; game < games; game++) {
            world.reset(random);
            double sum = 0;
            int steps = 0;
            Action action = null;
            Step step;
            do {
                action = steps % hold == 0 ? player.choose(world) : action;
                step = world.step(action);
                sum += step.reward();
                steps++;
            } while (step.ending() == Ending.NONE);
            scores.add(world.score().of(sum, steps, step.ending()));
        }
        return scores;
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 24})
    void whoFollowsTheFruitWinsEveryGameOfCatch(int size) {
        assertThat(scores("follower", new Catch(new Catch.Rules(size)), 200, 1)).containsOnly(1.0);
    }

    @Test
    void whoAlwaysFollowsTheOldestBallMissesSomeOnALargeBoard() {
        assertThat(mean(scores("follower", catchBall(CatchBall.Rules.LARGE), 1000, 1))).isCloseTo(73.5, within(2.0));
    }

    @Test
    void whoLooksAheadCatchesEveryBallThereIsTimeFor() {
        assertThat(scores("look-ahead", catchBall(CatchBall.Rules.LARGE), 1000, 1)).containsOnly(98.0);
        assertThat(scores("look-ahead", catchBall(CatchBall.Rules.SMALL), 1000, 1)).containsOnly(99.0);
    }

    @Test
    void randomPlayCatchesLessThanEverySecondBall() {
        assertThat(mean(scores("random", catchBall(CatchBall.Rules.SMALL), 10_000, 1))).isCloseTo(0.44, within(0.03));
    }

    @Test
    void randomPlaySurvives58StepsInTheCaveAndFewerIfItHoldsItsActions() {
        assertThat(mean(scores("random", cave(Cave.Rules.NORMAL), 1000, 1))).isCloseTo(58, within(4.0));
        assertThat(mean(scores("random", cave(Cave.Rules.NORMAL), 1000, 3))).isCloseTo(43, within(4.0));
    }

    @Test
    void whoFollowsTheWallsDiesOnBlocks() {
        assertThat(mean(scores("wall-follower", cave(Cave.Rules.NORMAL), 1000, 1))).isCloseTo(124, within(3.0));
        assertThat(mean(scores("wall-follower", cave(Cave.Rules.NO_BLOCKS), 100, 1))).isGreaterThan(300);
    }

    @Test
    void whoPlansSurvivesThousandsOfSteps() {
        assertThat(mean(scores("planner", cave(Cave.Rules.NORMAL), 3, 1))).isGreaterThan(5000);
        assertThat(mean(scores("planner", cave(Cave.Rules.HARD), 3, 1))).isGreaterThan(600);
    }
}
