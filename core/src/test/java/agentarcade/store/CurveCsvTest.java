package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.train.Curves;

import org.junit.jupiter.api.Test;

class CurveCsvTest {
    private final Curves curves = new Curves();

    @Test
    void eachPointIsALineOneCurveAfterTheOther() {
        curves.add("score", 9, 1);
        curves.add("loss", 4, 0.1);
        curves.add("loss", 5, 2.5e-7);
        assertThat(CurveCsv.text(curves.views())).isEqualTo("step,name,value\n4,loss,0.1\n5,loss,2.5E-7\n9,score,1.0\n");
    }

    @Test
    void aLongCurveIsThinnedToMeansOfNeighbours() {
        for (int i = 1; i <= 20_000; i++) {
            curves.add("q", i, i % 2);
        }
        assertThat(CurveCsv.text(curves.views()).lines()).hasSize(10_001).startsWith("step,name,value", "2,q,0.5", "4,q,0.5");
    }
}
