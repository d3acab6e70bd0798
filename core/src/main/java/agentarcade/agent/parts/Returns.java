package agentarcade.agent.parts;

/// What was earned from each step of an episode on.
public final class Returns {
    /// Numbers closer together than this share of their size are equal but for rounding.
    private static final double ROUNDING = 1e-12;

    private Returns() {
    }

    /// Discounted returns of one whole episode: Gₜ = rₜ + γ · Gₜ₊₁, and G after the last step is 0.
    ///
    /// @param into receives G of the first `steps` steps; may be `rewards` itself
    public static void discounted(double[] rewards, int steps, double discount, double[] into) {
        double later = 0;
        for (int t = steps - 1; t >= 0; t--) {
            later = rewards[t] + discount * later;
            into[t] = later;
        }
    }

    /// Shifts and scales the first `count` numbers to mean 0 and standard deviation 1 (that of the population, √(Σ(x − x̄)² / n)).
    /// Numbers that are all equal, or a single one, say nothing about what was better than expected: they become 0.
    public static void standardise(double[] numbers, int count) {
        if (count == 0) {
            return;
        }
        double mean = mean(numbers, count);
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            squares += (numbers[i] - mean) * (numbers[i] - mean);
            largest = Math.max(largest, Math.abs(numbers[i]));
        }
        double deviation = Math.sqrt(squares / count);
        boolean allEqual = deviation <= ROUNDING * largest;
        for (int i = 0; i < count; i++) {
            numbers[i] = allEqual ? 0 : (numbers[i] - mean) / deviation;
        }
    }

    /// Added up from the first number on, so that the mean of equal numbers is exactly that number.
    private static double mean(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i] - numbers[0];
        }
        return numbers[0] + sum / count;
    }
}
