package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Log-probabilities, entropies and their gradients against float64 references.
class DistributionsGoldenTest {
    private final List<String> differences = new ArrayList<>();

    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("distributions.json").path("cases"));
        return IntStream.range(0, cases.size())
                .mapToObj(i -> Named.of("case %d: %s".formatted(i, cases.get(i).path("kind").textValue()), cases.get(i))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void logProbabilitiesEntropiesAndGradientsAreThoseOfTheReference(JsonNode reference) {
        try (Memory memory = Memory.arena()) {
            switch (reference.path("kind").textValue()) {
                case "categorical" -> categorical(reference, memory);
                case "gaussian" -> gaussian(reference, memory);
                case String other -> throw new IllegalArgumentException("No distribution is called " + other);
            }
        }
        assertThat(differences).isEmpty();
    }

    private void categorical(JsonNode reference, Memory memory) {
        Matrix logits = matrix(reference.path("logits"), memory);
        float[] actions = Golden.floats(reference.path("actions"));
        Categorical policy = new Categorical(logits.columns());
        answers(policy, logits, actions, reference);
        compare("grad_log_prob_sum", gradients(policy, logits, actions, 1, 0, memory), rows(reference.path("grad_log_prob_sum")));
        compare("grad_entropy_sum", gradients(policy, logits, actions, 0, 1, memory), rows(reference.path("grad_entropy_sum")));
    }

    private void gaussian(JsonNode reference, Memory memory) {
        Matrix means = matrix(reference.path("mean"), memory);
        float[] actions = Golden.floats(rows(reference.path("actions")));
        float[] logDeviations = Golden.floats(reference.path("log_std"));
        Gaussian policy = new Gaussian(means.columns());
        policy.logStandardDeviations(logDeviations);
        answers(policy, means, actions, reference);
        compare("grad_log_prob_sum_mean", gradients(policy, means, actions, 1, 0, memory),
                rows(reference.path("grad_log_prob_sum_mean")));
        compareLogDeviations("grad_log_prob_sum_log_std", policy, reference, memory);
        policy.logStandardDeviations(logDeviations);
        compare("entropy by the means", gradients(policy, means, actions, 0, 1, memory), new double[actions.length]);
        compareLogDeviations("grad_entropy_sum_log_std", policy, reference, memory);
    }

    private void answers(Distribution policy, Matrix outputs, float[] actions, JsonNode reference) {
        double[] logProbabilities = new double[outputs.rows()];
        double[] entropies = new double[outputs.rows()];
        for (int row = 0; row < outputs.rows(); row++) {
            policy.read(outputs, row);
            logProbabilities[row] = policy.logProbability(actions, row * policy.actionSize());
            entropies[row] = policy.entropy();
        }
        compare("log_prob", logProbabilities, Golden.doubles(reference.path("log_prob")));
        compare("entropy", entropies, Golden.doubles(reference.path("entropy")));
    }

    private static double[] gradients(Distribution policy, Matrix outputs, float[] actions, double ofLogProbability, double ofEntropy,
            Memory memory) {
        Matrix gradient = new Matrix(memory, outputs.rows(), outputs.columns());
        for (int row = 0; row < outputs.rows(); row++) {
            policy.read(outputs, row);
            policy.gradient(actions, row * policy.actionSize(), ofLogProbability, ofEntropy, gradient, row);
        }
        return numbers(gradient);
    }

    private void compareLogDeviations(String name, Gaussian policy, JsonNode reference, Memory memory) {
        Matrix gradient = new Matrix(memory, 1, policy.actionSize());
        policy.logStandardDeviationGradient(gradient, 0);
        compare(name, numbers(gradient), Golden.doubles(reference.path(name)));
    }

    private void compare(String name, double[] actual, double[] expected) {
        differences.addAll(Golden.differences(name, actual, expected));
    }

    private static Matrix matrix(JsonNode rows, Memory memory) {
        Matrix matrix = new Matrix(memory, rows.size(), rows.get(0).size());
        for (int row = 0; row < rows.size(); row++) {
            matrix.setRow(row, Golden.floats(rows.get(row)));
        }
        return matrix;
    }

    private static double[] numbers(Matrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = matrix.get(i / matrix.columns(), i % matrix.columns());
        }
        return numbers;
    }

    private static double[] rows(JsonNode rows) {
        return Golden.list(rows).stream().flatMap(row -> Golden.list(row).stream()).mapToDouble(JsonNode::doubleValue).toArray();
    }
}
