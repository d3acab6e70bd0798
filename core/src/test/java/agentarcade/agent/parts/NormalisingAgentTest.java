package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.agent.parts.NormalisingAgent.Which;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Space;
import org.junit.jupiter.api.Test;

class NormalisingAgentTest {
    private static final Action ANY = Action.Discrete.of(0);
    private static final Which BOTH = new Which(true, true);

    private record Settings(double discount) {
    }

    private record Numbers(int lived) {
    }

    /// Writes down all it is shown; decides nothing but says what it saw.
    private static final class Witness implements Agent {
        private final Task task;
        private final List<float[]> acted = new ArrayList<>();
        private final List<Transition> lived = new ArrayList<>();

        private Witness(Task task) {
            this.task = task;
        }

        @Override
        public void act(float[][] observations, Action[] actions) {
            acted.add(observations[0]);
            actions[0] = ANY;
        }

        @Override
        public Decision decide(float[] observation) {
            return Decision.byValues(ANY, observation);
        }

        @Override
        public void learn(Transition[] transitions) {
            lived.addAll(List.of(transitions));
        }

        @Override
        public long updates() {
            return lived.size();
        }

        @Override
        public void use(Record settings) {
            // Nothing to change.
        }

        @Override
        public PolicySnapshot policy() {
            return () -> new Witness(task);
        }

        @Override
        public AgentState save() {
            return new AgentState(new Numbers(lived.size()), Map.of("weights/own", new float[] {lived.size()}));
        }

        @Override
        public void restore(AgentState state) {
            assertThat(state.numbers()).isInstanceOf(Numbers.class);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private Witness witness;

    private NormalisingAgent agent(Which which, double discount) {
        Task task = new Task(new Space.Box(-100, 100, 2), new Space.Discrete(2), 1, (name, value) -> {
        });
        return new NormalisingAgent(task, seen -> witness = new Witness(seen), which, new Settings(discount),
                settings -> ((Settings) settings).discount());
    }

    /// One step, as the training loop does it.
    private static void live(Agent agent, float[] observation, double reward, float[] next, Ending ending) {
        Action[] actions = new Action[1];
        agent.act(new float[][] {observation}, actions);
        agent.learn(new Transition[] {new Transition(observation, actions[0], reward, next, ending)});
    }

    private static float[] values(Decision decision) {
        return ((Opinion.ActionValues) decision.opinion()).values();
    }

    private static float[] seen(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    // ---- observations ----

    @Test
    void observationsAreNormalisedByAllThatWereSeenUpToThem() {
        NormalisingAgent agent = agent(new Which(true, false), 0.9);
        live(agent, seen(1, 5), 0, seen(3, 5), Ending.NONE);
        live(agent, seen(3, 5), 0, seen(5, 5), Ending.NONE);
        // Means 1, 2, 3 and variances 0, 1, 8/3; the second number never changes.
        float two = (float) (1 / Math.sqrt(1 + 1e-8));
        float three = (float) (2 / Math.sqrt(8 / 3.0 + 1e-8));
        assertThat(witness.lived.get(0).observation()).containsExactly(0, 0);
        assertThat(witness.lived.get(0).next()).containsExactly(two, 0);
        assertThat(witness.lived.get(1).next()[0]).isCloseTo(three, within(1e-6f));
    }

    @Test
    void whatIsSeenNextIsWhatIsSeenInTheFollowingStepAndWhatIsActedOn() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        live(agent, seen(1, 5), 0, seen(3, 6), Ending.NONE);
        // The same numbers in another array, as after opening a file.
        live(agent, seen(3, 6), 0, seen(-5, 7), Ending.NONE);
        assertThat(witness.lived.get(1).observation()).isSameAs(witness.lived.get(0).next()).isSameAs(witness.acted.get(1));
        assertThat(agent.save().array("normaliser/observations", double[].class, 5)[0]).as("counted").isEqualTo(3);
    }

    @Test
    void theFirstObservationOfAnEpisodeIsCountedEvenIfTheLastLookedTheSame() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        live(agent, seen(1, 5), 0, seen(3, 6), Ending.TERMINATED);
        live(agent, seen(3, 6), 0, seen(4, 6), Ending.NONE);
        assertThat(agent.save().array("normaliser/observations", double[].class, 5)[0]).isEqualTo(4);
    }

    @Test
    void farOutlyingNumbersAreClipped() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        for (int i = 0; i < 500; i++) {
            live(agent, seen(i % 2, 0), 0, seen(i % 2, 0), Ending.TERMINATED);
        }
        live(agent, seen(1, 0), 0, seen(-100, 100), Ending.TERMINATED);
        assertThat(witness.lived.getLast().next()).containsExactly(-10, 10);
        assertThat(witness.task.observations()).isEqualTo(new Space.Box(-10, 10, 2));
    }

    @Test
    void decidingUsesTheMomentsButDoesNotChangeThem() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        live(agent, seen(1, 5), 0, seen(3, 5), Ending.NONE);
        Map<String, Object> before = agent.save().arrays();
        assertThat(values(agent.decide(seen(4, 5)))).containsExactly((float) (2 / Math.sqrt(1 + 1e-8)), 0);
        assertSame(agent.save().arrays(), before);
    }

    /// R = 1, then 0.5 · 1 + 3 = 3.5: variance 1.5625, so a reward that was passed on as 1 is worth 1.25.
    @Test
    void whatIsExpectedIsToldInTheRewardsOfTheWorld() {
        NormalisingAgent agent = agent(new Which(false, true), 0.5);
        live(agent, seen(1, 5), 1, seen(3, 5), Ending.NONE);
        live(agent, seen(3, 5), 3, seen(3, 5), Ending.NONE);
        Decision decision = agent.decide(seen(4, 8));
        assertThat(values(decision)).containsExactly(5, 10);
        assertThat(decision.value()).hasValueCloseTo(10.0, within(1e-6));
        try (Policy policy = agent.policy().open()) {
            assertThat(values(policy.decide(seen(4, 8)))).containsExactly(5, 10);
        }
    }

    @Test
    void aPolicyKeepsTheMomentsOfItsTime() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        live(agent, seen(1, 5), 0, seen(3, 5), Ending.NONE);
        try (Policy policy = agent.policy().open()) {
            float[] then = values(agent.decide(seen(4, 6)));
            live(agent, seen(3, 5), 0, seen(50, -50), Ending.NONE);
            assertThat(values(policy.decide(seen(4, 6)))).isEqualTo(then).isNotEqualTo(values(agent.decide(seen(4, 6))));
        }
    }

    // ---- rewards ----

    /// R = 1, 0.5 · 1 + 2 = 2.5, then afresh −4: variances 0, 0.5625 and of 1, 2.5, −4.
    @Test
    void rewardsAreDividedByTheSpreadOfTheDiscountedReturnWhichStartsAfreshWithEachEpisode() {
        NormalisingAgent agent = agent(new Which(false, true), 0.5);
        live(agent, seen(1, 5), 1, seen(3, 5), Ending.NONE);
        live(agent, seen(3, 5), 2, seen(3, 5), Ending.TRUNCATED);
        live(agent, seen(3, 5), -4, seen(3, 5), Ending.NONE);
        double mean = -0.5 / 3;
        double variance = (1 + 6.25 + 16) / 3 - mean * mean;
        List<Double> rewards = witness.lived.stream().map(Transition::reward).toList();
        assertThat(rewards.get(0)).isEqualTo(1);
        assertThat(rewards.get(1)).isCloseTo(2 / 0.75, within(1e-7));
        assertThat(rewards.get(2)).isCloseTo(-4 / Math.sqrt(variance), within(1e-7));
        assertThat(witness.lived.get(2).observation()).as("not normalised").containsExactly(3, 5);
        assertThat(witness.task.observations()).isEqualTo(new Space.Box(-100, 100, 2));
    }

    @Test
    void aRewardFarOutOfTheOrdinaryIsClipped() {
        NormalisingAgent agent = agent(BOTH, 0);
        for (int i = 0; i < 1000; i++) {
            live(agent, seen(0, 0), i % 2, seen(0, 0), Ending.NONE);
        }
        live(agent, seen(0, 0), -1000, seen(0, 0), Ending.NONE);
        assertThat(witness.lived.getLast().reward()).isEqualTo(-10);
    }

    @Test
    void anotherDiscountCountsFromTheNextRewardOn() {
        NormalisingAgent turned = agent(BOTH, 0.5);
        NormalisingAgent other = agent(BOTH, 0.9);
        for (NormalisingAgent agent : List.of(turned, other)) {
            live(agent, seen(0, 0), 1, seen(0, 1), Ending.NONE);
            agent.use(new Settings(0.9));
            live(agent, seen(0, 1), 1, seen(0, 2), Ending.NONE);
        }
        assertSame(turned.save().arrays(), other.save().arrays());
    }

    // ---- save, restore ----

    @Test
    void aRestoredAgentSeesToTheBitWhatTheOtherSees() {
        for (Which which : List.of(BOTH, new Which(true, false), new Which(false, true))) {
            for (Ending ending : Ending.values()) {
                NormalisingAgent agent = agent(which, 0.9);
                Witness seenByAgent = witness;
                live(agent, seen(1, 5), 1, seen(3, 7), Ending.NONE);
                live(agent, seen(3, 7), 2, seen(-3, 9), ending);
                NormalisingAgent restored = agent(which, 0.9);
                live(restored, seen(1, 1), 9, seen(2, 2), Ending.NONE);
                restored.restore(agent.save());
                assertThat(agent.save().numbers()).isEqualTo(new Numbers(2));
                live(agent, seen(-3, 9), 3, seen(1, 1), Ending.NONE);
                live(restored, seen(-3, 9), 3, seen(1, 1), Ending.NONE);
                Transition expected = seenByAgent.lived.getLast();
                Transition actual = witness.lived.getLast();
                assertThat(actual.observation()).isEqualTo(expected.observation());
                assertThat(actual.next()).isEqualTo(expected.next());
                assertThat(actual.reward()).isEqualTo(expected.reward());
                Map<String, Object> moments = new HashMap<>(agent.save().arrays());
                moments.put("weights/own", restored.save().arrays().get("weights/own"));
                assertSame(restored.save().arrays(), moments);
            }
        }
    }

    private static void assertSame(Map<String, Object> actual, Map<String, Object> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> assertThat(Objects.deepEquals(actual.get(name), array)).as(name).isTrue());
    }

    @Test
    void momentsThatDoNotFitAreRefused() {
        NormalisingAgent agent = agent(BOTH, 0.9);
        live(agent, seen(1, 5), 1, seen(3, 7), Ending.NONE);
        AgentState good = agent.save();
        assertThat(good.arrays()).containsOnlyKeys("normaliser/known", "normaliser/newest", "normaliser/observations", "normaliser/returns",
                "weights/own");
        Map<String, List<Object>> wrong = Map.of("normaliser/newest", List.of(new float[2], new float[5], new double[4]),
                "normaliser/known", List.of(new byte[2], new float[1]),
                "normaliser/observations", List.of(new double[4], new float[5], new double[] {1, 0, 0, -1, 0}),
                "normaliser/returns", List.of(new double[3], new double[] {1, 0, 0, Double.NaN}));
        wrong.forEach((name, arrays) -> arrays.forEach(array -> {
            Map<String, Object> changed = new HashMap<>(good.arrays());
            changed.put(name, array);
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> agent.restore(new AgentState(good.numbers(), changed)));
            changed.remove(name);
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> agent.restore(new AgentState(good.numbers(), changed)));
        }));
    }
}
