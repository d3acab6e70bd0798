package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.BaselineScore;
import agentarcade.experiment.BaselineScore.Contest;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineScoresTest {
    private static String who(Contest contest) {
        return contest.type().id() + " " + contest.player() + " " + contest.actionRepeat();
    }

    @Test
    void everybodyInEveryWorldHasBeenMeasured() throws Refused {
        assertThat(BaselineScores.all()).extracting(score -> score.world() + " " + score.player() + " " + score.actionRepeat())
                .as("new worlds are measured by ./mvnw -Prun -Dargs=\"baselines --world ID --write resources/baselines.json\"")
                .containsExactlyElementsOf(Contest.all().stream().map(BaselineScoresTest::who).toList());
    }

    @Test
    void whatIsShippedIsWhatIsMeasuredNow() throws Refused {
        for (BaselineScore shipped : BaselineScores.all()) {
            // Long flights and 100,000 games are left to the command.
            boolean quick =
                    shipped.episodes() == 1_000 && !shipped.world().startsWith("cave-no") && !shipped.world().startsWith("catch-ball");
            if (quick) {
                Contest contest = new Contest(Environments.find(shipped.world()).orElseThrow(), shipped.player(), shipped.actionRepeat());
                assertThat(contest.play(1_000, 1)).isEqualTo(shipped);
            }
        }
    }

    @Test
    void agentsAreComparedWithWhoActsAsOftenAsTheyDo() throws Refused {
        World cave = World.canonical(Environments.find("cave").orElseThrow());
        assertThat(BaselineScores.of(cave)).isNotEmpty().allSatisfy(score -> assertThat(score.actionRepeat()).isEqualTo(3));
        World atEachStep = new World(cave.type(), cave.rules(), Wrapping.NONE);
        assertThat(BaselineScores.of(atEachStep)).isNotEmpty().allSatisfy(score -> assertThat(score.actionRepeat()).isEqualTo(1));
    }

    @Test
    void anotherGameHasNoScoresToCompareWith() throws Refused {
        var type = Environments.find("cartpole-v1").orElseThrow();
        Record heavier = type.rules().with(type.canonical(), "gravity", 20.0);
        assertThat(BaselineScores.of(new World(type, heavier, type.wrapping()))).isEmpty();
    }

    @Test
    void writtenScoresAreReadBackToTheBit(@TempDir Path folder) throws Exception {
        List<BaselineScore> scores = BaselineScores.all();
        Path file = folder.resolve("scores.json");
        BaselineScores.write(file, scores);
        assertThat(BaselineScores.read(Files.readAllBytes(file))).isEqualTo(scores);
    }
}
