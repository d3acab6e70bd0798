package agentarcade.app.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/// A logarithm as the number it is the logarithm of: −2 as 0.01 and −6 as 1E-6.
final class PowersOfTen extends NumberFormat {
    private static final long serialVersionUID = 1;
    private static final MathContext DIGITS = new MathContext(2);

    private final DecimalFormat plain;
    private final DecimalFormat powers;

    PowersOfTen(Locale locale) {
        plain = new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(locale));
        powers = new DecimalFormat("0.#E0", DecimalFormatSymbols.getInstance(locale));
    }

    @Override
    public StringBuffer format(double logarithm, StringBuffer into, FieldPosition position) {
        double number = new BigDecimal(Math.pow(10, logarithm)).round(DIGITS).doubleValue();
        return into.append(number >= 1e-3 && number < 1e5 ? plain.format(number) : powers.format(number));
    }

    @Override
    public StringBuffer format(long logarithm, StringBuffer into, FieldPosition position) {
        return format((double) logarithm, into, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("Labels of an axis are not typed");
    }
}
