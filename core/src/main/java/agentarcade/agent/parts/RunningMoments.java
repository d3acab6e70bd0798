package agentarcade.agent.parts;

import java.util.Arrays;

/// Mean and variance of each number in a stream of arrays, as far as it has come, without keeping the stream.
///
/// - One more array x (Welford, 1962): δ = x − mean, mean += δ / n, S += δ · (x − mean), and the variance is S / n.
/// - All of another stream at once (Chan, Golub & LeVeque, 1979): with δ = mean′ − mean,
///   S += S′ + δ² · n · n′ / (n + n′) and mean += δ · n′ / (n + n′).
public final class RunningMoments {
    private final double[] means;
    private final double[] squares;
    private long count;

    /// @param size numbers in each array
    public RunningMoments(int size) {
        means = new double[size];
        squares = new double[size];
    }

    public void add(float[] numbers) {
        checkSize(numbers.length);
        count++;
        for (int i = 0; i < means.length; i++) {
            addOne(i, numbers[i]);
        }
    }

    /// One more number in a stream of single numbers.
    public void add(double number) {
        checkSize(1);
        count++;
        addOne(0, number);
    }

    private void addOne(int i, double number) {
        double before = number - means[i];
        means[i] += before / count;
        squares[i] += before * (number - means[i]);
    }

    /// All that the other has seen, as if it had been added here.
    public void add(RunningMoments other) {
        checkSize(other.means.length);
        if (other.count == 0) {
            return;
        }
        double share = (double) other.count / (count + other.count);
        for (int i = 0; i < means.length; i++) {
            double apart = other.means[i] - means[i];
            squares[i] += other.squares[i] + apart * apart * count * share;
            means[i] += apart * share;
        }
        count += other.count;
    }

    private void checkSize(int size) {
        if (size != means.length) {
            throw new IllegalArgumentException("Moments of %d numbers can't take %d".formatted(means.length, size));
        }
    }

    /// Numbers in each array.
    int size() {
        return means.length;
    }

    public long count() {
        return count;
    }

    public double mean(int i) {
        return means[i];
    }

    /// The mean squared distance from the mean; 0 before there is anything to tell.
    public double variance(int i) {
        return count == 0 ? 0 : squares[i] / count;
    }

    /// Another with the same numbers, which stays as it is.
    public RunningMoments copy() {
        RunningMoments copy = new RunningMoments(means.length);
        copy.restore(save());
        return copy;
    }

    /// The count, the means, and the sums of squared distances from them.
    public double[] save() {
        double[] saved = new double[savedLength()];
        saved[0] = count;
        System.arraycopy(means, 0, saved, 1, means.length);
        System.arraycopy(squares, 0, saved, 1 + means.length, means.length);
        return saved;
    }

    /// Numbers in what [#save] gives.
    public int savedLength() {
        return 1 + 2 * means.length;
    }

    /// @throws IllegalArgumentException if that can't be the moments of so many numbers; nothing has changed then
    public void restore(double[] saved) {
        boolean possible = saved.length == savedLength() && saved[0] >= 0 && saved[0] == (long) saved[0]
                && Arrays.stream(saved).allMatch(Double::isFinite);
        for (int i = 1 + means.length; possible && i < saved.length; i++) {
            possible = saved[i] >= 0;
        }
        if (!possible) {
            throw new IllegalArgumentException("%d numbers are not the moments of %d".formatted(saved.length, means.length));
        }
        count = (long) saved[0];
        System.arraycopy(saved, 1, means, 0, means.length);
        System.arraycopy(saved, 1 + means.length, squares, 0, means.length);
    }
}
