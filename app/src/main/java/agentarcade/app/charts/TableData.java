package agentarcade.app.charts;

import agentarcade.app.charts.ChartData.Value;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The open charts as a table: a row for each place a curve was thinned out to, a column for each curve.
/// @param head the words above the columns
/// @param shares which columns are shares of 1
record TableData(List<String> head, List<Boolean> shares, List<List<Double>> rows) {
    static final TableData EMPTY = new TableData(List.of(), List.of(), List.of());
    private static final int MOST_ROWS = 100;

    /// @param titles what the charts are called, in the same order
    static TableData of(List<ChartRequest> charts, List<String> titles, Texts texts) {
        if (charts.isEmpty()) {
            return EMPTY;
        }
        List<ChartData> data = charts.stream().map(chart -> ChartData.of(chart, MOST_ROWS)).toList();
        List<String> head = new ArrayList<>();
        List<Boolean> shares = new ArrayList<>();
        head.add(texts.say("app.charts.across." + charts.getFirst().across()));
        shares.add(false);
        boolean several = charts.getFirst().runs().size() > 1;
        for (int chart = 0; chart < data.size(); chart++) {
            for (String curve : names(data.get(chart))) {
                shares.add(charts.get(chart).percent());
                head.add(several ? texts.say("app.charts.named", titles.get(chart), curve) : titles.get(chart));
            }
        }
        double[] places = data.stream().map(ChartData::stops).filter(stops -> stops.length > 0).findFirst().orElse(new double[0]);
        List<List<Double>> rows = new ArrayList<>();
        for (double place : places) {
            List<Double> row = new ArrayList<>();
            // A thinned curve has points in the middle of a game.
            row.add(charts.getFirst().across() == Across.SECONDS ? place : Math.ceil(place));
            data.forEach(chart -> row.addAll(values(chart, place)));
            rows.add(row);
        }
        return new TableData(head, shares, rows);
    }

    private static List<String> names(ChartData chart) {
        List<String> names = new ArrayList<>(chart.curves().reversed().stream().map(ChartData.Curve::name).toList());
        chart.bands().forEach(band -> names.add(band.name()));
        return names;
    }

    /// NaN where a curve has no value.
    private static List<Double> values(ChartData chart, double place) {
        List<Value> there = chart.at(place);
        return names(chart).stream()
                .map(name -> there.stream().filter(value -> value.name().equals(name)).map(Value::value).findFirst().orElse(Double.NaN))
                .toList();
    }

    String tabSeparated() {
        return String.join("\t", head) + "\n" + rows.stream()
                .map(row -> row.stream().map(value -> value.isNaN() ? "" : Float.toString(value.floatValue()))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n")) + "\n";
    }
}
