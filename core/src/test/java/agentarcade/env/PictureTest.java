package agentarcade.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import agentarcade.env.Picture.Block;
import agentarcade.env.Picture.Disc;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Line;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Picture BEFORE = new Picture(10, 10, List.of(
            new Disc("ball", Ink.FRUIT, 0, 2, 1), new Block("bat", Ink.PLAYER, 0, 9, 2, 1, 0.5), new Disc("gone", Ink.BAD, 5, 5, 1)));
    private static final Picture AFTER = new Picture(10, 10, List.of(
            new Disc("ball", Ink.GOOD, 4, 4, 3), new Block("bat", Ink.PLAYER, 2, 9, 4, 1, 0.5), new Line("new", Ink.GRID, 0, 0, 1, 1)));

    @Test
    void halfwayWhatIsInBothHasMovedHalfAndWhatIsNewIsThere() {
        assertThat(BEFORE.towards(AFTER, 0.5)).isEqualTo(new Picture(10, 10, List.of(
                new Disc("ball", Ink.FRUIT, 2, 3, 2), new Block("bat", Ink.PLAYER, 1, 9, 3, 1, 0.5),
                new Line("new", Ink.GRID, 0, 0, 1, 1))));
    }

    @Test
    void aThingThatChangesItsFormDoesSoAtOnce() {
        Picture line = new Picture(10, 10, List.of(new Line("ball", Ink.GRID, 0, 0, 1, 1)));
        assertThat(BEFORE.towards(line, 0.1)).isEqualTo(line);
        assertThat(line.towards(new Picture(10, 10, List.of(new Line("ball", Ink.GRID, 2, 0, 3, 5))), 0.5))
                .isEqualTo(new Picture(10, 10, List.of(new Line("ball", Ink.GRID, 1, 0, 2, 3))));
    }

    @Test
    void whatStandsStillStaysInItsPlaceToTheLastBit() {
        Picture picture = new Picture(10, 10, List.of(new Disc("d", Ink.GRID, 6.06, 9.38, 1)));
        for (double fraction = 0; fraction <= 1; fraction += 0.01) {
            assertThat(picture.towards(picture, fraction)).isEqualTo(picture);
        }
    }

    @Test
    void wayOffNumbersStillArriveExactly() {
        for (double from : new double[] {0.1, 1.06, 1e9, -3.3}) {
            Picture here = new Picture(1, 1, List.of(new Disc("d", Ink.GRID, from, 0, 1)));
            Picture there = new Picture(1, 1, List.of(new Disc("d", Ink.GRID, 0.3, 0, 1)));
            assertThat(here.towards(there, 1)).isEqualTo(there);
            assertThat(here.towards(there, 0)).isEqualTo(here);
        }
    }
}
