package agentarcade.nn;

import java.util.random.RandomGenerator;

/// What the outputs of a policy network say about the action to take: which are how likely.
///
/// One object serves any number of rows, one after another. [#read] looks at a row of outputs and works out once what all answers need;
/// the other methods then speak of that row. They allocate nothing.
///
/// An action is [#actionSize] numbers at some place of an array, so that those of a whole rollout can lie one after another: the index of a
/// choice (exact up to 2²⁴), or one real number for each dimension. Everything is computed in double.
public sealed interface Distribution permits Categorical, Bernoulli, Gaussian {
    /// How many numbers the network gives out for one observation.
    int outputs();

    /// How many numbers make up one action.
    int actionSize();

    /// Looks at one row of a network's outputs.
    ///
    /// @throws ArithmeticException if there is a number in it of which no distribution can be made, such as NaN: the network has diverged
    void read(Matrix outputs, int row);

    /// Looks at the outputs for one observation.
    ///
    /// @throws ArithmeticException as [#read(Matrix, int)]
    void read(float[] outputs);

    /// Draws an action and writes it to `actions` from place `at` on. The generator alone decides whether the draw is the same on every
    /// machine.
    void sample(RandomGenerator random, float[] actions, int at);

    /// Writes the likeliest action to `actions` from place `at` on; of equals, the first.
    void mode(float[] actions, int at);

    /// log π(a) of the action at place `at`; of a real action the logarithm of its density.
    double logProbability(float[] actions, int at);

    /// H = −E[log π(a)], in nats. Below 0 for a narrow density.
    double entropy();

    /// Writes row `row` of `into`: the derivative of v · log π(a) + w · H by each output.
    ///
    /// @param actions the action a, from place `at` on
    /// @param logProbabilityWeight v
    /// @param entropyWeight w
    void gradient(float[] actions, int at, double logProbabilityWeight, double entropyWeight, Matrix into, int row);
}
