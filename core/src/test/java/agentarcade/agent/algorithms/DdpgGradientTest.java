package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;

import agentarcade.agent.Transition;
import agentarcade.agent.algorithms.Ddpg.CriticError;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.agent.parts.UnitActions;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Targets and gradients against the same formulas in double precision, differentiated by differences.
/// Two numbers are seen; an action is two numbers, from −2 to 2 and from 0 to 10.
class DdpgGradientTest {
    private static final int ROWS = 6;
    private static final UnitActions ACTIONS = new UnitActions(new Space.Box(new float[] {-2, 0}, new float[] {2, 10}));
    private static final PlainNetwork PLAIN_ACTOR = new PlainNetwork(true, 2, 5, 4, 2);
    private static final PlainNetwork PLAIN_CRITIC = new PlainNetwork(false, 4, 6, 5, 1);

    private final Network actor = network(1, 2, 5, 4, new Dense(2, true, Activation.TANH));
    private final Network critic = network(2, 4, 6, 5, new Dense(1, true, Activation.LINEAR));
    private final double[] actorWeights = PlainNetwork.doubles(actor.parameters());
    private final double[] criticWeights = PlainNetwork.doubles(critic.parameters());
    private final TransitionBatch batch = batch();

    private static Network network(long seed, int inputs, int first, int second, Dense output) {
        Dense[] hidden = {new Dense(first, true, Activation.RELU), new Dense(second, true, Activation.RELU)};
        Network network = new Network(new Architecture(inputs, List.of(hidden[0], hidden[1], output)), ROWS, Memory.arena());
        return network.initialise(Initialiser.FAN_IN_UNIFORM, new Randomness(seed));
    }

    private static TransitionBatch batch() {
        Randomness random = new Randomness(3);
        Transition[] transitions = new Transition[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float[] observation = {random.nextFloat() - 0.5f, random.nextFloat() - 0.5f};
            float[] next = {random.nextFloat() - 0.5f, random.nextFloat() - 0.5f};
            Action action = new Action.Continuous(new float[] {4 * random.nextFloat() - 2, 10 * random.nextFloat()});
            transitions[row] = new Transition(observation, action, random.nextDouble(), next, Ending.values()[row % 3]);
        }
        return TransitionBatch.of(transitions);
    }

    @AfterEach
    void close() {
        actor.close();
        critic.close();
    }

    private static double q(double[] criticWeights, float[] observation, double[] unit) {
        return PLAIN_CRITIC.output(criticWeights, PlainNetwork.joined(PlainNetwork.doubles(observation), unit))[0];
    }

    private static double[] mu(double[] actorWeights, float[] observation) {
        return PLAIN_ACTOR.output(actorWeights, PlainNetwork.doubles(observation));
    }

    /// What the critic is shown of the action that was done.
    private double[] done(int row) {
        float[] values = batch.values(row);
        return new double[] {values[0] / 2, values[1] / 5 - 1};
    }

    @Test
    void theTargetIsTheRewardAndWhatTheTargetNetworksExpectFromTheirOwnAction() {
        double[] targets = new double[ROWS];
        Ddpg.computeTargets(actor, critic, 0.9, batch, targets);
        for (int row = 0; row < ROWS; row++) {
            double next = q(criticWeights, batch.next(row), mu(actorWeights, batch.next(row)));
            double expected = batch.reward(row) + (batch.ending(row) == Ending.TERMINATED ? 0 : 0.9 * next);
            assertThat(targets[row]).as("after %s", batch.ending(row)).isCloseTo(expected, within(1e-6));
            assertThat(Math.abs(next)).as("worth telling apart").isGreaterThan(0.01);
        }
    }

    private double criticLoss(double[] weights, double[] targets) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            double error = q(weights, batch.observation(row), done(row)) - targets[row];
            sum += error * error;
        }
        return sum / ROWS;
    }

    @Test
    void theCriticsGradientsAreThoseOfItsMeanSquaredError() {
        double[] targets = {1, -2, 0.5, 3, 0, -1};
        CriticError error = Ddpg.computeCriticGradients(critic, ACTIONS, batch, targets);
        assertThat(error.loss()).isCloseTo(criticLoss(criticWeights, targets), within(1e-5));
        assertClose(critic.gradients(), PlainNetwork.slopes(criticWeights, weights -> criticLoss(weights, targets)));
    }

    private double actorLoss(double[] weights) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum -= q(criticWeights, batch.observation(row), mu(weights, batch.observation(row)));
        }
        return sum / ROWS;
    }

    @Test
    void theActorsGradientsLeadUpTheCriticsSlope() {
        double q = Ddpg.computeActorGradients(actor, critic, batch);
        assertThat(q).isCloseTo(-actorLoss(actorWeights), within(1e-6));
        assertClose(actor.gradients(), PlainNetwork.slopes(actorWeights, this::actorLoss));
    }

    @Test
    void theActorsUpdateLeavesTheCriticsGradientsAndWeightsAlone() {
        Ddpg.computeCriticGradients(critic, ACTIONS, batch, new double[ROWS]);
        float[] gradients = critic.gradients();
        Ddpg.computeActorGradients(actor, critic, batch);
        assertThat(critic.gradients()).containsExactly(gradients);
        assertThat(PlainNetwork.doubles(critic.parameters())).containsExactly(criticWeights);
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(PlainNetwork.doubles(actual)).containsExactly(expected, within(1e-5));
        assertThat(DoubleStream.of(expected).map(Math::abs).max().orElseThrow()).as("largest slope").isGreaterThan(0.01);
    }
}
