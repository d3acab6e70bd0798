package agentarcade.app.charts;

import static agentarcade.app.charts.Requests.curve;
import static agentarcade.app.charts.Requests.over;
import static agentarcade.app.charts.Requests.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.knob.Texts;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class TableDataTest {
    private static List<Double> places(Across across, double to) {
        TableData table = TableData.of(List.of(over(across, 0, to, run("one", 0, curve(1_001, i -> i)))), List.of("Loss"),
                new Texts(Locale.ENGLISH));
        return table.rows().stream().map(List::getFirst).toList();
    }

    @Test
    void gamesStepsAndUpdatesAreCountedInWholeNumbersSecondsAreNot() {
        for (Across across : List.of(Across.STEPS, Across.EPISODES, Across.UPDATES)) {
            assertThat(places(across, across == Across.STEPS ? 1_000 : 250)).as("%s", across).isNotEmpty().isSorted()
                    .allMatch(place -> place == Math.rint(place));
        }
        assertThat(places(Across.SECONDS, 10)).isNotEmpty().anyMatch(place -> place != Math.rint(place));
    }
}
