package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import agentarcade.golden.GameTrace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Catch against the program behind the article: every frame, reward, ending and draw.
class CatchGoldenTest {
    static Stream<GameTrace> traces() {
        return GameTrace.in("catch.json");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void playsAsTheOriginal(GameTrace trace) {
        assertThat(trace.playedIn(new Catch(new Catch.Rules(trace.rows())))).isEqualTo(trace.seen());
    }
}
