package agentarcade.store;

import agentarcade.experiment.BaselineScore;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The scores of the baselines that come with the program, `resources/baselines.json`: lines to compare agents with. The command
/// `baselines` measures them anew and can write the file.
public final class BaselineScores {
    private static final String FILE = "baselines.json";

    private BaselineScores() {
    }

    /// All there are.
    public static List<BaselineScore> all() throws Refused {
        try (InputStream in = BaselineScores.class.getResourceAsStream("/agentarcade/" + FILE)) {
            return read(in.readAllBytes());
        } catch (IOException broken) {
            throw new Refused(Sentence.of("file.problem.damaged", FILE, Sentence.of("file.damage.entry", FILE)), broken);
        }
    }

    static List<BaselineScore> read(byte[] json) throws IOException {
        List<BaselineScore> scores = new ArrayList<>();
        for (JsonNode tree : Json.read(json)) {
            scores.add(RecordJson.read(tree, BaselineScore.class, FILE));
        }
        return List.copyOf(scores);
    }

    /// Those of this world for whoever acts as often as its agents. None once a rule was turned: they would be those of another game.
    public static List<BaselineScore> of(World world) throws Refused {
        return !world.isCanonical() ? List.of()
                : all().stream().filter(score -> score.world().equals(world.type().id())
                        && score.actionRepeat() == world.wrapping().actionRepeat()).toList();
    }

    public static void write(Path file, List<BaselineScore> scores) throws Refused {
        ArrayNode array = Json.object().arrayNode();
        scores.forEach(score -> array.add(RecordJson.write(score)));
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> out.write(Json.write(array)), written -> {
        }));
    }
}
