package agentarcade.store;

import static agentarcade.experiment.results.Outcomes.brokenDown;
import static agentarcade.experiment.results.Outcomes.scored;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Outcomes;
import agentarcade.experiment.results.RowResults;
import agentarcade.knob.Texts;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ResultsPageTest {
    private static RowResults results(Outcome... outcomes) {
        return new RowResults(Outcomes.row(), List.of(outcomes), List.of());
    }

    private static String line(RowResults results) {
        return ResultsPage.text(List.of(results)).lines().filter(line -> line.contains("catch-short")).findFirst().orElseThrow();
    }

    private static final String ASKED = "| Catch | DQN, tuned | 30 games | all starts | ≥ 50 % in 3 of 4<br>> 90 % in 2 of 4 | ";

    @Test
    void aRowSaysWhatItAsksForAndWhatWasReached() {
        assertThat(line(results(scored(1, 0.6), scored(2, 0.7), scored(3, 0.8), scored(4, 0.95)))).isEqualTo(
                "| [catch-short](results/catch-short.jsonl) " + ASKED + "4 of 4: reached<br>**1 of 4: not reached** | "
                        + "60.0 %, 70.0 %, 80.0 %, 95.0 % | 75.0 % | 75.0 % (60.0 % to 95.0 %) | 3.8 s |");
    }

    @Test
    void whatIsNotYetDecidedOrBrokeDownIsSaid() {
        assertThat(line(results(scored(1, 0.6), brokenDown(2))))
                .contains("| 1 of 2 so far<br>0 of 2 so far | 60.0 %, broke down | – | – (– to 60.0 %) |");
    }

    @Test
    void whatHasNotRunIsSaid() {
        assertThat(line(results())).isEqualTo("| catch-short " + ASKED + "not run yet | – | – | – | – |");
        assertThat(line(new RowResults(Outcomes.row(), List.of(), List.of(1L)))).contains("| not run yet with these settings |");
    }

    @Test
    void thePageNamesMachineVersionAndDaysAndShowsTheCurves() {
        assertThat(ResultsPage.text(List.of(results(scored(1, 0.6), brokenDown(2)))))
                .contains("Run from 2026-03-01 to 2026-03-02 with Agent Arcade 1.2.3 on Abacus, 2 cores.")
                .endsWith("\n## catch-short\n\n![The learning curves of catch-short](results/catch-short.png)\n");
    }

    @Test
    void thePictureShowsTheSeedsTheirMeanAndTheBars() throws Exception {
        BufferedImage picture = ResultPicture.draw(results(scored(1, 0.6), scored(2, 0.7), brokenDown(3)),
                Presets.of(Outcomes.row()).orElseThrow(), new Texts(Locale.ENGLISH));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).contains(0xFFFFFFFF, 0xFF0072B2, 0xFFA6CEE3, 0xFF555555);
    }
}
