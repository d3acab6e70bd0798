package agentarcade.app.charts;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/// 20,000 as 20k and 3,000,000 as 3M, so that the labels of an axis stay apart.
final class ShortNumbers extends NumberFormat {
    private static final long serialVersionUID = 1;

    private final DecimalFormat digits;

    ShortNumbers(Locale locale) {
        digits = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(locale));
    }

    @Override
    public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
        double size = Math.abs(number);
        String unit = size >= 1e9 ? "G" : size >= 1e6 ? "M" : size >= 1e3 ? "k" : "";
        double scale = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e3 ? 1e3 : 1;
        return into.append(digits.format(number / scale)).append(unit);
    }

    @Override
    public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
        return format((double) number, into, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("Labels of an axis are not typed");
    }
}
