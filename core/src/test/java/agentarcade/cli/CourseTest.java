package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.cli.Course.End;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.train.TrainingLoop;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CourseTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void aGoalThatNobodySetIsSoManyGames() {
        assertThat(Goal.of(null, null, null, null, 2_000)).isEqualTo(Goal.games(2_000));
        assertThat(Goal.of(null, 50L, null, 0.9, 2_000)).isEqualTo(new Goal(Long.MAX_VALUE, 50, NEVER, 0.9));
    }

    @Test
    void severalGoalsAreSaidTogether() {
        assertThat(new Goal(2_000, 100_000, 60, -200).inWords(new Texts(Locale.ENGLISH)))
                .isEqualTo("2,000 games or 100,000 steps or 60 s or a mean score of -200");
    }

    /// Games of Catch on a board of 6 have 5 steps.
    @Test
    void gamesAndStepsCountFromWhereTrainingBegins() throws Refused {
        Course course = new Course(new Goal(3, 12, NEVER, NEVER));
        try (TrainingLoop loop = Choices.experiment("catch", "dqn", null, 1, Map.of("size", "6")).start(course)) {
            for (int step = 0; step < 7; step++) {
                loop.step();
            }
            course.begin(loop);
            assertThat(course.end(loop, () -> false)).isEmpty();
            assertThat(course.done(loop)).isZero();
            while (course.end(loop, () -> false).isEmpty()) {
                loop.step();
            }
            assertThat(course.end(loop, () -> false)).contains(End.STEPS);
            assertThat(loop.steps()).isEqualTo(19);
            assertThat(course.done(loop)).isEqualTo(1);
            assertThat(course.end(loop, () -> true)).contains(End.INTERRUPTED);
        }
    }

    @Test
    void howFarItIsToATargetNobodyKnows() throws Refused {
        Course course = new Course(Goal.of(null, null, null, 1.0, 1));
        try (TrainingLoop loop = Choices.experiment("catch", "dqn", null, 1, Map.of()).start(course)) {
            course.begin(loop);
            assertThat(course.done(loop)).isNaN();
            assertThat(course.meanScore()).isNaN();
        }
    }
}
