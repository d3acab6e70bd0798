package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.GameTrace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// CAVE against the program behind the article: every frame, reward, ending and draw.
class CaveGoldenTest {
    static Stream<GameTrace> traces() {
        return GameTrace.in("cave.json");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void playsAsTheOriginal(GameTrace trace) {
        assertThat(trace.playedIn(new TimeLimit(new Cave(Cave.Rules.NORMAL), Cave.Rules.NORMAL.stepLimit()))).isEqualTo(trace.seen());
    }
}
