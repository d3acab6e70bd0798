package agentarcade.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Step;
import com.fasterxml.jackson.databind.JsonNode;

/// One game as the reference program played it: its chance, what was done, and what was to be seen.
/// `frames[0]` follows the reset, `frames[t+1]` action t; a frame has a string a row, see [#cell].
public record GameTrace(String name, List<ScriptedRandom.Draw> draws, List<Integer> actions, Seen seen) {

    /// What a game shows and gives. Two of these are equal if no player could tell the games apart.
    public record Seen(List<List<String>> frames, List<Double> rewards, List<Boolean> terminated, List<Boolean> truncated,
            List<ScriptedRandom.Draw> unusedDraws) {
    }

    public static Stream<GameTrace> in(String file) {
        List<GameTrace> traces = new ArrayList<>();
        for (JsonNode trace : Golden.read(file).path("traces")) {
            traces.add(trace("%s, trace %d".formatted(file, traces.size()), trace));
        }
        return traces.stream();
    }

    private static GameTrace trace(String name, JsonNode trace) {
        List<List<String>> frames = Golden.list(trace.path("frames")).stream()
                .map(frame -> Golden.list(frame).stream().map(JsonNode::textValue).toList()).toList();
        List<Double> rewards = Golden.list(trace.path("rewards")).stream().map(JsonNode::doubleValue).toList();
        Seen seen = new Seen(frames, rewards, Golden.booleans(trace.path("terminated")), Golden.booleans(trace.path("truncated")),
                List.of());
        List<Integer> actions = Golden.list(trace.path("actions")).stream().map(JsonNode::intValue).toList();
        return new GameTrace(name, ScriptedRandom.draws(trace.path("draws")), actions, seen);
    }

    /// Rows of a frame: the size of the board.
    public int rows() {
        return seen.frames().getFirst().size();
    }

    /// The same chance and the same actions in `world`.
    public Seen playedIn(Environment world) {
        ScriptedRandom random = new ScriptedRandom(draws);
        List<List<String>> frames = new ArrayList<>();
        List<Double> rewards = new ArrayList<>();
        List<Boolean> terminated = new ArrayList<>();
        List<Boolean> truncated = new ArrayList<>();
        world.reset(random);
        frames.add(frame(world));
        for (int action : actions) {
            Step step = world.step(Action.Discrete.of(action));
            frames.add(frame(world));
            rewards.add(step.reward());
            terminated.add(step.ending() == Ending.TERMINATED);
            truncated.add(step.ending() == Ending.TRUNCATED);
        }
        return new Seen(frames, rewards, terminated, truncated, random.unused());
    }

    /// The newest picture in what the agent sees: its last two dimensions.
    private static List<String> frame(Environment world) {
        int[] shape = world.observations().shape();
        int rows = shape[shape.length - 2];
        int columns = shape[shape.length - 1];
        float[] observation = world.observation();
        List<String> frame = new ArrayList<>();
        for (int start = observation.length - rows * columns; start < observation.length; start += columns) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                row.append(cell(observation[start + column]));
            }
            frame.add(row.toString());
        }
        return frame;
    }

    private static String cell(float value) {
        return value == 0 ? "." : value == 0.4f ? "4" : value == 0.5f ? "5" : value == 0.8f ? "8" : value == 1 ? "0" : "<" + value + ">";
    }

    @Override
    public String toString() {
        return name;
    }
}
