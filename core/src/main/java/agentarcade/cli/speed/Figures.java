package agentarcade.cli.speed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers for tables: three digits are as many as timings deserve.
public final class Figures {
    private Figures() {
    }

    public static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "–" : "never";
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3, RoundingMode.HALF_UP));
        return Math.abs(number) >= 100
                ? String.format(Locale.ROOT, "%,d", rounded.longValue())
                : rounded.stripTrailingZeros().toPlainString();
    }
}
