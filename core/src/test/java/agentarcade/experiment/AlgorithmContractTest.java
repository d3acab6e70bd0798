package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Diverged;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.knob.Filter;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.train.Bits;
import agentarcade.train.Checkpoint;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What every algorithm of [Algorithms#ALL] promises, in every kind of world of [Environments#ALL] that it can play, with initial
/// settings, and in some with normalised observations and rewards.
@ParameterizedClass
@MethodSource("pairs")
class AlgorithmContractTest {
    /// Steps of the game that are enough for most to learn something.
    private static final int STEPS = 500;
    /// Steps by which all must have updated their weights.
    private static final int PATIENCE = 50_000;

    /// The largest observation that is learned from as it is; larger pictures are made smaller, so that nobody waits for them.
    private static final int LARGE = 1_000;

    /// One with choices and one with real numbers as actions.
    private static final List<World> SMALLEST = Stream.of("catch", "pendulum-v1")
            .map(id -> World.canonical(Environments.find(id).orElseThrow())).toList();

    record Pair(AlgorithmType<?> algorithm, World world) {
        Experiment experiment(Record settings, long seed) {
            return new Experiment(world, algorithm, settings, seed);
        }

        Experiment experiment(long seed) {
            return experiment(algorithm.settings().initial(), seed);
        }

        @Override
        public String toString() {
            return algorithm.id() + " in " + world.type().id() + " as " + world.wrapping();
        }
    }

    static Stream<Pair> pairs() {
        return Stream.concat(Variant.kinds().map(AlgorithmContractTest::quick), normalised()).flatMap(world -> Algorithms.ALL.stream()
                .filter(algorithm -> algorithm.fits(world)).map(algorithm -> new Pair(algorithm, world)));
    }

    private static World quick(EnvironmentType<?> type) {
        World usual = World.canonical(type);
        Wrapping wrapping = usual.wrapping();
        return usual.training().observations().size() <= LARGE ? usual
                : new World(type, type.canonical(), new Wrapping(wrapping.frames(), wrapping.frameSpacing(), wrapping.actionRepeat(), 4,
                        wrapping.normaliseObservations(), wrapping.normaliseRewards()));
    }

    /// Stacked and normalised: with all that an agent may have around it.
    private static Stream<World> normalised() {
        return Stream.of("catch", "cartpole-v1").map(id -> Environments.find(id).orElseThrow())
                .map(type -> new World(type, type.canonical(), new Wrapping(2, 1, 2, 1, true, true)));
    }

    @Parameter Pair pair;

    private static TrainingLoop start(Experiment experiment) {
        return experiment.start(event -> {
        });
    }

    private static void steps(TrainingLoop loop, int steps) {
        for (int i = 0; i < steps; i++) {
            loop.step();
        }
    }

    /// Steps until there have been updates.
    private static void learn(TrainingLoop loop) {
        while (loop.steps() < STEPS || loop.updates() == 0) {
            assertThat(loop.steps()).as("steps before the first update").isLessThan(PATIENCE);
            loop.step();
        }
    }

    /// What a policy does and believes in states that random play comes through.
    private List<String> decisions(PolicySnapshot snapshot) {
        Environment world = pair.world().training();
        Randomness random = new Randomness(77);
        List<String> decisions = new ArrayList<>();
        try (Policy policy = snapshot.open()) {
            for (int episode = 0; episode < 20; episode++) {
                world.reset(random);
                for (int step = 0; step < 5; step++) {
                    decisions.add(said(policy.decide(world.observation())));
                    if (world.step(Plays.anyAction(world.actions(), random)).ending() != Ending.NONE) {
                        world.reset(random);
                    }
                }
            }
        }
        return decisions;
    }

    private static String said(Decision decision) {
        String action = switch (decision.action()) {
            case Action.Discrete(int index) -> "" + index;
            case Action.Continuous(float[] values) -> Arrays.toString(values);
        };
        return action + " worth " + decision.value() + switch (decision.opinion()) {
            case Opinion.ActionValues(float[] values) -> " of " + Arrays.toString(values);
            case Opinion.Probabilities(float[] probabilities) -> " of " + Arrays.toString(probabilities);
            case Opinion.Bell(float[] means, float[] deviations) -> " of " + Arrays.toString(means) + Arrays.toString(deviations);
            case Opinion.Unsaid() -> "";
        };
    }

    @Test
    void learnsWithFiniteReadings() {
        try (TrainingLoop loop = start(pair.experiment(1))) {
            learn(loop);
            Map<String, Series.View> curves = loop.curves();
            assertThat(curves).isNotEmpty();
            curves.forEach((name, view) -> {
                for (int i = 0; i < view.size(); i++) {
                    assertThat(Float.isFinite(view.means()[i])).as("%s at step %d", name, view.steps()[i]).isTrue();
                }
            });
        }
    }

    @Test
    void learningChangesThePolicy() {
        try (TrainingLoop loop = start(pair.experiment(1))) {
            List<String> before = decisions(loop.policy());
            learn(loop);
            assertThat(decisions(loop.policy())).isNotEqualTo(before);
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        List<Object> first = bitsOfSeed(5);
        assertThat(bitsOfSeed(5)).isEqualTo(first);
        assertThat(bitsOfSeed(6)).isNotEqualTo(first);
    }

    private List<Object> bitsOfSeed(long seed) {
        try (TrainingLoop loop = start(pair.experiment(seed))) {
            learn(loop);
            return Bits.of(loop.checkpoint());
        }
    }

    /// From the middle of an episode, and from before the first update.
    @Test
    void aRestoredRunGoesOnToTheSameBits() {
        for (int half : new int[] {0, 7, 333}) {
            try (TrainingLoop straight = start(pair.experiment(9))) {
                steps(straight, half);
                Checkpoint checkpoint = straight.checkpoint();
                List<Object> saved = Bits.of(checkpoint);
                steps(straight, 200);
                assertThat(Bits.of(checkpoint)).as("a checkpoint belongs to whoever holds it").isEqualTo(saved);
                try (TrainingLoop resumed = pair.experiment(9).resume(checkpoint, event -> {
                })) {
                    assertThat(Bits.of(resumed.checkpoint())).isEqualTo(saved);
                    steps(resumed, 200);
                    assertThat(Bits.of(checkpoint)).as("also after restoring from it").isEqualTo(saved);
                    assertThat(Bits.of(resumed.checkpoint())).isEqualTo(Bits.of(straight.checkpoint()));
                    assertThat(decisions(resumed.policy())).isEqualTo(decisions(straight.policy()));
                }
            }
        }
    }

    @Test
    void aPolicyOpenedInPlaceOfAnotherDecidesAsIfItWereOpenedAnew() {
        try (TrainingLoop loop = start(pair.experiment(3))) {
            PolicySnapshot early = loop.policy();
            learn(loop);
            PolicySnapshot late = loop.policy();
            float[] observation = new float[pair.world().training().observations().size()];
            Policy before = early.open();
            before.decide(observation);
            try (Policy inPlace = late.openInPlaceOf(before); Policy anew = late.open()) {
                assertThat(said(inPlace.decide(observation))).isEqualTo(said(anew.decide(observation)));
                assertThat(said(inPlace.decide(loop.scene().observation()))).isEqualTo(said(anew.decide(loop.scene().observation())));
            }
        }
    }

    @Test
    void aPolicySnapshotDecidesLikeTheAgentAndStaysAsItWas() {
        try (TrainingLoop loop = start(pair.experiment(3))) {
            learn(loop);
            PolicySnapshot snapshot = loop.policy();
            List<String> then = decisions(snapshot);
            try (Policy policy = snapshot.open()) {
                assertThat(said(policy.decide(loop.scene().observation()))).isEqualTo(said(loop.decision()));
            }
            steps(loop, 300);
            assertThat(decisions(snapshot)).isEqualTo(then);
        }
    }

    @Test
    void aPolicyFromTheArraysOfAnotherDecidesLikeThatOne() {
        try (TrainingLoop loop = start(pair.experiment(3)); TrainingLoop fresh = start(pair.experiment(5))) {
            learn(loop);
            Map<String, Object> arrays = loop.policy().arrays();
            PolicySnapshot like = fresh.policy();
            assertThat(decisions(like.with(arrays))).isEqualTo(decisions(loop.policy()));
            arrays.forEach((name, array) -> {
                Map<String, Object> without = new HashMap<>(arrays);
                without.remove(name);
                assertThatIllegalArgumentException().as("without %s", name).isThrownBy(() -> like.with(without));
                Map<String, Object> tooLong = new HashMap<>(arrays);
                tooLong.put(name, new float[Array.getLength(array) + 1]);
                assertThatIllegalArgumentException().as(name).isThrownBy(() -> like.with(tooLong));
            });
        }
    }

    @Test
    void decidingDoesNotDisturbTraining() {
        try (TrainingLoop watched = start(pair.experiment(4)); TrainingLoop alone = start(pair.experiment(4))) {
            for (int i = 0; i < 200; i++) {
                watched.step();
                watched.scene();
                watched.policy();
                watched.checkpoint();
                alone.step();
            }
            assertThat(Bits.of(watched.checkpoint())).isEqualTo(Bits.of(alone.checkpoint()));
        }
    }

    @Test
    void everyLegalActionIsLegal() {
        Environment world = pair.world().training();
        if (world.actions() instanceof Space.Discrete(int n)) {
            try (TrainingLoop loop = start(pair.experiment(2))) {
                steps(loop, 200);
                assertThat(decisions(loop.policy()))
                        .allSatisfy(said -> assertThat(Integer.parseInt(said.split(" ")[0])).isBetween(0, n - 1));
            }
        }
    }

    @Test
    void settingsOutsideTheirRangeAreRefusedWithTheirKnobsSentence() {
        Knobs<?> knobs = pair.algorithm().settings();
        for (Knob knob : knobs.all()) {
            for (Object wrong : outside(knob)) {
                assertThatExceptionOfType(Refused.class).isThrownBy(() -> knobs.with(knobs.initial(), knob.name(), wrong))
                        .satisfies(refused -> assertThat(refused.sentences()).isEqualTo(List.of(knob.refusal(wrong).orElseThrow())));
            }
            assertThat(knob.refusal(knob.initial())).isEmpty();
        }
        assertThat(knobs.problems(knobs.initial())).isEmpty();
    }

    private static List<Object> outside(Knob knob) {
        return switch (knob) {
            case Knob.WholeNumber whole -> List.of(whole.min() - 1, whole.max() + 1);
            case Knob.RealNumber real -> List.of(Math.nextDown(real.min()), Math.nextUp(real.max()), Double.NaN);
            case Knob.Switch _ -> List.of("on");
            case Knob.Choice choice -> List.of(choice.options().getFirst().name());
            case Knob.SizeList sizes -> List.of(List.of(sizes.min() - 1), List.of(sizes.max() + 1),
                    IntStream.range(0, sizes.most() + 1).mapToObj(i -> sizes.min()).toList());
            case Knob.FilterList filters -> List.of(List.of(new Filter(0, 1, 1, false)), List.of(new Filter(1, 17, 1, false)),
                    Collections.nCopies(filters.most() + 1, new Filter(1, 1, 1, false)));
        };
    }

    /// The ends of all ranges work, or break down with a sentence: nothing else may happen. In the smallest world of each kind, because
    /// there are many settings.
    @Test
    void everySettingAtTheEndsOfItsRangeTrainsOrDivergesWithASentence() {
        assumeTrue(SMALLEST.contains(pair.world()));
        Variant.extremes(pair.algorithm().settings()).forEach(settings -> {
            try (TrainingLoop loop = start(pair.experiment(settings, 1))) {
                while (loop.steps() < 250 && loop.updates() < 10) {
                    loop.step();
                }
            } catch (Diverged diverged) {
                assertThat(diverged.sentence().key()).as("with %s", settings).isEqualTo("agent.diverged");
            }
        });
    }

    private record Foreign(int number) {
    }

    @Test
    void statesOfAnotherAgentAreRefused() {
        try (TrainingLoop loop = start(pair.experiment(1))) {
            steps(loop, 300);
            Checkpoint good = loop.checkpoint();
            refuses(good, new AgentState(new Foreign(1), good.agent().arrays()));
            for (Map.Entry<String, Object> array : good.agent().arrays().entrySet()) {
                Map<String, Object> without = new HashMap<>(good.agent().arrays());
                without.remove(array.getKey());
                refuses(good, new AgentState(good.agent().numbers(), without));
                Map<String, Object> tooLong = new HashMap<>(good.agent().arrays());
                tooLong.put(array.getKey(), new float[Array.getLength(array.getValue()) + 1]);
                refuses(good, new AgentState(good.agent().numbers(), tooLong));
            }
        }
    }

    private void refuses(Checkpoint good, AgentState agent) {
        assertThatIllegalArgumentException().isThrownBy(
                () -> pair.experiment(1).resume(good.with(agent), event -> {
                }).close());
    }
}
