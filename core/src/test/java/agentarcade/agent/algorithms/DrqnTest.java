package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.Test;

/// In a game of recall: at first the agent sees 1 or −1, then three times nothing but the time. In the last of four steps it must do 1 if
/// it saw 1, else 0. Right earns 1, wrong loses 1.
class DrqnTest {
    private static final int LENGTH = 4;

    private final Map<String, Double> readings = new TreeMap<>();

    private static <S extends Record> S settings(Class<S> type, Object... changes) {
        try {
            Knobs<S> knobs = Knobs.of(type);
            Map<String, Object> values = knobs.values(knobs.initial());
            for (int i = 0; i < changes.length; i += 2) {
                values.put((String) changes[i], changes[i + 1]);
            }
            return knobs.create(values);
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private Task task() {
        return new Task(new Space.Box(-1, 1, 2), new Space.Discrete(2), 1, readings::put);
    }

    private Drqn drqn(Object... changes) {
        return new Drqn(settings(Drqn.Settings.class, changes), task());
    }

    private static float[] seen(int cue, int step) {
        return new float[] {step == 0 ? cue : 0, step / (float) LENGTH};
    }

    private static void play(Agent agent, int games, Randomness random) {
        for (int game = 0; game < games; game++) {
            int cue = 2 * random.nextInt(0, 2) - 1;
            for (int step = 0; step < LENGTH; step++) {
                play(agent, cue, step);
            }
        }
    }

    private static void play(Agent agent, int cue, int step) {
        Action[] actions = new Action[1];
        float[] now = seen(cue, step);
        agent.act(new float[][] {now}, actions);
        boolean isLast = step + 1 == LENGTH;
        int right = cue > 0 ? 1 : 0;
        double reward = !isLast ? 0 : ((Action.Discrete) actions[0]).index() == right ? 1 : -1;
        agent.learn(new Transition[] {
            new Transition(now, actions[0], reward, seen(cue, step + 1), isLast ? Ending.TERMINATED : Ending.NONE)});
    }

    /// What the policy does at the end after both cues.
    private static List<Integer> recalled(Agent agent) {
        try (Policy policy = agent.policy().open()) {
            return IntStream.of(-1, 1).map(cue -> {
                policy.startEpisode();
                int action = 0;
                for (int step = 0; step < LENGTH; step++) {
                    action = ((Action.Discrete) policy.decide(seen(cue, step)).action()).index();
                }
                return action;
            }).boxed().toList();
        }
    }

    @Test
    void learnsToRememberWhereOneWithoutMemoryCanOnlyGuess() {
        try (Drqn drqn = drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "learningRate", 0.01, "epsilonSteps", 2000);
                Dqn dqn = new Dqn(settings(Dqn.Settings.class, "epsilonSteps", 2000), task())) {
            play(drqn, 1000, new Randomness(2));
            play(dqn, 1000, new Randomness(2));
            assertThat(recalled(drqn)).containsExactly(0, 1);
            assertThat(recalled(dqn).stream().distinct()).hasSize(1);
            assertThat(readings.get("loss")).isLessThan(0.1);
        }
    }

    @Test
    void learnsToRememberFromWholeEpisodesToo() {
        try (Drqn drqn = drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "wholeEpisodes", true, "learningRate", 0.01,
                "epsilonSteps", 2000)) {
            play(drqn, 1000, new Randomness(2));
            assertThat(recalled(drqn)).containsExactly(0, 1);
        }
    }

    @Test
    void valuesAreThoseOfDiscountedRewards() {
        try (Drqn drqn =
                drqn("hidden", List.of(16), "memory", 16, "stretch", LENGTH, "learningRate", 0.01, "epsilonSteps", 2000, "discount",
                        0.5)) {
            play(drqn, 1500, new Randomness(2));
            assertThat(drqn.decide(seen(1, 0)).value().orElseThrow()).isEqualTo(0.5 * 0.5 * 0.5, within(0.05));
        }
    }

    @Test
    void decidingLeavesNoTraceInWhatItRemembers() {
        try (Drqn drqn = drqn()) {
            play(drqn, 1, 0);
            float[] before = (float[]) drqn.save().arrays().get("memory/remembered");
            drqn.decide(seen(-1, 0));
            drqn.decide(seen(1, 2));
            assertThat((float[]) drqn.save().arrays().get("memory/remembered")).isEqualTo(before).isNotEqualTo(new float[before.length]);
        }
    }

    @Test
    void anEpisodeBeginsWithAnEmptyMemory() {
        try (Drqn drqn = drqn()) {
            play(drqn, 3, new Randomness(1));
            assertThat((float[]) drqn.save().arrays().get("memory/remembered")).containsOnly(0);
        }
    }

    @Test
    void aPolicyGoesOnFromWhatTheAgentRemembersUntilAnEpisodeBegins() {
        try (Drqn drqn = drqn(); Policy fresh = drqn.policy().open()) {
            play(drqn, 1, 0);
            try (Policy policy = drqn.policy().open()) {
                assertThat(values(policy, seen(1, 1))).isEqualTo(values(drqn, seen(1, 1)));
                policy.startEpisode();
                assertThat(values(policy, seen(1, 1))).isEqualTo(values(fresh, seen(1, 1))).isNotEqualTo(values(drqn, seen(1, 1)));
            }
        }
    }

    private static List<Float> values(Policy policy, float[] observation) {
        float[] values = ((Opinion.ActionValues) policy.decide(observation).opinion()).values();
        return List.of(values[0], values[1]);
    }

    @Test
    void savedInTheMiddleOfAnEpisodeItGoesOnToTheSameBits() {
        try (Drqn straight = drqn("learningStarts", 20, "burnIn", 1); Drqn resumed = drqn("learningStarts", 20, "burnIn", 1)) {
            play(straight, 20, new Randomness(3));
            play(straight, 1, 0);
            play(straight, 1, 1);
            resumed.restore(straight.save());
            for (Drqn drqn : List.of(straight, resumed)) {
                play(drqn, 1, 2);
                play(drqn, 1, 3);
                play(drqn, 20, new Randomness(4));
                play(drqn, -1, 0);
            }
            AgentState expected = straight.save();
            assertThat(resumed.save().numbers()).isEqualTo(expected.numbers());
            assertThat(resumed.save().arrays()).usingRecursiveComparison().isEqualTo(expected.arrays());
        }
    }
}
