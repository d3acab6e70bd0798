package agentarcade.cli.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import agentarcade.cli.speed.Row.Finding;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.store.Presets;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Row.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Row.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void aMachineWithHalfThePeakIsExpectedToBeHalfAsFast() {
        Peer peer = new Peer("them", 1_000);
        assertThat(peer.rateOn(Peer.PEAK / 2)).isEqualTo(500);
        assertThat(peer.timeOn(Peer.PEAK / 2)).isEqualTo(2_000);
    }

    @Test
    void everyRowHasANameOfItsOwnAndTrainsWithAPresetThatThereIs() {
        assertThat(Rows.ALL.stream().map(Row::id)).doesNotHaveDuplicates();
        assertThat(Rows.ALL.stream().map(Row::label)).doesNotHaveDuplicates();
        assertThat(Rows.ALL).allSatisfy(row -> {
            switch (row) {
                case TrainingRow training -> assertThat(Presets.find(Environments.find(training.world()).orElseThrow(),
                        Algorithms.find(training.algorithm()).orElseThrow(), training.preset())).isNotNull();
                case SolvingRow solving -> assertThat(Presets.find(Environments.find(solving.world()).orElseThrow(),
                        Algorithms.find(solving.algorithm()).orElseThrow(), solving.preset())).isNotNull();
                default -> {
                    // Trains nothing.
                }
            }
        });
    }

    @Test
    void aMeasuredRowSaysHowOftenItBeatThePeerAndWhetherThatIsEnough() throws Exception {
        Peaks peaks = new Peaks();
        Finding found = new TrainingRow("quick", "catch", "dqn", "as-in-the-source", TrainingRow.Counted.UPDATES, 200,
                new Peer("a snail", 0.001), 5, Double.NaN, 0).measure(peaks);
        assertThat(found.figures()).hasSize(3);
        assertThat(Arrays.stream(found.figures()).min().orElseThrow()).isPositive();
        assertThat(found.ratio()).isEqualTo(found.median() / (0.001 * peaks.best() / Peer.PEAK));
        assertThat(found.reached()).isTrue();
        assertThat(SpeedPage.of(List.of(found), peaks.best(), 0)).contains("| DQN catch, as-in-the-source |", "| ≥ 5 × a snail | yes |");
    }
}
