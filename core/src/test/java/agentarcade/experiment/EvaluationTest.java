package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.games.Catch;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /// Moves under the fruit, which it finds in the picture.
    private static final Policy FOLLOWER = new Policy() {
        @Override
        public Decision decide(float[] observation) {
            int fruit = 0;
            while (observation[fruit] == 0) {
                fruit++;
            }
            int left = 90;
            while (observation[left] == 0) {
                left++;
            }
            return Decision.byValues(Action.Discrete.of(1 + Integer.signum(fruit % 10 - (left + 1) % 10)), new float[3]);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    };

    private static Catch world() {
        return new Catch(new Catch.Rules(10));
    }

    @Test
    void aFollowerWinsFromAllStartsAndAllSeeds() {
        assertThat(Evaluation.allStarts(world(), FOLLOWER).scores()).hasSize(63).containsOnly(1.0);
        assertThat(Evaluation.episodes(world(), FOLLOWER, 200, 1).scores()).hasSize(200).containsOnly(1.0);
    }

    @Test
    void theSameSeedGivesTheSameEpisodes() {
        Policy stays = new Policy() {
            @Override
            public Decision decide(float[] observation) {
                return Decision.byValues(Action.Discrete.of(1), new float[3]);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
        assertThat(Evaluation.episodes(world(), stays, 100, 5)).isEqualTo(Evaluation.episodes(world(), stays, 100, 5));
        assertThat(Evaluation.episodes(world(), stays, 100, 6)).isNotEqualTo(Evaluation.episodes(world(), stays, 100, 5));
    }

    @Test
    void meanAndSampleStandardDeviation() {
        Evaluation evaluation = new Evaluation(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));
        assertThat(evaluation.mean()).isEqualTo(5);
        assertThat(evaluation.standardDeviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(new Evaluation(List.of(3.0)).standardDeviation()).isZero();
        assertThat(new Evaluation(List.of()).mean()).isNaN();
    }
}
