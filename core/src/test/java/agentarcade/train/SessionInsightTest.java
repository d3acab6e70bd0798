package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.train.Fakes.AtStep;
import org.junit.jupiter.api.Test;

class SessionInsightTest extends SessionFixture {
    @Test
    void insightIsGivenOnlyWhileWanted() {
        TrainingSession session = session(AtStep.NOTHING);
        assertThat(awaitStatus(session, Status.Paused.class).insight()).isEmpty();
        session.showInsight(true);
        await(session, snapshot -> snapshot.insight().isPresent());
        session.showInsight(false);
        session.resume();
        long steps = await(session, snapshot -> snapshot.insight().isEmpty() && snapshot.steps() > 0).steps();
        pause(600);
        assertThat(await(session, snapshot -> snapshot.steps() > steps).insight()).isEmpty();
    }

    @Test
    void itIsGivenAtMostTwiceASecond() {
        TrainingSession session = session(step -> pause(1));
        session.showInsight(true);
        session.resume();
        await(session, snapshot -> snapshot.insight().isPresent());
        long first = System.nanoTime();
        await(session, snapshot -> snapshot.insight().isPresent());
        assertThat(System.nanoTime() - first).isGreaterThan(400_000_000L);
    }
}
