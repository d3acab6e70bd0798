package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;

import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class SumTreeTest {

    @Test
    void findsTheNumberOnWhichAMassFalls() {
        SumTree tree = new SumTree();
        double[] numbers = {1, 0, 2, 4, 0};
        for (int i = 0; i < numbers.length; i++) {
            tree.set(i, numbers[i]);
        }
        assertThat(tree.total()).isEqualTo(7);
        assertThat(IntStream.rangeClosed(0, 14).map(half -> tree.find(half / 2.0))).as("also at the very end, where nothing is left")
                .containsExactly(0, 0, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3);
    }

    @Test
    void findsWhatASearchFromTheFrontFinds() {
        SumTree tree = new SumTree();
        Randomness random = new Randomness(1);
        // Whole numbers, so that sums are exact in any order.
        double[] numbers = new double[1000];
        for (int change = 0; change < 5000; change++) {
            int i = random.nextInt(0, numbers.length);
            numbers[i] = random.nextInt(0, 4);
            tree.set(i, numbers[i]);
        }
        for (int draw = 0; draw < 5000; draw++) {
            double mass = random.nextDouble() * tree.total();
            int expected = 0;
            for (double rest = mass; rest >= numbers[expected]; expected++) {
                rest -= numbers[expected];
            }
            assertThat(tree.find(mass)).isEqualTo(expected);
        }
    }

    /// Otherwise a run that is saved and resumed would draw other transitions than one that goes straight on.
    @Test
    void sumsDependOnTheNumbersAloneNotOnHowTheyCameAbout() {
        SumTree lived = new SumTree();
        Randomness random = new Randomness(2);
        for (int change = 0; change < 20_000; change++) {
            lived.set(random.nextInt(0, 300), StrictMath.pow(10, 20 * random.nextDouble() - 10));
        }
        SumTree anew = new SumTree();
        for (int i = 0; i < 300; i++) {
            anew.set(i, lived.get(i));
        }
        assertThat(anew.total()).isEqualTo(lived.total());
    }

    @Test
    void whatIsNoSizeIsRefused() {
        SumTree tree = new SumTree();
        for (double wrong : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> tree.set(0, wrong))
                    .withMessage("A sum tree takes finite numbers of at least 0, not " + wrong);
        }
    }
}
