package agentarcade.app.inside;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.env.games.Catch;
import agentarcade.env.games.CatchSolution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far a policy's expectations are from the truth in every state of Catch: |Q − Q*|, averaged over the actions, of a learner of action
/// values, |V − V*| of others.
///
/// @param errors of the states that some game comes through
record CatchTable(int size, boolean byAction, Map<Catch.State, Double> errors) {

    /// @return empty if the policy judges no states
    static Optional<CatchTable> of(Policy policy, CatchSolution truth, int size) {
        Map<Catch.State, Double> errors = new LinkedHashMap<>();
        boolean byAction = false;
        for (Catch.State state : truth.states()) {
            // One that remembers is to judge each state by itself.
            policy.startEpisode();
            Decision decision = policy.decide(truth.observation(state));
            if (decision.value().isEmpty()) {
                return Optional.empty();
            }
            byAction = decision.opinion() instanceof Opinion.ActionValues;
            errors.put(state, decision.opinion() instanceof Opinion.ActionValues(float[] values)
                    ? error(values, truth.actionValues(state))
                    : Math.abs(decision.value().getAsDouble() - truth.value(state)));
        }
        return Optional.of(new CatchTable(size, byAction, errors));
    }

    private static double error(float[] values, double[] truth) {
        double sum = 0;
        for (int action = 0; action < truth.length; action++) {
            sum += Math.abs(values[action] - truth[action]);
        }
        return sum / truth.length;
    }

    double mean() {
        return errors.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    double most() {
        return errors.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// The state that is seen, if something can still be done in it.
    static Optional<Catch.State> state(float[] observation, int size) {
        int basket = 0;
        for (int column = size - 1; column >= 0; column--) {
            basket = observation[(size - 1) * size + column] > 0 ? column : basket;
        }
        for (int row = 0; row < size - 1; row++) {
            for (int column = 0; column < size; column++) {
                if (observation[row * size + column] > 0) {
                    return Optional.of(new Catch.State(row, column, basket + 1));
                }
            }
        }
        return Optional.empty();
    }
}
