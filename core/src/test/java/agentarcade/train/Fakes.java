package agentarcade.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;

/// A world and an agent with nothing to learn, for tests of what goes on around them. Both do extra things when told to.
final class Fakes {
    /// What to do at each step of the world, which counts from 1; may throw or sleep.
    @FunctionalInterface
    interface AtStep {
        AtStep NOTHING = step -> {
        };

        void run(long step);
    }

    private Fakes() {
    }

    static TrainingLoop loop(AtStep atStep, Consumer<TrainingEvent> listener) {
        return new TrainingLoop(() -> new World(atStep), FakeAgent::new, new FakeSettings(1), 1, listener);
    }

    static TrainingLoop loop(Environment world, Function<Task, Agent> agent) {
        return new TrainingLoop(() -> world, agent, new FakeSettings(1), 1, event -> {
        });
    }

    /// Counts its steps; an episode has 10, each worth a number by chance.
    static class World implements Environment {
        record State(long steps, int inEpisode) {
        }

        private final AtStep atStep;
        private RandomGenerator random;
        private long steps;
        private int inEpisode;

        World(AtStep atStep) {
            this.atStep = atStep;
        }

        @Override
        public Space.Box observations() {
            return new Space.Box(0, 1e9f, 2);
        }

        @Override
        public Space actions() {
            return new Space.Discrete(2);
        }

        @Override
        public void reset(RandomGenerator chance) {
            random = chance;
            inEpisode = 0;
        }

        @Override
        public Step step(Action action) {
            atStep.run(steps + 1);
            steps++;
            inEpisode++;
            return new Step(random.nextDouble(), inEpisode == 10 ? Ending.TRUNCATED : Ending.NONE);
        }

        @Override
        public void observe(float[] into) {
            into[0] = steps;
            into[1] = inEpisode;
        }

        @Override
        public Record snapshot() {
            return new State(steps, inEpisode);
        }

        @Override
        public void restore(Record snapshot, RandomGenerator chance) {
            State state = (State) snapshot;
            random = chance;
            steps = state.steps();
            inEpisode = state.inEpisode();
        }

        @Override
        public Picture picture() {
            return new Picture(10, 1, List.of(new Picture.Disc("step", Picture.Ink.PLAYER, inEpisode, 0.5, 0.5)));
        }

        @Override
        public Controls controls() {
            return new Controls(Action.Discrete.of(0), List.of());
        }

        @Override
        public double naturalSpeed() {
            return 10;
        }

        @Override
        public Score score() {
            return Score.RETURN;
        }
    }

    /// Counts what it lived through, and reports it.
    static class FakeAgent implements Agent {
        record Count(long learned) {
        }

        private final Task task;
        private long learned;
        boolean closed;

        FakeAgent(Task task) {
            this.task = task;
        }

        @Override
        public void act(float[][] observations, Action[] actions) {
            Arrays.fill(actions, Action.Discrete.of(0));
        }

        @Override
        public Decision decide(float[] observation) {
            return Decision.byValues(Action.Discrete.of(0), new float[] {observation[0], 0});
        }

        @Override
        public void learn(Transition[] transitions) {
            learned++;
            task.readings().add("learned", learned);
        }

        @Override
        public long updates() {
            return learned;
        }

        @Override
        public void use(Record settings) {
            if (!(settings instanceof FakeSettings)) {
                throw new ClassCastException("Not mine: " + settings);
            }
        }

        @Override
        public PolicySnapshot policy() {
            long then = learned;
            return new FakePolicy(then);
        }

        @Override
        public AgentState save() {
            return new AgentState(new Count(learned), Map.of("weights", new float[] {learned}));
        }

        @Override
        public void restore(AgentState state) {
            learned = ((Count) state.numbers()).learned();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    record FakeSettings(int number) {
    }

    record FakePolicy(long learned) implements PolicySnapshot {
        @Override
        public agentarcade.agent.Policy open() {
            throw new UnsupportedOperationException();
        }
    }
}
