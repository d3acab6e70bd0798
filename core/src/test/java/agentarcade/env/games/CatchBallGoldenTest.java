package agentarcade.env.games;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import agentarcade.env.wrappers.TimeLimit;
import agentarcade.golden.GameTrace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Catch-ball on both boards against the program behind the article: every frame, reward, ending and draw.
class CatchBallGoldenTest {
    static Stream<GameTrace> traces() {
        return Stream.of("catchball8.json", "catchball16.json").flatMap(GameTrace::in);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void playsAsTheOriginal(GameTrace trace) {
        CatchBall.Rules rules = new CatchBall.Rules(trace.rows(), 4, 501);
        assertThat(trace.playedIn(new TimeLimit(new CatchBall(rules), rules.stepLimit()))).isEqualTo(trace.seen());
    }
}
