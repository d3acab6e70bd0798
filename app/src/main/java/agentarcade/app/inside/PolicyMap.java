package agentarcade.app.inside;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.Action;
import agentarcade.env.PhasePlane;
import agentarcade.env.Space;

/// What a policy expects and does at the points of a grid over a plane of states.
///
/// @param values what it expects from there on, row by row from the top; empty if it judges no states
/// @param actions what it does, from −1, the first choice or the least number, to 1, the last choice or the largest; between two choices
/// of which it takes either with a probability, the difference of these
record PolicyMap(int columns, int rows, float[] values, float[] actions) {

    static PolicyMap of(Policy policy, PhasePlane plane, Space space, int columns, int rows) {
        float[] values = new float[columns * rows];
        float[] actions = new float[columns * rows];
        boolean judged = true;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                // One that remembers is to judge each point by itself.
                policy.startEpisode();
                Decision decision = policy.decide(plane.observation(point(plane, columns, rows, column, row)));
                judged &= decision.value().isPresent();
                values[row * columns + column] = (float) decision.value().orElse(0);
                actions[row * columns + column] = (float) tendency(decision, space);
            }
        }
        return new PolicyMap(columns, rows, judged ? values : new float[0], actions);
    }

    /// The middle of a cell.
    static PhasePlane.Point point(PhasePlane plane, int columns, int rows, int column, int row) {
        return new PhasePlane.Point(between(plane.across(), (column + 0.5) / columns), between(plane.up(), 1 - (row + 0.5) / rows));
    }

    private static double between(PhasePlane.Axis axis, double share) {
        return axis.low() + share * (axis.high() - axis.low());
    }

    static double tendency(Decision decision, Space space) {
        if (decision.opinion() instanceof Opinion.Probabilities(float[] shares) && shares.length == 2) {
            return shares[1] - shares[0];
        }
        return switch (decision.action()) {
            case Action.Discrete(int index) -> 2.0 * index / Math.max(1, ((Space.Discrete) space).n() - 1) - 1;
            case Action.Continuous(float[] numbers) -> {
                Space.Box box = (Space.Box) space;
                yield 2.0 * (numbers[0] - box.low(0)) / (box.high(0) - box.low(0)) - 1;
            }
        };
    }
}
