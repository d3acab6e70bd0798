package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.agent.parts.PolicyLoss.Head;
import agentarcade.agent.parts.PolicyLoss.Measured;
import agentarcade.env.Randomness;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Categorical;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyLossTest {
    private static final double VALUE_WEIGHT = 0.5;
    private static final double ENTROPY_WEIGHT = 0.07;
    private static final double CLIP = 0.2;
    private static final int ROWS = 24;

    static Stream<Distribution> policies() {
        return Stream.of(new Categorical(4), new Bernoulli(), new Gaussian(3));
    }

    /// Two tables of numbers to stand for a network's outputs and their gradient: they are those of a network that is never run.
    private static Network tables(int rows, int columns) {
        return new Network(Architecture.mlp(columns, List.of(), columns), rows, Memory.arena());
    }

    private static Head head(Network tables) {
        return new Head(tables.input(), tables.outputGradient());
    }

    /// Random outputs, values and steps of one batch, and the loss in float64 as the papers write it.
    private static final class Example {
        private final Distribution policy;
        private final double[][] outputs;
        private final double[] values = new double[ROWS];
        private final double[] logDeviations;
        private final Batch batch;

        Example(Distribution policy, long seed) {
            this.policy = policy;
            Randomness random = new Randomness(seed);
            outputs = new double[ROWS][policy.outputs()];
            logDeviations = new double[policy.outputs()];
            for (int j = 0; j < logDeviations.length; j++) {
                logDeviations[j] = (float) random.nextGaussian(0, 0.5);
            }
            float[] actions = new float[ROWS * policy.actionSize()];
            double[] logProbabilities = new double[ROWS];
            double[] advantages = new double[ROWS];
            double[] returns = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                float[] floats = new float[policy.outputs()];
                for (int j = 0; j < floats.length; j++) {
                    floats[j] = (float) random.nextGaussian();
                    outputs[row][j] = floats[j];
                }
                values[row] = (float) random.nextGaussian();
                policy.read(floats);
                policy.sample(random, actions, row * policy.actionSize());
                advantages[row] = random.nextGaussian();
                returns[row] = random.nextGaussian();
                logProbabilities[row] = logProbability(actions, row) + random.nextGaussian(0, 0.3);
            }
            batch = new Batch(ROWS, actions, logProbabilities, advantages, returns);
        }

        double logProbability(float[] actions, int row) {
            double[] z = outputs[row];
            return switch (policy) {
                case Categorical _ -> StrictMath.log(softmax(z, (int) actions[row]));
                case Bernoulli _ -> StrictMath.log(softmax(new double[] {0, z[0]}, (int) actions[row]));
                case Gaussian _ -> {
                    double sum = 0;
                    for (int j = 0; j < z.length; j++) {
                        double error = (actions[row * z.length + j] - z[j]) / StrictMath.exp(logDeviations[j]);
                        sum -= error * error / 2 + logDeviations[j] + StrictMath.log(2 * StrictMath.PI) / 2;
                    }
                    yield sum;
                }
            };
        }

        private double entropy(int row) {
            return switch (policy) {
                case Categorical _ -> entropyOfChoice(outputs[row]);
                case Bernoulli _ -> entropyOfChoice(new double[] {0, outputs[row][0]});
                case Gaussian _ -> {
                    double sum = 0;
                    for (double logDeviation : logDeviations) {
                        sum += logDeviation + StrictMath.log(2 * StrictMath.PI * StrictMath.E) / 2;
                    }
                    yield sum;
                }
            };
        }

        private static double entropyOfChoice(double[] logits) {
            double entropy = 0;
            for (int k = 0; k < logits.length; k++) {
                entropy -= softmax(logits, k) * StrictMath.log(softmax(logits, k));
            }
            return entropy;
        }

        private static double softmax(double[] logits, int k) {
            double sum = 0;
            for (double logit : logits) {
                sum += StrictMath.exp(logit);
            }
            return StrictMath.exp(logits[k]) / sum;
        }

        double loss(boolean clipped) {
            double loss = 0;
            for (int row = 0; row < ROWS; row++) {
                double advantage = batch.advantages()[row];
                double logProbability = logProbability(batch.actions(), row);
                double ratio = StrictMath.exp(logProbability - batch.logProbabilities()[row]);
                double bounded = StrictMath.max(1 - CLIP, StrictMath.min(1 + CLIP, ratio));
                loss -= clipped ? StrictMath.min(ratio * advantage, bounded * advantage) : logProbability * advantage;
                loss += VALUE_WEIGHT * StrictMath.pow(values[row] - batch.returns()[row], 2);
                loss -= ENTROPY_WEIGHT * entropy(row);
            }
            return loss / ROWS;
        }

        void fill(Network actor, Network critic, Network deviations) {
            for (int row = 0; row < ROWS; row++) {
                for (int j = 0; j < policy.outputs(); j++) {
                    actor.input().set(row, j, (float) outputs[row][j]);
                    deviations.input().set(0, j, (float) logDeviations[j]);
                }
                critic.input().set(row, 0, (float) values[row]);
            }
            if (policy instanceof Gaussian gaussian) {
                gaussian.logStandardDeviations(deviations.input(), 0);
            }
        }
    }

    private static double centralDifference(double[] numbers, int index, DoubleSupplier function) {
        double here = numbers[index];
        double step = 1e-6;
        numbers[index] = here + step;
        double above = function.getAsDouble();
        numbers[index] = here - step;
        double below = function.getAsDouble();
        numbers[index] = here;
        return (above - below) / (2 * step);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void gradientsOfThePlainLossAreCentralDifferences(Distribution policy) {
        compareGradients(policy, false);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void gradientsOfTheClippedLossAreCentralDifferences(Distribution policy) {
        compareGradients(policy, true);
    }

    private static void compareGradients(Distribution policy, boolean clipped) {
        Example example = new Example(policy, 5);
        PolicyLoss loss = new PolicyLoss(policy, VALUE_WEIGHT, ENTROPY_WEIGHT);
        try (Network actor = tables(ROWS, policy.outputs());
                Network critic = tables(ROWS, 1);
                Network deviations = tables(1, policy.outputs())) {
            example.fill(actor, critic, deviations);
            Measured measured = clipped
                    ? loss.clipped(example.batch, CLIP, head(actor), head(critic))
                    : loss.plain(example.batch, head(actor), head(critic));
            DoubleSupplier total = () -> example.loss(clipped);
            assertThat(measured.total()).isCloseTo(total.getAsDouble(), within(1e-6));
            for (int row = 0; row < ROWS; row++) {
                for (int j = 0; j < policy.outputs(); j++) {
                    assertThat((double) actor.outputGradient().get(row, j)).as("output %d of row %d", j, row)
                            .isCloseTo(centralDifference(example.outputs[row], j, total), within(1e-6));
                }
                assertThat((double) critic.outputGradient().get(row, 0)).as("value of row %d", row)
                        .isCloseTo(centralDifference(example.values, row, total), within(1e-6));
            }
            if (policy instanceof Gaussian gaussian) {
                gaussian.logStandardDeviationGradient(deviations.outputGradient(), 0);
                for (int j = 0; j < policy.outputs(); j++) {
                    assertThat((double) deviations.outputGradient().get(0, j)).as("log σ %d", j)
                            .isCloseTo(centralDifference(example.logDeviations, j, total), within(1e-6));
                }
            }
        }
    }

    /// One step with π(a) = ½ and an old probability that makes ρ what it is.
    private static Measured oneStep(double ratio, double advantage, Network actor, Network critic) {
        Batch batch = new Batch(1, new float[] {1}, new double[] {StrictMath.log(0.5 / ratio)}, new double[] {advantage},
                new double[] {3});
        return new PolicyLoss(new Categorical(2), 0, 0).clipped(batch, CLIP, head(actor), head(critic));
    }

    @Test
    void aStepBeyondTheClipRangeTeachesOnlyTheWayBack() {
        try (Network actor = tables(1, 2); Network critic = tables(1, 1)) {
            assertThat(oneStep(1.5, 1, actor, critic).policy()).isCloseTo(-1.2, within(1e-6));
            assertThat(actor.outputGradient().get(0, 1)).isZero();
            assertThat(oneStep(1.5, -1, actor, critic).policy()).isCloseTo(1.5, within(1e-6));
            assertThat(actor.outputGradient().get(0, 1)).isCloseTo(0.75f, within(1e-6f));
            assertThat(oneStep(0.5, -1, actor, critic).policy()).isCloseTo(0.8, within(1e-6));
            assertThat(actor.outputGradient().get(0, 1)).isZero();
            assertThat(oneStep(0.5, 1, actor, critic).policy()).isCloseTo(-0.5, within(1e-6));
            assertThat(actor.outputGradient().get(0, 1)).isCloseTo(-0.25f, within(1e-6f));
        }
    }

    /// V_old = 1, R = 3: the error of V, its slope, and what clipping makes of them.
    private static double[] valueStep(float value, Network actor, Network critic) {
        critic.input().set(0, 0, value);
        Batch batch = new Batch(1, new float[] {1}, new double[] {StrictMath.log(0.5)}, new double[] {1}, new double[] {0},
                new double[] {3});
        Measured measured = new PolicyLoss(new Categorical(2), 0.5, 0, true).clipped(batch, CLIP, head(actor), head(critic));
        return new double[] {measured.value(), critic.outputGradient().get(0, 0)};
    }

    @Test
    void aValueBeyondTheClipRangeLearnsOnlyTheWayBack() {
        try (Network actor = tables(1, 2); Network critic = tables(1, 1)) {
            assertThat(valueStep(1.1f, actor, critic)).as("inside").containsExactly(new double[] {1.9 * 1.9, -1.9}, within(1e-5));
            assertThat(valueStep(2, actor, critic)).as("too far ahead").containsExactly(new double[] {1.8 * 1.8, 0}, within(1e-5));
            assertThat(valueStep(0, actor, critic)).as("too far back").containsExactly(new double[] {9, -3}, within(1e-5));
        }
    }

    @Test
    void aPolicyThatHasNotMovedLearnsAsInA2c() {
        Categorical policy = new Categorical(4);
        Example example = new Example(policy, 9);
        PolicyLoss loss = new PolicyLoss(policy, VALUE_WEIGHT, ENTROPY_WEIGHT);
        try (Network actor = tables(ROWS, 4); Network critic = tables(ROWS, 1); Network unused = tables(1, 4)) {
            example.fill(actor, critic, unused);
            double[] now = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                policy.read(actor.input(), row);
                now[row] = policy.logProbability(example.batch.actions(), row);
            }
            Batch unmoved = new Batch(ROWS, example.batch.actions(), now, example.batch.advantages(), example.batch.returns());
            loss.plain(unmoved, head(actor), head(critic));
            float[][] plain = rows(actor);
            Measured measured = loss.clipped(unmoved, CLIP, head(actor), head(critic));
            assertThat(rows(actor)).isEqualTo(plain);
            assertThat(measured.clipFraction()).isZero();
            assertThat(measured.divergence()).isZero();
        }
    }

    private static float[][] rows(Network tables) {
        float[][] rows = new float[ROWS][tables.outputGradient().columns()];
        for (int row = 0; row < ROWS; row++) {
            tables.outputGradient().row(row, rows[row]);
        }
        return rows;
    }

    @Test
    void anActorThatHasDivergedIsNoticed() {
        try (Network actor = tables(1, 2); Network critic = tables(1, 1)) {
            actor.input().set(0, 1, Float.NaN);
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> oneStep(1, 1, actor, critic))
                    .withMessage("Logit 1 must be a finite number or -Infinity, not NaN");
        }
    }

    @Test
    void aBatchMustHaveItsSteps() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Batch(3, new float[3], new double[3], new double[3], new double[2]))
                .withMessage("A batch of 3 steps can't have 3 advantages and 2 returns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Batch(0, new float[3], new double[3], new double[3], new double[2]));
    }

    /// What is allowed is the record of what was measured.
    @ParameterizedTest
    @MethodSource("policies")
    void aBatchAllocatesNothingPerRow(Distribution policy) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Example example = new Example(policy, 2);
        PolicyLoss loss = new PolicyLoss(policy, VALUE_WEIGHT, ENTROPY_WEIGHT);
        Randomness random = new Randomness(1);
        float[] action = new float[policy.actionSize()];
        int batches = 100;
        try (Network actor = tables(ROWS, policy.outputs());
                Network critic = tables(ROWS, 1);
                Network deviations = tables(1, policy.outputs())) {
            example.fill(actor, critic, deviations);
            Head actorHead = head(actor);
            Head criticHead = head(critic);
            double sum = 0;
            long allocated = Long.MAX_VALUE;
            // How long the compiler takes depends on who else uses the machine, so this waits for it, within reason.
            for (int round = 0; round < 300 && allocated > 2 * 64 * batches; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < batches; i++) {
                    policy.read(actor.input(), i % ROWS);
                    policy.sample(random, action, 0);
                    policy.mode(action, 0);
                    sum += loss.clipped(example.batch, CLIP, actorHead, criticHead).total();
                    sum += loss.plain(example.batch, actorHead, criticHead).total();
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in %d batches, with losses of %s", batches, sum).isLessThanOrEqualTo(2 * 64 * batches);
        }
    }
}
