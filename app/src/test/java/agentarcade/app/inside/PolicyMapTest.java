package agentarcade.app.inside;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.PhasePlane;
import agentarcade.env.PhasePlane.Point;
import agentarcade.env.Space;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.World;
import agentarcade.train.TrainingLoop;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyMapTest {
    @ParameterizedTest
    @CsvSource({"cartpole-v1, ppo", "cartpole-v1, dqn", "cartpole-v1, drqn", "pendulum-v1, ddpg", "mountain-car-continuous-v0, a2c"})
    void eachCellIsADecisionInItsMiddle(String id, String algorithm) {
        World world = World.canonical(Environments.find(id).orElseThrow());
        AlgorithmType<?> type = Algorithms.find(algorithm).orElseThrow();
        PhasePlane plane = world.seen().phasePlane().orElseThrow();
        try (TrainingLoop loop = new Experiment(world, type, type.settings().initial(), 1).start(event -> {
        }); Policy policy = loop.policy().open()) {
            PolicyMap map = PolicyMap.of(policy, plane, world.seen().actions(), 8, 6);
            double cellWidth = (plane.across().high() - plane.across().low()) / 8;
            double cellHeight = (plane.up().high() - plane.up().low()) / 6;
            for (int[] cell : new int[][] {{0, 0}, {3, 2}, {7, 5}}) {
                policy.startEpisode();
                Point middle =
                        new Point(plane.across().low() + (cell[0] + 0.5) * cellWidth, plane.up().high() - (cell[1] + 0.5) * cellHeight);
                Decision decision = policy.decide(plane.observation(middle));
                assertThat(map.values()[cell[1] * 8 + cell[0]]).isEqualTo((float) decision.value().orElseThrow());
                assertThat(map.actions()[cell[1] * 8 + cell[0]]).isEqualTo((float) PolicyMap.tendency(decision, world.seen().actions()));
            }
        }
    }

    @Test
    void aTendencyLiesBetweenTheFirstAndTheLastOfWhatCanBeDone() {
        Space three = new Space.Discrete(3);
        assertThat(PolicyMap.tendency(Decision.byValues(Action.Discrete.of(0), new float[] {2, 1, 0}), three)).isEqualTo(-1);
        assertThat(PolicyMap.tendency(Decision.byValues(Action.Discrete.of(1), new float[] {0, 1, 0}), three)).isZero();
        assertThat(PolicyMap.tendency(Decision.byValues(Action.Discrete.of(2), new float[] {0, 1, 2}), three)).isEqualTo(1);
        Decision likely =
                new Decision(Action.Discrete.of(1), new Opinion.Probabilities(new float[] {0.25f, 0.75f}), OptionalDouble.empty());
        assertThat(PolicyMap.tendency(likely, new Space.Discrete(2))).isEqualTo(0.5);
        Decision number = new Decision(new Action.Continuous(new float[] {1}), new Opinion.Unsaid(), OptionalDouble.empty());
        assertThat(PolicyMap.tendency(number, new Space.Box(-2, 2, 1))).isEqualTo(0.5);
    }
}
