package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.app.TestWindow;
import agentarcade.env.Action;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class ShownPolicyTest {
    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final ShownPolicy newest = new ShownPolicy();

    private PolicySnapshot thinking(int millis) {
        return () -> new Policy() {
            @Override
            public Decision decide(float[] observation) {
                TestWindow.sleep(millis);
                return Decision.byValues(Action.Discrete.of(decisions.incrementAndGet()), new float[] {1});
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void untilOneHasComeThereIsNoDecision() {
        assertThat(newest.isThere()).isFalse();
        assertThat(newest.decide(new float[1])).isEmpty();
        assertThat(newest.opinion(new float[1])).isEmpty();
    }

    @Test
    void itIsAskedOnceAnObservation() {
        newest.take(thinking(0));
        float[] observation = new float[1];
        assertThat(newest.decide(observation)).isEqualTo(newest.decide(observation));
        newest.decide(new float[1]);
        assertThat(decisions).hasValue(2);
    }

    @Test
    void aNewerOneTakesThePlaceOfTheOneBefore() {
        PolicySnapshot first = thinking(0);
        newest.take(first);
        newest.take(first);
        assertThat(closed).hasValue(0);
        newest.take(thinking(0));
        assertThat(closed).hasValue(1);
        newest.close();
        assertThat(closed).hasValue(2);
        assertThat(newest.isThere()).isFalse();
    }

    @Test
    void oneThatThinksLongGivesItsOpinionRarelyButAlwaysPlays() {
        newest.take(thinking(40));
        Decision first = newest.opinion(new float[1]).orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(newest.opinion(new float[1])).as("a moment later").containsSame(first);
        }
        assertThat(decisions).hasValue(1);
        newest.decide(new float[1]);
        assertThat(decisions).as("a move can't wait").hasValue(2);
        TestWindow.sleep(1_500);
        newest.opinion(new float[1]);
        assertThat(decisions).hasValue(3);
    }
}
