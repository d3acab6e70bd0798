package agentarcade.nn;

/// How bad one error is, and how fast that grows with the error. The error is prediction − target, so the slope is the derivative by the
/// prediction. Callers average over a batch themselves, value and slope alike.
public final class Losses {
    private Losses() {
    }

    /// e²
    public static double squared(double error) {
        return error * error;
    }

    /// 2e
    public static double squaredSlope(double error) {
        return 2 * error;
    }

    /// 2, the slope's slope.
    public static double squaredCurvature() {
        return 2;
    }

    /// Huber (1964): e²/2 while |e| ≤ δ, and the straight line δ(|e| − δ/2) beyond.
    public static double huber(double error, double delta) {
        double size = Math.abs(error);
        return size <= delta ? error * error / 2 : delta * (size - delta / 2);
    }

    /// The error, clipped to ±δ.
    public static double huberSlope(double error, double delta) {
        return Math.clamp(error, -delta, delta);
    }

    /// 1 while |e| ≤ δ, and 0 beyond.
    public static double huberCurvature(double error, double delta) {
        return Math.abs(error) <= delta ? 1 : 0;
    }
}
