package agentarcade.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Environments;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void everyRowHasANameOfItsOwnThatCanBeAFile() {
        assertThat(Rows.ALL).extracting(Row::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void everyRowIsAboutAWorldThereIs() {
        assertThat(Rows.ALL).allSatisfy(row -> assertThat(Environments.find(row.world())).isPresent());
        assertThat(Rows.ALL).allSatisfy(row -> assertThat(row.score()).isNotNull());
    }

    @Test
    void whatTakesHoursIsRunOnlyWhenAskedFor() {
        Set<String> worlds = Rows.ALL.stream().filter(Row::quick).map(Row::world).collect(Collectors.toSet());
        assertThat(worlds).containsExactlyInAnyOrder("catch", "catch-ball-8", "cartpole-v1", "pendulum-v1");
        assertThat(Rows.ALL.stream().filter(row -> !row.quick()).map(Row::world).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("catch-ball-16", "cave", "cave-hard", "cave-no-blocks", "mountain-car-continuous-v0");
    }

    @Test
    void onlyWorldsThatListTheirStartsAreJudgedOnThem() {
        assertThat(Rows.ALL).filteredOn(row -> row.judging() instanceof Judging.AllStarts).isNotEmpty().allSatisfy(row -> {
            var type = Environments.find(row.world()).orElseThrow();
            assertThat(type.create(type.canonical()).starts()).isNotEmpty();
        });
    }

    @Test
    void barsRise() {
        assertThat(Rows.ALL).allSatisfy(row -> {
            List<Double> scores = row.bars().stream().map(Bar::score).toList();
            assertThat(scores).isSorted().doesNotHaveDuplicates();
        });
    }

    @Test
    void aBudgetIsWhatIsLeftOfIt() {
        assertThat(Budget.steps(100).left(60, 5, 2)).isEqualTo(40);
        assertThat(Budget.games(100).left(60, 5, 2)).isEqualTo(95);
        assertThat(new Budget(Budget.Unit.GAMES_SINCE_LEARNING, 100).left(60, 5, 2)).isEqualTo(97);
    }
}
