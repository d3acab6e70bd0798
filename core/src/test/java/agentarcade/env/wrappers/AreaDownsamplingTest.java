package agentarcade.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.games.Catch;
import org.junit.jupiter.api.Test;

class AreaDownsamplingTest {
    private static Environment small(int size, int factor, Catch.State state) {
        Environment world = new AreaDownsampling(new Catch(new Catch.Rules(size)), factor);
        world.restore(state, new Randomness(1));
        return world;
    }

    /// The multiple of 1/255 nearest to a share of cells.
    private static float level(double share) {
        return (float) (Math.round(share * 255) / 255.0);
    }

    @Test
    void eachCellIsTheMeanOfItsSquare() {
        // Fruit at row 1, column 2; basket in columns 3 to 5 of the last row.
        float quarter = level(1 / 4.0);
        float half = level(2 / 4.0);
        Environment world = small(6, 2, new Catch.State(1, 2, 4));
        assertThat(world.observations().shape()).containsExactly(3, 3);
        assertThat(world.observation()).containsExactly(0, quarter, 0, 0, 0, 0, 0, quarter, half);
    }

    @Test
    void squaresThatAreCutOffAverageWhatIsThereOfThem() {
        // 7×7 in squares of 3: the last row and column are squares of 1×3, 3×1 and 1×1 cells. Basket in columns 5 and 6 of row 6.
        Environment world = small(7, 3, new Catch.State(4, 0, 6));
        assertThat(world.observation()).containsExactly(0, 0, 0, level(1 / 9.0), 0, 0, 0, level(1 / 3.0), 1);
    }

    @Test
    void valuesAreAmong256LevelsSoThatAByteIsEnough() {
        Environment world = small(24, 3, new Catch.State(1, 2, 4));
        float[] levels = world.observations().levels();
        assertThat(levels).hasSize(256).startsWith(0, (float) (1 / 255.0)).endsWith(1);
        assertThat(world.observations().contains(world.observation())).isTrue();
    }

    @Test
    void stacksHoldSmallPictures() {
        Environment world = new Wrapping(3, 1, 1, 2, false, false).around(new Catch(new Catch.Rules(10)));
        assertThat(world.observations().shape()).containsExactly(3, 5, 5);
        assertThat(world.observations().levels()).hasSize(256);
    }

    @Test
    void onlyPicturesCanBeMadeSmaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaDownsampling(new CountingWorld(1), 2))
                .withMessageStartingWith("Only pictures can be made smaller, not observations in Box[2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AreaDownsampling(new FrameStack(new Catch(new Catch.Rules(6)), 2, 1), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaDownsampling(new Catch(new Catch.Rules(6)), 0))
                .withMessage("At least 1 cell becomes one, not 0");
    }
}
