package agentarcade.app.knobs;

import agentarcade.knob.Knob;
import agentarcade.knob.Scale;

import java.math.BigDecimal;
import java.math.MathContext;

/// Where the values of a number lie on a slider from 0 to 1, evenly or evenly in their logarithm.
interface SliderScale {
    double position(Object value);

    Object value(double position);

    static SliderScale of(Knob.WholeNumber knob) {
        boolean log = knob.scale() == Scale.LOG;
        int min = knob.min();
        int max = knob.max();
        // Counted from the smallest value, so that a range from 0 has a logarithm too.
        double end = Math.log1p((double) max - min);
        return new SliderScale() {
            @Override
            public double position(Object value) {
                double above = (double) (Integer) value - min;
                return log ? Math.log1p(above) / end : above / ((double) max - min);
            }

            @Override
            public Object value(double position) {
                if (position >= 1) {
                    // Rounded, 1,024 would be 1,000.
                    return max;
                }
                double above = log ? Math.expm1(position * end) : position * ((double) max - min);
                return Math.clamp(log ? powerOfTwo((int) round(min + above, 2)) : (int) round(min + above, 9), min, max);
            }
        };
    }

    static SliderScale of(Knob.RealNumber knob) {
        boolean log = knob.scale() == Scale.LOG;
        double min = knob.min();
        double max = knob.max();
        return new SliderScale() {
            @Override
            public double position(Object value) {
                double number = (Double) value;
                return log ? Math.log(number / min) / Math.log(max / min) : (number - min) / (max - min);
            }

            @Override
            public Object value(double position) {
                if (position >= 1) {
                    return max;
                }
                double number = log ? min * Math.pow(max / min, position) : min + position * (max - min);
                return Math.clamp(log ? round(number, 2) : Math.round(number * 1000) / 1000.0, min, max);
            }
        };
    }

    /// Batches are usually powers of two; these take the place of the round number beside them.
    private static int powerOfTwo(int round) {
        return switch (round) {
            case 130 -> 128;
            case 260 -> 256;
            case 510 -> 512;
            default -> round;
        };
    }

    /// Few digits are easier to read and to repeat than what a mouse happens to hit.
    private static double round(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }
}
