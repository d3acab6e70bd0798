package agentarcade.app.charts;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartGridTest {
    @ParameterizedTest
    @CsvSource({"2, 950, 190, 2", "3, 950, 190, 3", "7, 950, 590, 3", "4, 1600, 880, 2", "7, 1600, 880, 3", "1, 950, 590, 1",
        "9, 1600, 880, 3", "7, 300, 1200, 1"})
    void chartsHaveTheShapeInWhichTheyAreReadBest(int charts, double width, double height, int columns) {
        ChartGrid grid = new ChartGrid();
        for (int i = 0; i < charts; i++) {
            grid.getChildren().add(new Region());
        }
        grid.resize(width, height);
        grid.layout();
        assertThat(grid.getChildren().stream().map(Node::getLayoutX).distinct()).hasSize(columns);
        for (Node chart : grid.getChildren()) {
            Bounds bounds = chart.getBoundsInParent();
            assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).isLessThanOrEqualTo(width);
            assertThat(bounds.getMaxY()).isLessThanOrEqualTo(height);
        }
    }
}
