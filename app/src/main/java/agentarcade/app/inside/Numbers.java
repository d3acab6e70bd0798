package agentarcade.app.inside;

import java.text.NumberFormat;
import java.util.Locale;

/// Writes numbers short enough for a picture: three digits that count, with a true minus sign.
final class Numbers {
    private final NumberFormat format;
    private final Locale locale;

    Numbers(Locale locale) {
        this.locale = locale;
        format = NumberFormat.getInstance(locale);
        format.setGroupingUsed(false);
    }

    String of(double number) {
        double size = Math.abs(number);
        if (size >= 1e5 || size > 0 && size < 5e-4) {
            return String.format(locale, "%.1e", number).replace('-', '−');
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        format.setMaximumFractionDigits(decimals);
        String text = format.format(number);
        return text.equals("-0") ? "0" : text.replace('-', '−');
    }
}
