package agentarcade.store;

import agentarcade.knob.Refused;
import agentarcade.train.Series;

import java.nio.file.Path;
import java.util.Map;

/// The curves of a run as comma-separated values for other programs: a line `step,name,value` for each point, one curve after the other.
/// A long curve is thinned to means of neighbours, each at the step of the last of them.
public final class CurveCsv {
    private static final int MOST_POINTS = 10_000;

    private CurveCsv() {
    }

    /// Writes them, in place of the file that may be there.
    public static void write(Path file, Map<String, Series.View> curves) throws Refused {
        TextFile.write(file, text(curves));
    }

    static String text(Map<String, Series.View> curves) {
        StringBuilder text = new StringBuilder("step,name,value\n");
        curves.forEach((name, view) -> {
            Series.Columns columns = view.columns(MOST_POINTS);
            for (int i = 0; i < columns.size(); i++) {
                // Curves are kept in float: more digits would be noise.
                text.append((long) columns.steps()[i]).append(',').append(name).append(',').append((float) columns.means()[i]).append('\n');
            }
        });
        return text.toString();
    }
}
