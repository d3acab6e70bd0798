package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static Experience experience(int joined, Optional<Priorities> priorities) {
        return new Experience(new Task(new Space.Box(0, 1000, 1), new Space.Discrete(2), 1, (_, _) -> {
        }), 1000, joined, priorities);
    }

    /// Step i of a life whose episodes end with the steps given; it earns i.
    private static Transition step(int i, Set<Integer> ends) {
        Ending ending = ends.contains(i) ? Ending.TERMINATED : Ending.NONE;
        return new Transition(new float[] {i}, Action.Discrete.of(i % 2), i, new float[] {i + 1}, ending);
    }

    private static TransitionBatch sample(Experience experience, int count) {
        TransitionBatch batch = new TransitionBatch(count);
        experience.sample(batch, count, 0.5, new Randomness(1));
        return batch;
    }

    @Test
    void everySoManiethTransitionIsRememberedAndEachThatEndsAnEpisode() {
        Experience experience = experience(1, Optional.empty());
        for (int i = 0; i < 20; i++) {
            experience.add(step(i, Set.of(5, 11)), 0.9, 4);
        }
        TransitionBatch batch = sample(experience, 500);
        assertThat(new TreeSet<>(IntStream.range(0, 500).mapToObj(row -> (int) batch.reward(row)).toList()))
                .containsExactly(3, 5, 7, 11, 15, 19);
        assertThat(experience.size()).isEqualTo(6);
    }

    @Test
    void whatIsDrawnIsJoinedAndKnowsItsLength() {
        Experience experience = experience(3, Optional.empty());
        for (int i = 0; i < 5; i++) {
            experience.add(step(i, Set.of(3)), 0.5, 1);
        }
        TransitionBatch batch = sample(experience, 300);
        Set<List<Double>> seen = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        for (int row = 0; row < 300; row++) {
            seen.add(List.of((double) batch.observation(row)[0], batch.reward(row), (double) batch.next(row)[0], (double) batch.span(row),
                    batch.bootstrap(row)));
        }
        assertThat(new ArrayList<>(seen)).containsExactly(List.of(0.0, 0 + 0.5 * 1 + 0.25 * 2, 3.0, 3.0, 1.0),
                List.of(1.0, 1 + 0.5 * 2 + 0.25 * 3, 4.0, 3.0, 0.0), List.of(2.0, 2 + 0.5 * 3, 4.0, 2.0, 0.0),
                List.of(3.0, 3.0, 4.0, 1.0, 0.0));
    }

    @Test
    void whatSurprisedMostIsDrawnMost() {
        Experience experience = experience(1, Optional.of(new Priorities(1)));
        for (int i = 0; i < 4; i++) {
            experience.add(step(i, Set.of()), 0.9, 1);
        }
        TransitionBatch each = sample(experience, 4);
        assertThat(IntStream.range(0, 4).map(each::slot)).as("new ones all alike").containsExactly(0, 1, 2, 3);
        experience.learned(each, new double[] {0, 0, -6, 2});
        TransitionBatch batch = sample(experience, 400);
        assertThat(IntStream.range(0, 400).filter(row -> batch.slot(row) == 2).count()).isBetween(298L, 301L);
        assertThat(IntStream.range(0, 400).filter(row -> batch.slot(row) == 3).count()).isBetween(98L, 101L);
    }
}
