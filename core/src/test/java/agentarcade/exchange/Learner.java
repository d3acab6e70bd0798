package agentarcade.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.experiment.World;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.train.TrainingLoop;

/// A kind of network and policy, to be trained for a moment and exported.
///
/// @param settings rules, wrapping and settings by name, as they are typed
record Learner(String name, String world, String algorithm, int steps, Map<String, String> settings) {
    static final int EPISODES = 40;
    static final int STEPS = 25;

    /// Every kind of layer, of output and of action there is.
    static Stream<Learner> all() {
        return Stream.of(
                new Learner("dense", "catch", "dqn", 250, Map.of("hidden", "24-16", "activation", "SIGMOID")),
                new Learner("convolutions", "catch", "dqn", 230,
                        Map.of("filters", "5@3x3/2 same, 4@2x2", "hidden", "16", "frames", "2", "batchSize", "8")),
                new Learner("dueling", "catch", "dqn", 230, Map.of("filters", "4@4x4/2", "hidden", "16", "dueling", "true")),
                new Learner("no hidden layers", "catch", "dqn", 230, Map.of("hidden", "")),
                new Learner("normalised", "cartpole-v1", "dqn", 250,
                        Map.of("normaliseObservations", "true", "normaliseRewards", "true", "hidden", "16")),
                new Learner("memory", "catch", "drqn", 300, Map.of("memory", "12", "hidden", "16")),
                new Learner("two choices", "cartpole-v1", "reinforce", 600, Map.of("sigmoid", "true", "bias", "false", "hidden", "16")),
                new Learner("probabilities", "catch", "ppo", 600, Map.of("hidden", "16-16", "filters", "4@3x3/1")),
                new Learner("shared trunk", "cartpole-v1", "a2c", 600,
                        Map.of("sharedTrunk", "true", "hidden", "16-16", "normaliseRewards", "true")),
                new Learner("bell curve", "pendulum-v1", "ppo", 600, Map.of("hidden", "16", "normaliseObservations", "true")),
                new Learner("actor and critic", "mountain-car-continuous-v0", "ddpg", 150,
                        Map.of("actorHidden", "16-16", "criticHidden", "16", "frames", "3", "learningStarts", "100", "batchSize", "16")));
    }

    @Override
    public String toString() {
        return name;
    }

    /// What came of it.
    ///
    /// @param observations [EPISODES][STEPS][] of random play
    /// @param decisions what the policy does then
    record Learned(Run run, PolicySnapshot policy, float[][][] observations, Decision[][] decisions) {
        Space actions() {
            return run.experiment().world().training().actions();
        }

        Space.Box seen() {
            return run.experiment().world().training().observations();
        }
    }

    Learned train() throws Refused {
        Experiment experiment = experiment();
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < steps) {
                loop.step();
            }
            if (loop.updates() == 0) {
                throw new IllegalStateException(name + " never learned");
            }
            float[][][] observations = observations(experiment.world().training());
            return new Learned(new Run(experiment, loop.checkpoint()), loop.policy(), observations, decide(loop.policy(), observations));
        }
    }

    private Experiment experiment() throws Refused {
        EnvironmentType<?> type = Environments.find(world).orElseThrow();
        AlgorithmType<?> learner = Algorithms.find(algorithm).orElseThrow();
        return new Experiment(new World(type, changed(type.rules()), changed(type.wrappings())), learner, changed(learner.settings()), 5);
    }

    private <S extends Record> S changed(Knobs<S> knobs) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>(knobs.values(knobs.initial()));
        for (Knob knob : knobs.all()) {
            if (settings.containsKey(knob.name())) {
                values.put(knob.name(), knob.parse(settings.get(knob.name())));
            }
        }
        return knobs.create(values);
    }

    private static float[][][] observations(Environment world) {
        Randomness random = new Randomness(9);
        float[][][] observations = new float[EPISODES][STEPS][];
        for (float[][] episode : observations) {
            Ending ending = Ending.TERMINATED;
            for (int step = 0; step < STEPS; step++) {
                if (ending == Ending.NONE) {
                    ending = world.step(any(world.actions(), random)).ending();
                } else {
                    world.reset(random);
                    ending = Ending.NONE;
                }
                episode[step] = world.observation();
            }
        }
        return observations;
    }

    private static Action any(Space actions, Randomness random) {
        return switch (actions) {
            case Space.Discrete(int choices) -> Action.Discrete.of(random.nextInt(choices));
            case Space.Box box -> {
                float[] values = new float[box.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = box.low(i) + random.nextFloat() * (box.high(i) - box.low(i));
                }
                yield new Action.Continuous(values);
            }
        };
    }

    private static Decision[][] decide(PolicySnapshot snapshot, float[][][] observations) {
        Decision[][] decisions = new Decision[EPISODES][STEPS];
        try (Policy policy = snapshot.open()) {
            for (int episode = 0; episode < EPISODES; episode++) {
                policy.startEpisode();
                for (int step = 0; step < STEPS; step++) {
                    decisions[episode][step] = policy.decide(observations[episode][step]);
                }
            }
        }
        return decisions;
    }

    /// The observations of one step in all episodes.
    static List<float[]> atStep(float[][][] observations, int step) {
        return Stream.of(observations).map(episode -> episode[step]).toList();
    }
}
