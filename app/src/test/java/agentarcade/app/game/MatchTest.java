package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
    private static final Race.Result WON = new Race.Result(2, 1, false);
    private static final Race.Result LOST = new Race.Result(1, 2, false);
    private static final Race.Result DRAWN = new Race.Result(1, 1, false);

    private static Match played(int rounds, String results) {
        Match match = new Match(rounds);
        for (char result : results.toCharArray()) {
            assertThat(match.isOver()).as("before the last of %s", results).isFalse();
            match.count(result == 'w' ? WON : result == 'l' ? LOST : DRAWN);
        }
        return match;
    }

    @ParameterizedTest
    @CsvSource({"1,w,1", "1,l,-1", "1,d,0", "3,ww,1", "3,wlw,1", "3,wll,-1", "3,wdd,1", "3,ddd,0", "5,www,1", "5,wdwd,1", "5,ddddl,-1",
        "7,wwww,1", "7,wlwlwlw,1"})
    void aMatchIsOverWhenNobodyCanCatchUp(int rounds, String results, int winner) {
        Match match = played(rounds, results);
        assertThat(match.isOver()).isTrue();
        assertThat(match.winner()).isEqualTo(winner);
        assertThat(match.results()).hasSize(results.length());
    }

    @Test
    void theRoundIsTheOnePlayedNowOrLast() {
        assertThat(List.of(played(3, "").round(), played(3, "w").round(), played(3, "wl").round(), played(3, "wlw").round(),
                played(3, "ww").round())).containsExactly(1, 2, 3, 3, 2);
    }

    @Test
    void anEndlessMatchIsNeverOver() {
        Match match = Match.endless();
        for (int i = 0; i < 1_000; i++) {
            match.count(WON);
        }
        assertThat(match.isOver()).isFalse();
        assertThat(match.won()).isEqualTo(1_000);
    }

    @Test
    void aRematchStartsFromNothing() {
        Match match = played(3, "ww");
        match.again();
        assertThat(match.isOver()).isFalse();
        assertThat(List.of(match.won(), match.lost(), match.round())).containsExactly(0, 0, 1);
    }
}
